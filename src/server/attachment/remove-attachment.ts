/** A file is taken away from an object, and put back. It stays in the store: nothing that was attached is lost. */
import type * as contract from '#contract/attachment/endpoints.ts';
import { attachFile } from '#core/attachment/attached-file.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { attachmentRow, auditAttachment, ownerToChange, standingRows, type AttachmentRow } from '#server/attachment/attachment-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const removeAttachment: Handler<typeof contract.removeAttachment> = async ({ params: { attachmentId } }, act) => {
  const found = await rowToChange(act, attachmentId);
  if (!found.ok) return found;
  const { row, fixed } = found.value;
  if (row.removed !== null) {
    act.unchanged();
    return success({});
  }
  if (fixed) return failure('attachment-fixed', { name: row.name });
  await setRemoved(act, row.id, { removed_by: act.actor, removed_at: act.now });
  auditAttachment(act, row, row.name, 'before');
  return success({});
};

export const restoreAttachment: Handler<typeof contract.restoreAttachment> = async ({ params: { attachmentId } }, act) => {
  const found = await rowToChange(act, attachmentId);
  if (!found.ok) return found;
  const { row } = found.value;
  if (row.removed === null) {
    act.unchanged();
    return success({});
  }
  const attached = attachFile(await standingRows(act, row), row.digest);
  if (!attached.ok) return attached;
  await setRemoved(act, row.id, { removed_by: null, removed_at: null });
  auditAttachment(act, row, row.name, 'after');
  return success({});
};

interface RowToChange {
  readonly row: AttachmentRow;
  readonly fixed: boolean;
}

/** The row as it stands once its object is locked. */
async function rowToChange(act: Act, id: string): Promise<Outcome<RowToChange, 'attachment-not-found'>> {
  const known = await attachmentRow(act, id);
  if (known === undefined) return failure('attachment-not-found');
  const owner = await ownerToChange(act, known);
  if (!owner.ok) return failure('attachment-not-found');
  const row = await attachmentRow(act, id);
  return success({ row: row ?? known, fixed: owner.value.fixed });
}

/** Takes an attachment away, or puts it back where both are null. */
export async function setRemoved(act: Act, id: string, removed: { removed_by: string | null; removed_at: string | null }): Promise<void> {
  await act.db.updateTable('attachment').set(removed).where(inJurisdiction(act)).where('id', '=', id).execute();
}
