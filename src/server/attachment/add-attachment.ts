/** A file is looked through and put into the store before the transaction that attaches it. */
import type * as contract from '#contract/attachment/endpoints.ts';
import { success } from '#core/failure.ts';
import { attach, lookThrough, storeOf, type LookedThrough, type PutFile } from '#server/attachment/attach.ts';
import { ownerToChange } from '#server/attachment/attachment-rows.ts';
import type { InputOf, Stages } from '#server/platform/http/route.ts';

type Sent = Pick<InputOf<typeof contract.addAttachment>, 'body' | 'file'>;

interface Loaded extends Sent {
  readonly put: PutFile;
}

export const addAttachment: Stages<typeof contract.addAttachment, Loaded, Sent & LookedThrough> = {
  // Whoever may not attach is told before anybody looks into the file.
  load: async ({ body, file }, act) => {
    const owner = await ownerToChange(act, body, false);
    return owner.ok ? success({ body, file, put: storeOf(act) }) : owner;
  },

  work: async ({ body, file, put }, leaving) => {
    const looked = await lookThrough(file, put, leaving);
    return looked.ok ? success({ body, file, ...looked.value }) : looked;
  },

  save: async ({ body, file, ...looked }, act) => {
    const owner = await ownerToChange(act, body);
    return owner.ok ? attach(act, body, { ...file, ...looked, label: body.label }) : owner;
  },
};
