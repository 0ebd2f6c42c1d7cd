/** A printed paper as blocks, whatever file it becomes. */

/** text: a paragraph · heading: of the first level (一、 is part of its text) · table: with a head that comes again on each page. */
export type PaperBlock =
  | { readonly kind: 'text' | 'heading'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly heads: readonly string[];
      /** Shares of the width, one of each column. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Paper {
  readonly title: string;
  readonly blocks: readonly PaperBlock[];
}
