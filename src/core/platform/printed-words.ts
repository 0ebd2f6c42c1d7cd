/** What can stand as a title or a name in one line that people read. */

/** Whether there is a letter or a digit, and not one of the fillers only that count as letters and show nothing. */
export function hasWords(text: string): boolean {
  return /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(text);
}

/** Whether it has no line breaks, control characters, or marks that turn the direction of what follows. */
export function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text);
}

/** The same text in one line, as somebody who pastes it means it: broken Chinese lines are joined without a space. */
export function inOneLine(text: string): string {
  return text
    .trim()
    .replaceAll(/(?<!\s)\s*\n\s*/gu, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, '');
}
