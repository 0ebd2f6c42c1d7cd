/** A draft becomes the ledger: clauses, tasks, responsibilities and objects, or the next version of them. */
import { acceptanceLog } from '#core/ledger/publish/acceptance-log.ts';
import { continueTasks } from '#core/ledger/publish/continue-tasks.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { checkPublish, toPublication, withoutLead } from '#core/plan/draft/publish.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/publish-endpoints.ts';
import { writeClauses } from '#server/ledger/publish/publish-clauses.ts';
import { writeTasks } from '#server/ledger/publish/publish-tasks.ts';
import { tasksOfVersion, versionBefore } from '#server/ledger/publish/version-tasks.ts';
import { tasksOfPlan } from '#server/ledger/rows.ts';
import { lockDraft } from '#server/plan/lock-draft.ts';
import { draftFigures, openDraft } from '#server/plan/open-draft.ts';
import { appendLog, renamePlan, updateVersion } from '#server/plan/rows.ts';
import { keepUnitTexts, printedUnits } from '#server/plan/unit-text/unit-texts.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const publishDraft: Handler<typeof contract.publishDraft> = async ({ params, body }, act) => {
  await lockJurisdiction(act);
  const locked = await lockDraft(act, params, body.revision);
  if (!locked.ok) return locked;
  const version = locked.value;
  const opened = await openDraft(act, version);
  const accepted = checkPublish(opened.draft, body.acceptances);
  if (!accepted.ok) return accepted;

  const acceptances = acceptanceLog(accepted.value, { revision: body.revision, actor: act.actor, at: act.now });
  const draft = replay(opened.parsed, [...opened.log, ...acceptances]);
  const before = await tasksOfPlan(act, params.planId);
  const decided = continueTasks(draft.tasks, before, body.continues);
  if (!decided.ok) return decided;
  const { continued, withdrawn, matches } = decided.value;
  const publication = toPublication(
    draft,
    version.planNumber,
    before.map(({ code }) => code),
    new Map([...continued].map(([key, task]) => [key, task.code])),
  );

  const previous = await versionBefore(act, version);
  const previousId = previous?.summary.id ?? null;
  const drafted = previous === null ? new Map<string, DraftTask>() : await tasksOfVersion(act, previous);
  await appendLog(act, params.versionId, acceptances);
  // The lead that people named in the ledger stays, though the draft may not print it.
  const leads = [...continued.values()].flatMap(({ lead }) => lead ?? []);
  await keepUnitTexts(act, { id: params.planId, issuedOn: draft.issuedOn }, [...printedUnits(draft.tasks), ...leads], true);
  const clauseIds = await writeClauses(act, params.versionId, previousId, publication.clauses);
  const written = await writeTasks(
    act,
    {
      planId: params.planId,
      planNumber: version.planNumber,
      versionId: params.versionId,
      versionNumber: version.summary.number,
      anchors: version.anchors,
    },
    publication.tasks,
    { continued, withdrawn, drafted, matches, clauseIds },
  );

  if (previousId !== null) await updateVersion(act, previousId, { state: 'superseded' });
  await renamePlan(act, params.planId, draft.title);
  const summary = await updateVersion(act, params.versionId, {
    ...draftFigures(draft),
    state: 'published',
    draft_revision: body.revision + acceptances.length,
    published_at: act.now,
    published_by: act.actor,
  });
  act.audit({
    objects: [
      {
        type: 'plan_version',
        id: params.versionId,
        before: { state: 'draft' },
        after: { state: 'published', tasks: publication.tasks.length, accepted: body.acceptances },
      },
      ...(previousId === null
        ? []
        : [{ type: 'plan_version', id: previousId, before: { state: 'published' }, after: { state: 'superseded' } }]),
      ...written.audited,
    ],
  });
  return success({
    version: summary,
    published: written.added,
    continued: continued.size,
    withdrawn: written.withdrawn,
    withoutLead: withoutLead(draft).length,
  });
};
