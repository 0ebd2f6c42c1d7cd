/** Pieces of which every endpoint's schemas are made. */
import { z } from 'zod';

/** A UUID, as all rows have one. */
export const id = z.uuid();

/** A whole number in an address, in decimal digits: 1e3, 0x10 and nothing at all are none. */
export const digits = <T extends z.ZodType<number>>(number: T) =>
  z.preprocess((given) => (typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : given), number);

/** No params, no query, no body, or an answer that says nothing but that it is done. */
export const none = z.object({});
