/** Pieces of which every endpoint's schemas are made. */
import { z } from 'zod';

/** A UUID, as all rows have one; some programs write capital letters. */
export const id = z.uuid().toLowerCase();

/**
 * What stands in one line where people read it: a title, a unit's name. It has something to read, and no control characters, line breaks or marks
 * that turn the direction of what follows.
 */
export const printedLine = (shortest: number, longest: number) =>
  z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .refine((text) => /[\p{L}\p{N}]/u.test(text) && !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text), {
      error: '须有文字，不能换行，也不能有控制字符',
    });

/** A whole number in an address, in decimal digits: 1e3, 0x10 and nothing at all are none. */
export const digits = <T extends z.ZodType<number>>(number: T) =>
  z.preprocess((given) => (typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : given), number);

/** No params, no query, no body, or an answer that says nothing but that it is done. */
export const none = z.object({});
