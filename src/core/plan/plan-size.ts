/** How large a plan may be. The longest plans that cities printed have a thousand tasks; beyond ten times as many nobody reviews them. */
export const planSize = { paragraphs: 50_000, tasks: 10_000 } as const;

/** Lines of a text that show something, up to one more than the limit. */
export function hasTooManyParagraphs(text: string): boolean {
  let count = 0;
  for (const _line of text.matchAll(/\S[^\n\r]*/g)) {
    count += 1;
    if (count > planSize.paragraphs) return true;
  }
  return false;
}
