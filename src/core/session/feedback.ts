/** 意见与投诉: where it leads is a jurisdiction's own. */

/** In characters: a line at the foot of a page. */
export const longestFeedback = 200;

/** The address that the text is, to be opened; null when it is words to be read, such as a telephone number. */
export function feedbackAddress(text: string): string | null {
  // Only these: whatever else a browser would run or open is shown as words.
  return /^https?:\/\/[^\s]{1,200}$/iu.test(text) ? text : null;
}
