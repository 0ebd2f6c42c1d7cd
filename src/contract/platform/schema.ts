/** Pieces of which every endpoint's schemas are made. */
import { z } from 'zod';
import { hasWords, isOneLine, isVisible, withoutBreakHints } from '#core/platform/printed-words.ts';

/** A UUID, as all rows have one; some programs write capital letters. */
export const id = z.uuid().toLowerCase();

const oneLine = (text: z.ZodString) =>
  text.refine((said) => hasWords(said) && isOneLine(said), { error: '须有文字，不能换行，也不能有控制字符' });

/** A name in one line that a document may print so, and is asked for as it is printed. */
export const printedName = (shortest: number, longest: number) => oneLine(z.string().trim().min(shortest).max(longest));

/** What a person says in one line, and may be marks alone, as a corrected misprint may. */
export const shownLine = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((said) => isVisible(said) && isOneLine(said), { error: '须有看得见的字，不能换行，也不能有控制字符' });

/** Why somebody does something, in as many lines as they like. What nobody can see is none. */
export const reason = reasonUpTo(500);

/** The same in more words: what an office answers. */
export function reasonUpTo(longest: number) {
  return z.string().trim().min(1).max(longest).refine(isVisible, { error: '须有看得见的字' });
}

/**
 * What stands in one line where people read it: a title, a name. It has something to read, and no control characters, line breaks or marks
 * that turn the direction of what follows; what only says where a line may break is left out, as white space at its ends is.
 */
export const printedLine = (shortest: number, longest: number) =>
  oneLine(z.string().overwrite(withoutBreakHints).trim().min(shortest).max(longest));

/** A whole number in an address, in decimal digits: 1e3, 0x10 and nothing at all are none. */
export const digits = <T extends z.ZodType<number>>(number: T) =>
  z.preprocess((given) => (typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : given), number);

/** No params, no query, no body, or an answer that says nothing but that it is done. */
export const none = z.object({});
