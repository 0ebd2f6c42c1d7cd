/** A document becomes a draft: read, parsed, stored with its bytes, in one transaction. */
import { createHash } from 'node:crypto';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { replay } from '#core/plan/draft/replay.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { readFailureMessage } from '#core/plan/read-failure.ts';
import { parserVersion } from '#core/plan/parser-version.ts';
import type { VersionSummary } from '#contract/plan.ts';
import { readPlan } from '#server/plan/read-plan.ts';
import { draftFigures } from '#server/plan/open-draft.ts';
import {
  addPlan,
  addVersion,
  appendLog,
  findSameFile,
  findVersion,
  listPlans,
  loadLog,
  newestVersionId,
  saveParse,
  updateVersion,
} from '#server/plan/store.ts';
import type { Act } from '#server/platform/http/route.ts';

export interface IncomingDocument {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** The plan of which this is a new version; a new plan where it is left out. */
  readonly planId?: string | undefined;
}

export async function takeInPlan(act: Act, incoming: IncomingDocument): Promise<Outcome<VersionSummary>> {
  const read = await readPlan(incoming);
  if (!read.ok) return failure(read.code, { ...read.data, reason: readFailureMessage(read.code, read.data) });

  const sha256 = createHash('sha256').update(incoming.bytes).digest('hex');
  const same = await findSameFile(act, sha256);
  if (same !== null) return failure('document-duplicate', same);

  if (incoming.planId !== undefined) {
    const [plan] = await listPlans(act, incoming.planId);
    if (plan === undefined) return failure('plan-not-found');
    if (plan.versions.some((version) => version.state === 'draft')) return failure('plan-has-draft', { title: plan.title });
  }

  const { ledger } = read;
  const title = ledger.title === '' ? incoming.fileName : ledger.title;
  const planId = incoming.planId ?? (await addPlan(act, title));
  const log = await inheritedLog(act, planId, read.document.text);
  const versionId = await addVersion(act, {
    planId,
    fileName: incoming.fileName,
    format: read.document.format,
    original: incoming.bytes,
    sha256,
    body: read.document.text,
    readerVersion: read.document.readerVersion,
    parserVersion,
    anchors: read.document.anchors,
    replaced: read.document.replaced,
    title,
    docNumber: ledger.docNumber,
    issuedOn: ledger.issuedOn,
  });
  await saveParse(act, versionId, parserVersion, ledger);
  await appendLog(act, versionId, log);
  const draft = replay({ ...ledger, text: read.document.text }, log);
  const summary = await updateVersion(act, versionId, {
    ...draftFigures({ ...draft, title: draft.title === '' ? title : draft.title }),
    draft_revision: log.at(-1)?.seq ?? 0,
  });
  act.audit({
    act: 'plan.upload',
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
          tasks: summary.taskCount,
          inherited: log.length,
        },
      },
    ],
  });
  return success(summary);
}

/** What people decided on the version before, moved to where it stands in the new text. What finds no place becomes a doubt on replay. */
async function inheritedLog(act: Act, planId: string, text: string): Promise<readonly LoggedOperation[]> {
  const previousId = await newestVersionId(act, planId, 'published');
  if (previousId === null) return [];
  const previous = await findVersion(act, planId, previousId);
  if (previous === null) return [];
  return relocateLog(await loadLog(act, previousId), previous.body, text).log;
}
