/** 意见与投诉: where it leads is a jurisdiction's own. */
import { compatible } from '#core/platform/compatible.ts';

/** In characters: a line at the foot of a page. */
export const longestFeedback = 200;

/** The address that the text is, to be opened; null when it is words to be read, such as a telephone number. */
export function feedbackAddress(text: string): string | null {
  // Only these: whatever else a browser would run or open is shown as words.
  return /^https?:\/\/[^\s]{1,200}$/iu.test(text) ? text : null;
}

/** What looks like an address of whatever kind. */
const addressStart = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/|(?:javascript|vbscript|data|file):)/iu;
/** Five digits and more, as a person groups them: 12345, 0538-6991234, (0538) 699 1234. */
const telephone = /\d(?:[-() ]{0,2}\d){4}/u;
const email = /[\w.+-]@[\w-]{1,60}\.[a-z]/iu;

/** Can somebody complain there: an address on the web, or words with a telephone number or an e-mail address? */
export function leadsSomewhere(text: string): boolean {
  const plain = compatible(text).trim();
  if (feedbackAddress(plain) !== null) return true;
  return !addressStart.test(plain) && (telephone.test(plain) || email.test(plain));
}
