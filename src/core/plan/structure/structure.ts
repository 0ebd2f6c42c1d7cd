/** The structure read from the lines: where each kind of text begins, and the numbered sections. */
import type { NumberMark } from '../numbering/number-style.ts';
import type { Assignment, ClauseKind } from '../parsed-plan.ts';
import type { Placed } from './heading-stack.ts';
import type { HeadingText } from './heading-text.ts';
import type { Line } from './lines.ts';

/** From here on the text is of this kind, until the next piece. */
export interface Piece {
  readonly start: number;
  readonly kind: ClauseKind;
  readonly path: string;
}

/** A numbered paragraph or row with what belongs to it. */
export interface Section extends Placed {
  readonly mark: Pick<NumberMark, 'start' | 'end' | 'printed'> & { readonly style: string };
  heading: HeadingText;
  readonly kind: ClauseKind;
  readonly line: Line;
  hasBody: boolean;
  /** Its first sentence ends in fields of its own: （责任单位：…）. */
  readonly assigned: boolean;
  /** How long the text below its first line is. */
  bodyLength: number;
  /** Number of the document or attachment in the file that it stands in. */
  readonly part: number;
}

export interface Part {
  readonly start: number;
  readonly prefix: string;
  /** The name of an attachment, as printed at its head. */
  name: string;
}

export interface Structure {
  readonly title: string;
  readonly pieces: readonly Piece[];
  readonly sections: readonly Section[];
  readonly parts: readonly Part[];
  readonly restored: readonly Line[];
}

export type FoundRange = Pick<Assignment, 'start' | 'end'>;

/** Index of the first range that begins at an offset or after it. The ranges are in order. */
export function firstFrom(ranges: readonly FoundRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
