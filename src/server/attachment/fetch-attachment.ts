/** A file beside an object, as it was attached. One that was removed is fetched by whoever may put it back. */
import type * as contract from '#contract/attachment/endpoints.ts';
import { failure } from '#core/failure.ts';
import { attachmentRow, findOwner, isSeen } from '#server/attachment/attachment-rows.ts';
import { answerFile } from '#server/platform/files/stored-file.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const fetchAttachment: Handler<typeof contract.fetchAttachment> = async ({ params: { attachmentId } }, act) => {
  const row = await attachmentRow(act, attachmentId);
  const owner = row === undefined ? null : await findOwner(act, row);
  if (row === undefined || owner === null || !isSeen(row, owner)) return failure('attachment-not-found');
  act.audit({ detail: row.name, objects: [{ type: row.kind, id: row.object }] });
  return answerFile(act, row.digest, row.name);
};
