/** A draft becomes the ledger: clauses, tasks, responsibilities and objects, or the next version of them. */
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import { matchTasks, matchWithdrawn, type TaskMatch } from '#core/ledger/publish/match-tasks.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import { checkPublish, toPublication, withoutLead, type Accepted, type Acceptance } from '#core/plan/draft/publish.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { writeClauses } from '#server/ledger/publish/publish-clauses.ts';
import { writeTasks } from '#server/ledger/publish/publish-tasks.ts';
import { tasksOfPlan, type LedgerTask } from '#server/ledger/rows.ts';
import { tasksOfVersion, versionBefore } from '#server/ledger/publish/version-tasks.ts';
import { lockDraft } from '#server/plan/change-draft.ts';
import { draftFigures, openDraft } from '#server/plan/open-draft.ts';
import { keepUnitTexts, printedUnits } from '#server/plan/unit-text/unit-texts.ts';
import { appendLog, renamePlan, updateVersion } from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

interface PublishRequest {
  readonly revision: number;
  readonly acceptances: readonly Acceptance[];
  readonly continues: readonly { readonly key: string; readonly taskId: string | null }[];
}

export interface PublishAnswer {
  readonly version: VersionSummary;
  /** Tasks that are new in the ledger. */
  readonly published: number;
  /** Tasks that go on from the version before. */
  readonly continued: number;
  readonly withdrawn: number;
  readonly withoutLead: number;
}

export async function publishDraft(
  act: Act,
  params: { planId: string; versionId: string },
  body: PublishRequest,
): Promise<Outcome<PublishAnswer>> {
  await lockJurisdiction(act);
  const locked = await lockDraft(act, params.planId, params.versionId, body.revision);
  if (!locked.ok) return locked;
  const version = locked.value;
  const opened = await openDraft(act, version);
  const accepted = checkPublish(opened.draft, body.acceptances);
  if (!accepted.ok) return accepted;

  const acceptances = acceptanceLog(act, accepted.value, body.revision);
  await appendLog(act, params.versionId, acceptances);
  const draft = replay({ ...opened.ledger, text: version.body }, [...opened.log, ...acceptances]);

  const previous = await versionBefore(act, version);
  const previousId = previous?.summary.id ?? null;
  const before = await tasksOfPlan(act, params.planId);
  const [open, withdrawn] = [before.filter(({ state }) => state === 'open'), before.filter(({ state }) => state === 'withdrawn')];
  const matches = previous === null ? [] : matchWithdrawn(matchTasks(open, draft.tasks), withdrawn, draft.tasks);
  const chosen = continuedTasks(draft, matches, before, body.continues);
  if (!chosen.ok) return chosen;
  const continued = chosen.value;
  const drafted = previous === null ? new Map<string, DraftTask>() : await tasksOfVersion(act, previous);
  const publication = toPublication(
    draft,
    version.planNumber,
    before.map(({ code }) => code),
    new Map([...continued].map(([key, task]) => [key, task.code])),
  );

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
    { open, continued, drafted, matches, clauseIds },
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
    act: 'plan.publish',
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
}

/** What is published as it is goes into the log with its reason, like every other decision on the draft. */
function acceptanceLog(act: Act, accepted: Accepted, revision: number): LoggedOperation[] {
  const operations: LoggedOperation['operation'][] = [
    ...accepted.gaps.map(({ start, end, reason }) => ({ type: 'accept-gap' as const, range: { start, end }, reason })),
    ...accepted.doubts.map(({ doubt: { code, start, end }, reason }) => ({
      type: 'settle-doubt' as const,
      doubt: { code, start, end },
      answer: { kind: 'as-printed' as const },
      note: reason,
    })),
  ];
  return operations.map((operation, index) => ({ seq: revision + 1 + index, operation, actor: act.actor, at: act.now }));
}

/**
 * By the draft's key: the task of the ledger that each goes on from. What a person said comes before what the texts suggest; each old task
 * once. What a person said must be clear: a task that goes on into nothing would lose its units and objects.
 */
function continuedTasks(
  draft: Draft,
  matches: readonly TaskMatch[],
  before: readonly LedgerTask[],
  said: PublishRequest['continues'],
): Outcome<Map<string, LedgerTask>> {
  const byId = new Map(before.map((task) => [task.id, task]));
  const keys = new Set(draft.tasks.map(({ key }) => key));
  const saidKeys = new Set(said.map(({ key }) => key));
  const saidIds = said.flatMap(({ taskId }) => taskId ?? []);
  const unclear =
    saidKeys.size < said.length ||
    new Set(saidIds).size < saidIds.length ||
    said.some(({ key, taskId }) => !keys.has(key) || (taskId !== null && !byId.has(taskId)));
  if (unclear) return failure('continues-unclear');
  const proposed = matches.flatMap(({ key, taskId, continues }) =>
    continues && key !== null && !saidKeys.has(key) ? [{ key, taskId }] : [],
  );
  const continued = new Map<string, LedgerTask>();
  const taken = new Set<string>();
  for (const { key, taskId } of [...said, ...proposed]) {
    const task = taskId === null ? undefined : byId.get(taskId);
    if (task === undefined || taken.has(task.id)) continue;
    taken.add(task.id);
    continued.set(key, task);
  }
  return success(continued);
}
