/** Characters as they are compared: full-width forms, ligatures and radicals as the plain ones (NFKC). */

/**
 * Of a run of combining marks the first thirty stay (Unicode UAX #15, Stream-Safe Text Format): to put a run into its order takes time with the
 * square of its length, and a hundred thousand of them take seconds of the thread that answers everybody. No script writes as many.
 */
export function compatible(text: string): string {
  return text.replaceAll(/(\p{M}{30})\p{M}+/gu, '$1').normalize('NFKC');
}
