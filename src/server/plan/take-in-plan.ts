/** A document becomes a draft: read, parsed and put into the file store before, said to be there in one transaction. */
import { createHash } from 'node:crypto';
import { success, type Outcome } from '#core/failure.ts';
import { checkUpload } from '#core/plan/plan-version.ts';
import { parserVersion } from '#core/plan/parser-version.ts';
import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { defaultLabel } from '#core/platform/label.ts';
import { draftAtOnce, stillStands, type FirstDraft, type Previous } from '#server/plan/first-draft.ts';
import { originalMediaType } from '#server/plan/original.ts';
import type { IncomingPlan } from '#server/plan/read-plan.ts';
import { keepUnitTexts } from '#server/plan/unit-text/unit-texts.ts';
import { addPlan, addVersion, appendLog, findSameFile, findSameTitle, loadPlans, saveParse, updateVersion } from '#server/plan/rows.ts';
import type { StoredContent } from '#server/platform/files/file-store.ts';
import { keepFile } from '#server/platform/files/stored-file.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** What was made of a file before the transaction. */
export interface TakenIn {
  readonly incoming: IncomingPlan;
  /** Its bytes, as they are in the store. */
  readonly stored: StoredContent;
  /** The plan of which it is the next version; undefined: a new plan. */
  readonly into: string | undefined;
  /** Another plan, though it may be called as one that is published. */
  readonly separate: boolean;
  readonly previous: Previous;
  readonly first: FirstDraft;
}

/** Stores it as a new version of the plan `into`, or as a new plan, which is called as no published one or is said to be `separate`. */
export async function takeInPlan(
  act: Act,
  { incoming, stored, into, separate, previous, first }: TakenIn,
): Promise<Outcome<VersionSummary, 'document-duplicate' | 'plan-not-found' | 'plan-has-draft' | 'plan-title-known'>> {
  await lockJurisdiction(act);
  const sha256 = createHash('sha256').update(incoming.bytes).digest('hex');
  const plan = into === undefined ? null : (await loadPlans(act, into))[0];
  const { document, head, ledger } = incoming;
  const title = head.title === '' ? incoming.fileName.replace(/\.[a-z0-9]{1,5}$/iu, '') : head.title;
  const alike = separate ? null : await findSameTitle(act, title);
  const refusal = checkUpload(await findSameFile(act, sha256), plan, alike);
  if (refusal !== null) return refusal;

  const label = incoming.label ?? defaultLabel;
  const planId = into ?? (await addPlan(act, title));
  const isCurrent = into === undefined || (await stillStands(act, into, previous));
  const { log, figures, units, issuedOn } = isCurrent ? first : await draftAtOnce(act, incoming, planId);
  await keepFile(act, act.installation.files, { bytes: incoming.bytes, ...stored, mediaType: originalMediaType(document.format) });
  const versionId = await addVersion(act, {
    planId,
    fileName: incoming.fileName,
    label,
    format: document.format,
    originalDigest: stored.digest,
    sha256,
    body: document.text,
    readerVersion: document.readerVersion,
    parserVersion,
    anchors: document.anchors,
    replaced: document.replaced,
    title,
    docNumber: head.docNumber,
    issuedOn: head.issuedOn,
  });
  await saveParse(act, versionId, parserVersion, ledger);
  await appendLog(act, versionId, log);
  await keepUnitTexts(act, { id: planId, issuedOn }, units, true);
  const summary = await updateVersion(act, versionId, {
    ...figures,
    title: figures.title === '' ? title : figures.title,
    draft_revision: log.at(-1)?.seq ?? 0,
  });
  act.audit({
    detail: incoming.fileName,
    objects: [
      {
        type: 'plan_version',
        id: versionId,
        after: {
          plan: planId,
          number: summary.number,
          title: summary.title,
          file: incoming.fileName,
          sha256,
          versionLabel: label,
          tasks: summary.taskCount,
          inherited: log.length,
        },
      },
    ],
  });
  return success(summary);
}
