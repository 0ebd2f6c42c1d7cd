/** Endpoints of the domain plan but for publishing and the diff, which write and read the ledger's tables and live there. */
import { offerSample } from '#server/plan/sample.ts';
import { decidePlanUnit } from '#server/plan/unit-text/decide-plan-unit.ts';
import { listPlanUnits } from '#server/plan/unit-text/list-plan-units.ts';
import { matchNewNames } from '#server/plan/unit-text/match-new-names.ts';
import { unitsNamed } from '#server/unit/events.ts';
import { on } from '#server/platform/hook.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { parserVersion } from '#core/plan/parser-version.ts';
import * as unitTexts from '#contract/plan/unit-text-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as contract from '#contract/plan/plan-endpoints.ts';
import type { z } from 'zod';
import { changeDraft, lockDraft } from '#server/plan/change-draft.ts';
import { draftTable } from '#server/plan/draft-table.ts';
import { draftFigures, openDraft } from '#server/plan/open-draft.ts';
import { getPlanHistory } from '#server/plan/plan-history.ts';
import { keepUnitTexts, printedUnits } from '#server/plan/unit-text/unit-texts.ts';
import {
  findSameFile,
  findVersion,
  hashOf,
  listPlans,
  loadOriginal,
  saveParse,
  updateVersion,
  type StoredVersion,
} from '#server/plan/rows.ts';
import { parseDocument } from '#server/plan/parse-document.ts';
import { readIncoming, takeInPlan } from '#server/plan/take-in-plan.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';
import { fileNameOf, makeWorkbook, xlsxType } from '#server/platform/workbook.ts';
import type { Act } from '#server/platform/http/act.ts';
import { preparedRoute, route, type FileAnswer } from '#server/platform/http/route.ts';

type DraftAnswer = z.output<typeof drafts.draftSchema>;

async function draftAnswer(act: Act, version: StoredVersion): Promise<DraftAnswer> {
  const { ledger, log } = await openDraft(act, version);
  return {
    version: version.summary,
    plan: { id: version.summary.planId, number: version.planNumber, title: version.planTitle },
    text: version.body,
    ledger,
    anchors: [...version.anchors],
    operations: [...log],
  };
}

async function getDraft({ params }: { params: { planId: string; versionId: string } }, act: Act): Promise<Outcome<DraftAnswer>> {
  const version = await findVersion(act, params.planId, params.versionId);
  return version === null ? failure('version-not-found') : success(await draftAnswer(act, version));
}

/** The new parse counts as a step of the draft, so that a change made on the old one is not applied unseen. */
async function parseAgain(
  { params, body }: { params: { planId: string; versionId: string }; body: { revision: number } },
  act: Act,
): Promise<Outcome<DraftAnswer>> {
  const locked = await lockDraft(act, params.planId, params.versionId, body.revision);
  if (!locked.ok) return locked;
  const { value: version } = locked;
  // What the reader replaced does not hang on the parser: its doubts are taken over from the parse before.
  const before = await openDraft(act, version);
  const ledger = parseDocument({ text: version.body, replaced: [] });
  const replaced = before.ledger.doubts.filter((doubt) => doubt.code === 'replaced-character');
  await saveParse(act, params.versionId, parserVersion, {
    ...ledger,
    doubts: [...ledger.doubts, ...replaced].sort((a, b) => a.start - b.start),
  });
  const moved: StoredVersion = { ...version, summary: { ...version.summary, parserVersion } };
  const after = await openDraft(act, moved);
  const summary = await updateVersion(act, params.versionId, {
    ...draftFigures(after.draft),
    parser_version: parserVersion,
    draft_revision: body.revision + 1,
  });
  await keepUnitTexts(act, { id: params.planId, issuedOn: after.draft.issuedOn }, printedUnits(after.draft.tasks), true);
  act.audit({
    act: 'plan.parse',
    objects: [
      {
        type: 'plan_version',
        id: params.versionId,
        before: { parser: version.summary.parserVersion, tasks: version.summary.taskCount },
        after: { parser: parserVersion, tasks: summary.taskCount },
      },
    ],
  });
  return success(await draftAnswer(act, { ...moved, summary }));
}

