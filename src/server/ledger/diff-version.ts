/** A version against the published one before it: clause by clause, and which task goes on from which. */
import { diffClauses } from '#core/plan/draft/diff.ts';
import { matchTasks } from '#core/plan/draft/match-tasks.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { diffVersion as endpoint } from '#contract/plan.ts';
import type { z } from 'zod';
import { openDraft } from '#server/plan/open-draft.ts';
import { findVersion, listPlans, type StoredVersion } from '#server/plan/store.ts';
import type { Act } from '#server/platform/http/route.ts';

type Diff = z.output<typeof endpoint.response>;

interface Side {
  readonly path: string;
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export async function diffVersion(act: Act, params: { planId: string; versionId: string }): Promise<Outcome<Diff>> {
  const version = await findVersion(act, params.planId, params.versionId);
  if (version === null) return failure('version-not-found');
  const before = await versionBefore(act, version);
  const { draft } = await openDraft(act, version);
  const after = sidesOf(draft);
  if (before === null) {
    return success({
      from: null,
      to: version.summary,
      clauses: after.map((side) => ({ relation: 'added' as const, before: [], after: [side] })),
      tasks: draft.tasks.map(({ key, title }) => ({ key, title, taskId: null, code: null, relation: 'added' as const })),
    });
  }
  const old = await openDraft(act, before);
  const clauses = diffClauses(sidesOf(old.draft), after).map(({ relation, before: from, after: to }) => ({
    relation,
    before: [...from],
    after: [...to],
  }));
  return success({ from: before.summary, to: version.summary, clauses, tasks: await taskMatches(act, before, draft.tasks) });
}

function sidesOf(draft: { text: string; clauses: readonly { path: string; kind: string; start: number; end: number }[] }): Side[] {
  return draft.clauses.map(({ path, kind, start, end }) => ({ path, kind, start, end, text: draft.text.slice(start, end) }));
}

/** The newest version with a lower number that was published once. */
async function versionBefore(act: Act, version: StoredVersion): Promise<StoredVersion | null> {
  const [plan] = await listPlans(act, version.summary.planId);
  const before = plan?.versions.find(
    ({ number, state }) => number < version.summary.number && (state === 'published' || state === 'superseded'),
  );
  return before === undefined ? null : findVersion(act, version.summary.planId, before.id);
}

/** Against the tasks as they stand in the ledger with the ranges of the version before. */
async function taskMatches(act: Act, before: StoredVersion, tasks: Parameters<typeof matchTasks>[1]): Promise<Diff['tasks']> {
  const stored = await act.db
    .selectFrom('task')
    .select(['task.id', 'task.code', 'task.title', 'task.body'])
    .where('task.jurisdiction_id', '=', act.jurisdictionId)
    .where((task) =>
      task.exists(
        task
          .selectFrom('task_clause')
          .select('task_clause.seq')
          .whereRef('task_clause.jurisdiction_id', '=', 'task.jurisdiction_id')
          .whereRef('task_clause.task_id', '=', 'task.id')
          .where('task_clause.version_id', '=', before.summary.id),
      ),
    )
    .orderBy('task.position')
    .execute();
  const byId = new Map(stored.map((task) => [task.id, task]));
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  return matchTasks(
    stored.map(({ id, body }) => ({ id, text: body })),
    tasks,
  ).map(({ key, taskId, relation }) => {
    const old = taskId === null ? undefined : byId.get(taskId);
    const now = key === null ? undefined : byKey.get(key);
    return { key, taskId, relation, code: old?.code ?? null, title: now?.title ?? old?.title ?? '' };
  });
}
