/** A document becomes a draft: read and parsed before, stored with its bytes in one transaction. */
import { createHash } from 'node:crypto';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { replay } from '#core/plan/draft/replay.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import { success, type Outcome } from '#core/failure.ts';
import { checkUpload } from '#core/plan/plan-version.ts';
import { parserVersion } from '#core/plan/parser-version.ts';
import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { defaultLabel } from '#core/platform/label.ts';
import type { IncomingPlan } from '#server/plan/read-plan.ts';
import { draftFigures } from '#server/plan/open-draft.ts';
import { keepUnitTexts, printedUnits } from '#server/plan/unit-text/unit-texts.ts';
import {
  addPlan,
  addVersion,
  appendLog,
  findSameFile,
  findSameTitle,
  findVersion,
  loadLog,
  loadParse,
  loadPlans,
  newestVersionId,
  saveParse,
  updateVersion,
} from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Stores it as a new version of the plan `into`, or as a new plan, which is called as no published one or is said to be `separate`. */
export async function takeInPlan(
  act: Act,
  incoming: IncomingPlan,
  into?: string,
  separate = false,
): Promise<Outcome<VersionSummary, 'document-duplicate' | 'plan-not-found' | 'plan-has-draft' | 'plan-title-known'>> {
  await lockJurisdiction(act);
  const sha256 = createHash('sha256').update(incoming.bytes).digest('hex');
  const plan = into === undefined ? null : (await loadPlans(act, into))[0];
  const { document, ledger } = incoming;
  const title = ledger.title === '' ? incoming.fileName.replace(/\.[a-z0-9]{1,5}$/iu, '') : ledger.title;
  const alike = separate ? null : await findSameTitle(act, title);
  const refusal = checkUpload(await findSameFile(act, sha256), plan, alike);
  if (refusal !== null) return refusal;

  const label = incoming.label ?? defaultLabel;
  const planId = into ?? (await addPlan(act, title));
  const log = await inheritedLog(act, planId, { ...ledger, text: document.text });
  const versionId = await addVersion(act, {
    planId,
    fileName: incoming.fileName,
    label,
    format: document.format,
    original: incoming.bytes,
    sha256,
    body: document.text,
    readerVersion: document.readerVersion,
    parserVersion,
    anchors: document.anchors,
    replaced: document.replaced,
    title,
    docNumber: ledger.docNumber,
    issuedOn: ledger.issuedOn,
  });
  await saveParse(act, versionId, parserVersion, JSON.stringify(ledger));
  await appendLog(act, versionId, log);
  const draft = replay({ ...ledger, text: document.text }, log);
  const summary = await updateVersion(act, versionId, {
    ...draftFigures({ ...draft, title: draft.title === '' ? title : draft.title }),
    draft_revision: log.at(-1)?.seq ?? 0,
  });
  await keepUnitTexts(act, { id: planId, issuedOn: draft.issuedOn }, printedUnits(draft.tasks), true);
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

/**
 * What people decided on the version before, moved to where it stands in the new text, without what that contains by itself. What finds no place
 * becomes a doubt on replay.
 */
async function inheritedLog(act: Act, planId: string, next: ParsedPlan): Promise<readonly LoggedOperation[]> {
  const previousId = await newestVersionId(act, planId, 'published');
  if (previousId === null) return [];
  const previous = await findVersion(act, planId, previousId);
  if (previous === null) return [];
  const parsed = { ...(await loadParse(act, previousId, previous.summary.parserVersion)), text: previous.body };
  return relocateLog(await loadLog(act, previousId), parsed, next).log;
}
