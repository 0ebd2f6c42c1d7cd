/** The files beside an object. */
import type * as contract from '#contract/attachment/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { attachmentRows, findOwner } from '#server/attachment/attachment-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listAttachments: Handler<typeof contract.listAttachments> = async ({ query }, act) => {
  const owner = await findOwner(act, query);
  if (owner === null) return failure('attachment-owner-not-found');
  // Of what was taken away only those are told who may put it back.
  const rows = (await attachmentRows(act, query)).filter(({ removed }) => removed === null || owner.mayChange);
  return success({ attachments: rows, mayAttach: owner.mayChange, mayRemove: owner.mayChange && !owner.fixed });
};
