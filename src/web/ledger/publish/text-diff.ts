/** What two texts share and where they differ, for showing a changed clause: words of Chinese have no spaces, so it compares characters. */

export interface DiffPiece {
  readonly in: 'both' | 'before' | 'after';
  readonly text: string;
}

// Above this many cells the middle is shown as replaced whole: nobody reads a diff of that size letter by letter.
const mostCells = 4_000_000;

/** Pieces in reading order; those of `before` and `both` give the old text, those of `after` and `both` the new one. */
export function textDiff(before: string, after: string): DiffPiece[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const pieces: DiffPiece[] = [];
  push(pieces, 'both', before.slice(0, head));
  diffMiddle(pieces, before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  push(pieces, 'both', before.slice(before.length - tail));
  return pieces;
}

function diffMiddle(pieces: DiffPiece[], before: string, after: string): void {
  const width = after.length + 1;
  if (before.length * after.length > mostCells || before === '' || after === '') {
    push(pieces, 'before', before);
    push(pieces, 'after', after);
    return;
  }
  // common[i * width + j]: length of the longest common subsequence of before[i..] and after[j..].
  const common = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        before[i] === after[j]
          ? at(common, (i + 1) * width + j + 1) + 1
          : Math.max(at(common, (i + 1) * width + j), at(common, i * width + j + 1));
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      push(pieces, 'both', before.charAt(i));
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && at(common, (i + 1) * width + j) >= at(common, i * width + j + 1))) {
      push(pieces, 'before', before.charAt(i));
      i += 1;
    } else {
      push(pieces, 'after', after.charAt(j));
      j += 1;
    }
  }
}

function at(array: Uint16Array, index: number): number {
  return array[index] ?? 0;
}

function push(pieces: DiffPiece[], where: DiffPiece['in'], text: string): void {
  if (text === '') return;
  const last = pieces.at(-1);
  if (last?.in === where) pieces[pieces.length - 1] = { in: where, text: last.text + text };
  else pieces.push({ in: where, text });
}
