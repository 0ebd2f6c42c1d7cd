/** A text with some stretches left out or written otherwise, and the way back from its offsets to those of the text as it was. */
import type { Range } from '../parsed-plan.ts';

/** Puts `words` in the place of a stretch of the text. */
export interface Edit extends Range {
  readonly words: string;
}

export interface EditedText {
  readonly text: string;
  /** Where the character at an offset of the edited text stands in the original. */
  readonly back: (offset: number) => number;
}

/** Applies edits that stand in order and do not overlap. */
export function applyEdits(original: string, edits: readonly Edit[]): EditedText {
  if (edits.length === 0) return { text: original, back: (offset) => offset };
  const parts: string[] = [];
  /** Where each stretch begins: in the edited text, and in the original. The stretches of new words stand among them. */
  const starts: number[] = [0];
  const origins: number[] = [0];
  const fixed: boolean[] = [false];
  let length = 0;
  let at = 0;
  for (const { start, end, words } of edits) {
    parts.push(original.slice(at, start), words);
    length += start - at;
    starts.push(length, length + words.length);
    // New words stand for the stretch as a whole: all of them lead back to its start.
    origins.push(start, end);
    fixed.push(true, false);
    length += words.length;
    at = end;
  }
  parts.push(original.slice(at));
  return {
    text: parts.join(''),
    back: (offset) => {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
        else high = middle;
      }
      const origin = origins[low - 1] ?? 0;
      return fixed[low - 1] === true ? origin : origin + offset - (starts[low - 1] ?? 0);
    },
  };
}
