/** Telephone numbers as people write them: what of them is compared, and what of them may be shown where the number itself must not stand. */
import { compatible } from '#core/platform/compatible.ts';

/** Fewer digits are no number that anybody looks for. */
const leastDigits = 5;

/** The digits that make it the same number however it is written: no blanks, no +86, no extension. '' when there is no number in it. */
export function phoneDigits(text: string): string {
  const [main = ''] = compatible(text).split(/转|分机|ext|x|,|;|、|\/|；|，/iu);
  const digits = main.replaceAll(/\D/gu, '').replace(/^00(?=86)/u, '');
  const home = /^86(?:1\d{10}|[2-9]\d{8,10}|0\d{9,11})$/u.test(digits) ? digits.slice(2) : digits;
  return home.length < leastDigits ? '' : home;
}

/** For the trail: enough to tell one number from another, not enough to call it. */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phoneDigits(phone);
  return digits.length < 7 ? '•••' : `•••${digits.slice(-4)}`;
}
