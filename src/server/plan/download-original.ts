/** The bytes as they were uploaded. */
import type * as contract from '#contract/plan/plan-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { loadOriginal } from '#server/plan/rows.ts';
import { answerFile } from '#server/platform/files/stored-file.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const downloadOriginal: Handler<typeof contract.downloadOriginal> = async ({ params }, act) => {
  const original = await loadOriginal(act, params.planId, params.versionId);
  if (original === null) return failure('version-not-found');
  act.audit({
    detail: original.fileName,
    objects: [{ type: 'plan_version', id: params.versionId, after: { file: original.fileName } }],
  });
  if ('digest' in original) return answerFile(act, original.digest, original.fileName);
  return success({ fileName: original.fileName, mediaType: 'application/octet-stream', bytes: original.bytes });
};
