/** A file is looked through and put into the store before the transaction that attaches it. */
import type * as contract from '#contract/attachment/endpoints.ts';
import { attachFile, type AttachedKind } from '#core/attachment/attached-file.ts';
import { failure, success } from '#core/failure.ts';
import { auditAttachment, ownerToChange, standingRows } from '#server/attachment/attachment-rows.ts';
import { piecesOf, type StoredContent } from '#server/platform/files/file-store.ts';
import { keepFile } from '#server/platform/files/stored-file.ts';
import type { InputOf, Stages } from '#server/platform/http/route.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';

const jobs = jobsOf<typeof import('#server/attachment/file-jobs.ts')>('file', new URL('./file-jobs.ts', import.meta.url));

type Sent = Pick<InputOf<typeof contract.addAttachment>, 'body' | 'file'>;

interface Loaded extends Sent {
  /** Puts the bytes into the store. */
  readonly put: (bytes: Uint8Array) => Promise<StoredContent>;
}

interface Looked extends Sent {
  readonly kind: AttachedKind;
  readonly stored: StoredContent;
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

export const addAttachment: Stages<typeof contract.addAttachment, Loaded, Looked> = {
  // Whoever may not attach is told before anybody looks into the file.
  load: async ({ body, file }, act) => {
    const owner = await ownerToChange(act, body, false);
    if (!owner.ok) return owner;
    const { jurisdictionId, installation } = act;
    return success({ body, file, put: (bytes: Uint8Array) => installation.files.put(jurisdictionId, piecesOf(bytes)) });
  },

  work: async ({ body, file, put }, leaving) => {
    const ran = await runJob(jobs('lookThroughFile'), { bytes: file.bytes, fileName: file.fileName }, leaving);
    if (!ran.ok) return ran.code === 'server.work-too-large' ? failure('attachment-too-large') : failure(ran.code, ran.data);
    if (!ran.value.ok) return ran.value;
    // What is refused when it is saved is collected after a day.
    return success({ body, file, kind: ran.value.value, stored: await put(file.bytes) });
  },

  save: async ({ body, file, kind, stored }, act) => {
    const owner = await ownerToChange(act, body);
    if (!owner.ok) return owner;
    const attached = attachFile(await standingRows(act, body), stored.digest);
    if (!attached.ok) return attached;
    await keepFile(act, act.installation.files, { bytes: file.bytes, ...stored, mediaType: mediaTypes[kind] });
    const row = { id: act.newId(), name: file.fileName, label: body.label, addedBy: act.actor, addedAt: act.now };
    await act.db
      .insertInto('attachment')
      .values({
        jurisdiction_id: act.jurisdictionId,
        id: row.id,
        owner_kind: body.kind,
        owner_id: body.object,
        digest: stored.digest,
        name: row.name,
        label: row.label,
        added_by: row.addedBy,
        added_at: row.addedAt,
      })
      .execute();
    auditAttachment(act, body, row.name, 'after');
    return success({ ...row, size: stored.size, removed: null });
  },
};
