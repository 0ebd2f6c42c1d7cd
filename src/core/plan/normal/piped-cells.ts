/** Tables with pipes of which an export put every cell on lines of its own: the pipes are taken off, and what is left is a cell a line. */
import type { Line } from '../structure/lines.ts';
import { isUnits, numberHead } from './cell-lines.ts';
import type { Edit } from './edited-text.ts';

/** So many lines without a pipe may be of one cell. */
const longestCell = 8;

const opens = /^[ \u3000]{0,20}\|[ \u3000]{0,20}/u;
const closes = /[ \u3000]{0,20}\|[ \u3000]{0,20}$/u;

/** A line's words without the pipes at its ends; null where a pipe stands within it. */
function wordsOf(line: string): string | null {
  const words = line.replaceAll(/^[ \u3000|]{1,40}|[ \u3000|]{1,40}$/gu, '');
  return words.includes('|') ? null : words;
}

const isPiped = (line: string | undefined): boolean => line !== undefined && (opens.test(line) || closes.test(line));

/** Where such a table ends that begins at line `at`; -1 where none begins. */
function tableEnd(lines: readonly string[], at: number): number {
  if (!numberHead.test(wordsOf(lines[at] ?? '') ?? '')) return -1;
  let last = at;
  let cells = 0;
  for (let next = at; next < lines.length && next - last <= longestCell; next++) {
    const line = lines[next] ?? '';
    if (wordsOf(line) === null) break;
    if (!isPiped(line)) continue;
    last = next;
    cells++;
  }
  return cells >= 4 ? last + 1 : -1;
}

/** The edits that take off the pipes and join the lines of one cell: units in a list, broken words without a sign. */
export function findPipedCells(text: string, lines: readonly Line[]): Edit[] {
  if (!text.includes('|')) return [];
  const words = lines.map(({ start, end }) => text.slice(start, end));
  const edits: Edit[] = [];
  for (let at = 0; at < lines.length; at++) {
    const end = tableEnd(words, at);
    if (end < 0) continue;
    for (let index = at; index < end; index++) {
      const line = lines[index];
      const next = lines[index + 1];
      if (line === undefined) break;
      const own = words[index] ?? '';
      const bare = wordsOf(own) ?? '';
      if (bare === '') {
        // |  | is a cell that says nothing, a pipe alone the end of a row.
        const isCell = (own.match(/\|/gu) ?? []).length > 1;
        edits.push(
          isCell ? { start: line.start, end: line.end, words: '-' } : { start: line.start, end: next?.start ?? line.end, words: '' },
        );
        continue;
      }
      const from = line.start + own.indexOf(bare);
      if (from > line.start) edits.push({ start: line.start, end: from, words: '' });
      const to = from + bare.length;
      const following = words[index + 1] ?? '';
      const goesOn = next !== undefined && index + 1 < end && !closes.test(own) && !opens.test(following) && wordsOf(following) !== '';
      if (goesOn && joins(bare, wordsOf(following) ?? '')) {
        edits.push({ start: to, end: next.start, words: isUnits(bare) && isUnits(wordsOf(following) ?? '') ? '、' : '' });
      } else if (to < line.end) edits.push({ start: to, end: line.end, words: '' });
    }
    at = end - 1;
  }
  return edits;
}

/** The number of a row or of a measure begins a line of its own. */
function joins(before: string, after: string): boolean {
  return !/^\d{1,3}$/u.test(before) && !/^(?:\d{1,3}(?:[.．、]|$)|[（(]\d)/u.test(after);
}
