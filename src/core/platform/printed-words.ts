/** What can stand as a title or a name in one line that people read. */

/** Whether there is a letter or a digit, and not one of the fillers only that count as letters and show nothing. */
export function hasWords(text: string): boolean {
  return /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(text);
}

/** Whether something of it can be seen at all, be it a mark alone. */
export function isVisible(text: string): boolean {
  return /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/** Whether it has no line breaks, control characters, marks that turn the direction of what follows, or tags, which are letters that nobody sees. */
export function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{e0000}-\u{e007f}]/u.test(text);
}

/** Soft hyphens, zero-width spaces and the like come along when people copy, and nobody sees that two texts differ by them. */
export function withoutBreakHints(text: string): string {
  return text.replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '');
}

/** What a person needs to see of a text to know which one is meant: up to so many characters, and … where there are more. */
export function inShort(text: string, most = 100): string {
  // No character is cut in two.
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…`;
}

/** The same text in one line, as somebody who pastes it means it: broken Chinese lines are joined without a space. */
export function inOneLine(text: string): string {
  return text
    .trim()
    .replaceAll(/(?<!\s)\s*\n\s*/gu, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{e0000}-\u{e007f}]+/gu, '');
}
