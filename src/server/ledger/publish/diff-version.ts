/** A version against the published one before it: clause by clause, and which task goes on from which. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { diffClauses } from '#core/ledger/publish/diff.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { matchTasks, matchWithdrawn } from '#core/ledger/publish/match-tasks.ts';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/publish-endpoints.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { tasksOfVersion, versionBefore } from '#server/ledger/publish/version-tasks.ts';
import { findVersion, type StoredVersion } from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf, Handler } from '#server/platform/http/route.ts';

type Diff = AnswerOf<typeof contract.diffVersion>;
type Side = Diff['clauses'][number]['after'][number];

export const diffVersion: Handler<typeof contract.diffVersion> = async ({ params }, act) => {
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
  return success({ from: before.summary, to: version.summary, clauses, tasks: await taskMatches(act, version, before, draft.tasks) });
};

function sidesOf(draft: { text: string; clauses: readonly { path: string; kind: string; start: number; end: number }[] }): Side[] {
  return draft.clauses.map(({ path, kind, start, end }) => ({ path, kind, start, end, text: draft.text.slice(start, end) }));
}

/** Against the tasks of the version before as it had them, and those that were withdrawn earlier. */
async function taskMatches(act: Act, version: StoredVersion, before: StoredVersion, tasks: readonly DraftTask[]): Promise<Diff['tasks']> {
  const old = await tasksOfVersion(act, before);
  const stored = await act.db
    .selectFrom('task')
    .select(['id', 'code', 'title', 'body'])
    .where(inJurisdiction(act))
    .where('plan_id', '=', version.summary.planId)
    .execute();
  const earlier = await idsBefore(act, before);
  const withdrawn = stored.filter(({ id }) => !old.has(id) && earlier.has(id)).map(({ id, body }) => ({ id, text: body }));
  const matches = matchTasks(
    [...old].map(([id, { text }]) => ({ id, text })),
    tasks,
  );
  const storedById = new Map(stored.map((task) => [task.id, task]));
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  return matchWithdrawn(matches, withdrawn, tasks).map(({ key, taskId, relation }) => {
    const now = key === null ? undefined : byKey.get(key);
    const known = taskId === null ? undefined : storedById.get(taskId);
    const title = now?.title ?? (taskId === null ? undefined : old.get(taskId)?.title) ?? known?.title ?? '';
    return { key, taskId, relation, code: known?.code ?? null, title };
  });
}

/** Tasks that stood in a version published before this one. */
async function idsBefore(act: Act, { summary }: StoredVersion): Promise<ReadonlySet<string>> {
  const rows = await act.db
    .selectFrom('task_clause')
    .innerJoin('plan_version as version', (join) =>
      join.onRef('version.jurisdiction_id', '=', 'task_clause.jurisdiction_id').onRef('version.id', '=', 'task_clause.version_id'),
    )
    .select('task_clause.task_id')
    .distinct()
    .where(inJurisdiction(act, 'task_clause'))
    .where('version.plan_id', '=', summary.planId)
    .where('version.published_at', '<', summary.publishedAt)
    .execute();
  return new Set(rows.map((row) => row.task_id));
}
