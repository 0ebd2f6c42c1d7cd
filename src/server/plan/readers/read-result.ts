/** What every reader yields: the text, a map from the text back to page, paragraph or line, or the reason why there is none. */

import type { MarkedPart } from '#core/platform/mark-text.ts';
import type { SetAside } from '#core/plan/parsed-plan.ts';
import type { ReadFailureCode } from '#core/plan/read-failure.ts';

export type DocumentFormat = 'docx' | 'pdf' | 'html' | 'md' | 'txt';

/** Where a range of the text stands in the file, in words for a person: 第3页, 第12段, 第8行. The anchors of a document tile its text. */
export interface SourceAnchor {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** A place where the text differs from the file; becomes a doubt. `what` is Chinese. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

export interface ReadDocument {
  readonly text: string;
  readonly format: DocumentFormat;
  readonly readerVersion: string;
  readonly anchors: readonly SourceAnchor[];
  readonly replaced: readonly Replacement[];
  /** What was left out and is none of the document's work, each an empty range where it stood. */
  readonly setAside: readonly SetAside[];
  /** What stands around the text (headers, footers, the file's properties): looked through for marks, and never stored. */
  readonly aside: readonly MarkedPart[];
}

export interface ReadRefusal {
  readonly ok: false;
  readonly code: ReadFailureCode;
  readonly data: Record<string, string | number>;
}

export type ReadResult = { readonly ok: true; readonly document: ReadDocument } | ReadRefusal;

export const limits = {
  fileMegabytes: 20,
  textUnits: 5_000_000,
  htmlNodes: 2_000_000,
  htmlDepth: 1000,
  pdfPages: 3000,
  pdfMilliseconds: 60_000,
  anchors: 200_000,
} as const;

/** A refusal as a value; the readers return it, nothing is thrown over their edge. */
export function refuse(code: ReadFailureCode, data: Record<string, string | number> = {}): ReadRefusal {
  return { ok: false, code, data };
}

/** Everything of a file that may bear a mark of secrecy. */
export function markedParts(fileName: string, document: ReadDocument): readonly MarkedPart[] {
  return [{ place: 'name', text: fileName }, { place: 'text', text: document.text }, ...document.aside];
}
