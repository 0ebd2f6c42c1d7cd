/** A file becomes the draft of a new plan, or of a plan's next version. */
import type * as contract from '#contract/plan/plan-endpoints.ts';
import { success } from '#core/failure.ts';
import { draftFirst, readPrevious, type Previous } from '#server/plan/first-draft.ts';
import { readPlan } from '#server/plan/read-plan.ts';
import { takeInPlan, type TakenIn } from '#server/plan/take-in-plan.ts';
import type { InputOf, Stages } from '#server/platform/http/route.ts';

type Loaded = Pick<InputOf<typeof contract.uploadPlan>, 'body' | 'file'> & { readonly previous: Previous };

/** Reads, parses and carries over before the transaction. */
export const uploadPlan: Stages<typeof contract.uploadPlan, Loaded, TakenIn> = {
  load: async ({ body, file }, act) => success({ body, file, previous: await readPrevious(act, body.planId) }),

  work: async ({ body, file, previous }, leaving) => {
    const read = await readPlan(file, leaving);
    if (!read.ok) return read;
    const first = await draftFirst(read.value, previous, leaving);
    if (!first.ok) return first;
    // Another plan, though it may be called as one that is published.
    const separate = body.separate !== undefined;
    return success({ incoming: read.value, into: body.planId, separate, previous, first: first.value });
  },

  save: (made, act) => takeInPlan(act, made),
};
