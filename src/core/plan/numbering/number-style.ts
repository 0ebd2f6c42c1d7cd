/** What a heading's number looks like. Each style is a value in a file of its own; `number-styles.ts` lists them. */

export interface FoundNumber {
  readonly value: number;
  /** As it stands in a path: `二`, `（二）`, `5` (without the dot). */
  readonly printed: string;
  /** Offset after the number with its dot or bracket. */
  readonly end: number;
}

export interface NumberStyle {
  readonly name: string;
  /** Usual depth; a smaller rank stands higher in the tree. */
  readonly rank: number;
  /** The characters that such a number can begin with; elsewhere it is not tried. */
  readonly opening: string;
  /** Reads a number at exactly this offset. */
  match(text: string, at: number): FoundNumber | null;
}

export interface NumberMark extends FoundNumber {
  readonly style: NumberStyle;
  readonly start: number;
}

/** Runs a sticky pattern at an offset. Sticky keeps the scan linear: nothing is searched for. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
