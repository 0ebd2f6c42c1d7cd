/** A reason that must be said is read by somebody: one of characters that nobody sees is none, wherever it is asked for. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '#server/domains.ts';

const asking = routes.flatMap(({ endpoint: { id, body } }) => {
  const reason: unknown = body instanceof z.ZodObject ? body.shape['reason'] : undefined;
  return reason instanceof z.ZodType && !reason.safeParse('').success ? [{ id, reason }] : [];
});

it.each(asking)('$id refuses a reason that nobody can see', ({ reason }) => {
  expect(reason.safeParse('会议撤下').success).toBe(true);
  for (const unseen of ['\u200b', '\u202e', ' \u2060\u00ad ']) expect(reason.safeParse(unseen).success).toBe(false);
});

it('is asked for by many', () => {
  expect(asking.map(({ id }) => id)).toEqual(expect.arrayContaining(['omitTasks', 'returnList', 'objectToItem', 'decideObjection']));
});
