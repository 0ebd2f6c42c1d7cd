/** The files beside an object. */
import type * as contract from '#contract/attachment/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { attachmentRows, findOwner, isSeen } from '#server/attachment/attachment-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listAttachments: Handler<typeof contract.listAttachments> = async ({ query }, act) => {
  const owner = await findOwner(act, query);
  if (owner === null) return failure('attachment-owner-not-found');
  const rows = (await attachmentRows(act, query)).filter((row) => isSeen(row, owner));
  return success({ attachments: rows, mayAttach: owner.mayChange, mayRemove: owner.mayChange && !owner.fixed });
};
