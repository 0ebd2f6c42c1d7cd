/** A file becomes the draft of a new plan, or of a plan's next version. */
import type * as contract from '#contract/plan/plan-endpoints.ts';
import { success } from '#core/failure.ts';
import { draftFirst, readPrevious, type Previous } from '#server/plan/first-draft.ts';
import { readPlan } from '#server/plan/read-plan.ts';
import { takeInPlan, type TakenIn } from '#server/plan/take-in-plan.ts';
import { piecesOf, type StoredContent } from '#server/platform/files/file-store.ts';
import type { InputOf, Stages } from '#server/platform/http/route.ts';

type Loaded = Pick<InputOf<typeof contract.uploadPlan>, 'body' | 'file'> & {
  readonly previous: Previous;
  /** Puts the bytes into the store. */
  readonly put: (bytes: Uint8Array) => Promise<StoredContent>;
};

/** Reads, parses, carries over and puts the bytes into the store before the transaction: nobody waits for all that with a connection. */
export const uploadPlan: Stages<typeof contract.uploadPlan, Loaded, TakenIn> = {
  load: async ({ body, file }, act) => {
    const { jurisdictionId, installation } = act;
    const put = (bytes: Uint8Array) => installation.files.put(jurisdictionId, piecesOf(bytes));
    return success({ body, file, previous: await readPrevious(act, body.planId), put });
  },

  work: async ({ body, file, previous, put }, leaving) => {
    const read = await readPlan(file, leaving);
    if (!read.ok) return read;
    const first = await draftFirst(read.value, previous, leaving);
    if (!first.ok) return first;
    // Another plan, though it may be called as one that is published.
    const separate = body.separate !== undefined;
    // What is refused when it is saved is collected after a day.
    const stored = await put(file.bytes);
    return success({ incoming: read.value, stored, into: body.planId, separate, previous, first: first.value });
  },

  save: (made, act) => takeInPlan(act, made),
};
