/** The table attachment, and the object that a row stands beside. */
import { failure, success, type Outcome } from '#core/failure.ts';
import type { Attachment } from '#contract/attachment/endpoints.ts';
import type { Label } from '#core/platform/label.ts';
import { withinPower } from '#server/access/within-power.ts';
import { attachmentOwners } from '#server/platform/attachment/attachment-owner.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface Owner {
  readonly kind: string;
  readonly object: string;
}

interface FoundOwner {
  readonly fixed: boolean;
  /** The caller may attach. */
  readonly mayChange: boolean;
}

/** The object, if its own endpoint would show it to the caller; null: nothing is told of it. With `lock`, as the last to change it. */
export async function findOwner(act: Act, { kind, object }: Owner, lock = false): Promise<FoundOwner | null> {
  const owner = attachmentOwners.get(kind);
  const reader = owner === undefined ? null : withinPower(act, owner.needs);
  if (owner === undefined || reader === null) return null;
  const found = await owner.find(reader, object, lock);
  return found === null ? null : { ...found, mayChange: withinPower(act, owner.changeNeeds) !== null };
}

/** The same for whoever wants to change what is attached. */
export async function ownerToChange(act: Act, owner: Owner, lock = true): Promise<Outcome<FoundOwner, 'attachment-owner-not-found'>> {
  const found = await findOwner(act, owner, lock);
  return found?.mayChange === true ? success(found) : failure('attachment-owner-not-found');
}

export interface AttachmentRow extends Attachment, Owner {
  readonly digest: string;
}

/** Whether who reads the object sees this file of it: what was taken away, and what is 敏感, only those do who may change it. */
export const isSeen = ({ removed, label }: Pick<AttachmentRow, 'removed' | 'label'>, { mayChange }: FoundOwner): boolean =>
  mayChange || (removed === null && label !== 'sensitive');

/** What stands beside an object. */
export async function standingRows(act: Act, owner: Owner): Promise<readonly AttachmentRow[]> {
  return (await attachmentRows(act, owner)).filter(({ removed }) => removed === null);
}

/** The one of an id. */
export async function attachmentRow(act: Act, id: string): Promise<AttachmentRow | undefined> {
  return (await loadRows(act, { id }))[0];
}

/** Of one object, first attached first; those that were removed too. */
export async function attachmentRows(act: Act, { kind, object }: Owner): Promise<readonly AttachmentRow[]> {
  return loadRows(act, { kind, object });
}

async function loadRows(act: Act, of: Owner | { readonly id: string }): Promise<readonly AttachmentRow[]> {
  const rows = await act.db
    .selectFrom('attachment as own')
    .innerJoin('stored_file as file', (join) =>
      join.onRef('file.jurisdiction_id', '=', 'own.jurisdiction_id').onRef('file.digest', '=', 'own.digest'),
    )
    .select([
      'own.id',
      'own.owner_kind',
      'own.owner_id',
      'own.digest',
      'own.name',
      'own.label',
      'own.added_by',
      'own.added_at',
      'own.removed_by',
      'own.removed_at',
      'file.size',
    ])
    .where(inJurisdiction(act, 'own'))
    .$call((query) =>
      'id' in of ? query.where('own.id', '=', of.id) : query.where('own.owner_kind', '=', of.kind).where('own.owner_id', '=', of.object),
    )
    .orderBy('own.added_at')
    .orderBy('own.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.owner_kind,
    object: row.owner_id,
    digest: row.digest,
    name: row.name,
    size: Number(row.size),
    // As the CHECK of the table holds.
    label: row.label as Label,
    addedBy: row.added_by,
    addedAt: row.added_at,
    removed: row.removed_by === null || row.removed_at === null ? null : { by: row.removed_by, at: row.removed_at },
  }));
}

/** What the trail says: with the object, so that its history tells of its files. */
export function auditAttachment(act: Act, { kind, object }: Owner, name: string, side: 'before' | 'after'): void {
  act.audit({ detail: name, objects: [{ type: kind, id: object, [side]: { attachment: name } }] });
}
