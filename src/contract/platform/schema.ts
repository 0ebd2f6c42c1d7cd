/** Pieces of which every endpoint's schemas are made. */
import { z } from 'zod';

/** A UUID, as all rows have one. */
export const id = z.uuid();

/** No params, no query, no body, or an answer that says nothing but that it is done. */
export const none = z.object({});
