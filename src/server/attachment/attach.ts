/** A file becomes an attachment of any domain's object: it is looked through, put into the store, and then stands beside the object. */
import type { Attachment } from '#contract/attachment/endpoints.ts';
import { attachFile, type AttachedKind } from '#core/attachment/attached-file.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { Label } from '#core/platform/label.ts';
import { auditAttachment, standingRows, type Owner } from '#server/attachment/attachment-rows.ts';
import { piecesOf, type StoredContent } from '#server/platform/files/file-store.ts';
import { keepFile } from '#server/platform/files/stored-file.ts';
import type { Act } from '#server/platform/http/act.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';

const jobs = jobsOf<typeof import('#server/attachment/file-jobs.ts')>('file', new URL('./file-jobs.ts', import.meta.url));

/** A file as a request brings it. */
interface SentFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Puts bytes into the store. What is refused when it is saved is collected after a day. */
export type PutFile = (bytes: Uint8Array) => Promise<StoredContent>;

/** The store of the act's jurisdiction, for the time after its transaction. */
export function storeOf({ jurisdictionId, installation }: Act): PutFile {
  return (bytes) => installation.files.put(jurisdictionId, piecesOf(bytes));
}

export interface LookedThrough {
  readonly kind: AttachedKind;
  readonly stored: StoredContent;
}

/** Looks through a file in a process of its own, which an archive that is larger than it says does not leave; then it is in the store. */
export async function lookThrough({ bytes, fileName }: SentFile, put: PutFile, leaving: AbortSignal) {
  const ran = await runJob(jobs('lookThroughFile'), { bytes, fileName }, leaving);
  if (!ran.ok) return ran.code === 'server.work-too-large' ? failure('attachment-too-large') : failure(ran.code, ran.data);
  if (!ran.value.ok) return ran.value;
  return success({ kind: ran.value.value, stored: await put(bytes) });
}

const mediaTypes: Readonly<Record<AttachedKind, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
};

/** Attaches what was looked through. The owner is locked, and found to be one that the act may change. */
export async function attach(
  act: Act,
  owner: Owner,
  { fileName, bytes, kind, stored, label }: SentFile & LookedThrough & { readonly label: Label },
): Promise<Outcome<Attachment, 'attachment-twice' | 'attachment-too-many'>> {
  const attached = attachFile(await standingRows(act, owner), stored.digest);
  if (!attached.ok) return attached;
  await keepFile(act, act.installation.files, { bytes, ...stored, mediaType: mediaTypes[kind] });
  const row = { id: act.newId(), name: fileName, label, addedBy: act.actor, addedAt: act.now };
  await act.db
    .insertInto('attachment')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id: row.id,
      owner_kind: owner.kind,
      owner_id: owner.object,
      digest: stored.digest,
      name: row.name,
      label: row.label,
      added_by: row.addedBy,
      added_at: row.addedAt,
    })
    .execute();
  auditAttachment(act, owner, row.name, 'after');
  return success({ ...row, size: stored.size, removed: null });
}
