/** 操作记录 of one object, as its history tab shows it: newest first. */
import { z } from 'zod';

export const historySchema = z.object({
  events: z.array(
    z.object({
      seq: z.int().nullable(),
      at: z.string(),
      actor: z.string(),
      unit: z.string().nullable(),
      act: z.string(),
      detail: z.string().nullable(),
      /** Canonical JSON of the fields that changed; null where there was nothing. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Older ones that were left out. */
  more: z.int(),
});
export type History = z.infer<typeof historySchema>;
