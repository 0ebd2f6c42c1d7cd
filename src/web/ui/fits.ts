import type { z } from 'zod';

/** Would the server take this value? For a schema that the contract exports by itself: built pages have none of an endpoint's. */
export function fits(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}