async function discardVersion(
  { params, body }: { params: { planId: string; versionId: string }; body: { reason: string } },
  act: Act,
): Promise<Outcome<contract.VersionSummary>> {
  const version = await findVersion(act, params.planId, params.versionId, true);
  if (version === null) return failure('version-not-found');
  if (version.summary.state !== 'draft') return failure('version-not-draft', { state: version.summary.state });
  const summary = await updateVersion(act, params.versionId, { state: 'discarded' });
  act.audit({
    act: 'plan.discard',
    detail: body.reason,
    objects: [
      { type: 'plan_version', id: params.versionId, before: { state: 'draft' }, after: { state: 'discarded', reason: body.reason } },
    ],
  });
  return success(summary);
}

async function restoreVersion(
  { params }: { params: { planId: string; versionId: string } },
  act: Act,
): Promise<Outcome<contract.VersionSummary>> {
  await lockJurisdiction(act);
  const version = await findVersion(act, params.planId, params.versionId, true);
  if (version === null) return failure('version-not-found');
  if (version.summary.state !== 'discarded') return failure('version-not-discarded');
  const [plan] = await listPlans(act, params.planId);
  if (plan?.versions.some((other) => other.state === 'draft') === true) return failure('plan-has-draft', { title: plan.title });
  const same = await findSameFile(act, await hashOf(act, params.versionId));
  if (same !== null) return failure('document-duplicate', same);
  const summary = await updateVersion(act, params.versionId, { state: 'draft' });
  act.audit({
    act: 'plan.restore',
    objects: [{ type: 'plan_version', id: params.versionId, before: { state: 'discarded' }, after: { state: 'draft' } }],
  });
  return success(summary);
}

async function downloadOriginal({ params }: { params: { planId: string; versionId: string } }, act: Act): Promise<Outcome<FileAnswer>> {
  const original = await loadOriginal(act, params.planId, params.versionId);
  if (original === null) return failure('version-not-found');
  act.audit({
    act: 'plan.download',
    detail: original.fileName,
    objects: [{ type: 'plan_version', id: params.versionId, after: { file: original.fileName } }],
  });
  // Always a download, never shown by the browser: an uploaded page must not run here.
  return success({ fileName: original.fileName, mediaType: 'application/octet-stream', bytes: original.bytes });
}

async function exportDraft({ params }: { params: { planId: string; versionId: string } }, act: Act): Promise<Outcome<FileAnswer>> {
  const version = await findVersion(act, params.planId, params.versionId);
  if (version === null) return failure('version-not-found');
  const { draft } = await openDraft(act, version);
  const { state, number } = version.summary;
  const table = draftTable(draft, act.today, state === 'draft' ? null : number);
  act.audit({
    act: 'plan.export',
    objects: [{ type: 'plan_version', id: params.versionId, after: { format: 'xlsx', state, tasks: draft.tasks.length } }],
  });
  return success({ fileName: `${fileNameOf(table.title)}-${act.today}.xlsx`, mediaType: xlsxType, bytes: await makeWorkbook(table) });
}

export const domain: ServerDomain = {
  routes: [
    route(contract.listPlans, async (_input, act) => success({ plans: await listPlans(act) })),
    route(contract.getPlan, async ({ params }, act) => {
      const [plan] = await listPlans(act, params.planId);
      return plan === undefined ? failure('plan-not-found') : success(plan);
    }),
    preparedRoute(
      contract.uploadPlan,
      async ({ body, file }) => {
        const read = file === undefined ? failure('request.file-missing') : await readIncoming(file);
        return read.ok ? success({ incoming: read.value, into: body.planId }) : read;
      },
      ({ incoming, into }, act) => takeInPlan(act, incoming, into),
    ),
    route(contract.getPlanHistory, ({ params }, act) => getPlanHistory(act, params.planId)),
    route(contract.downloadOriginal, downloadOriginal),
    route(drafts.exportDraft, exportDraft),
    route(contract.discardVersion, discardVersion),
    route(contract.restoreVersion, restoreVersion),
    route(drafts.parseAgain, parseAgain),
    route(drafts.getDraft, getDraft),
    route(drafts.changeDraft, ({ params, body }, act) => changeDraft(act, params, body)),
    route(unitTexts.listPlanUnits, ({ params }, act) => listPlanUnits(act, params.planId)),
    route(unitTexts.decidePlanUnit, ({ params, body }, act) => decidePlanUnit(act, params.planId, body)),
  ],
  subscribers: [on(unitsNamed, matchNewNames)],
  welcome: offerSample,
  demo: offerSample,
};
