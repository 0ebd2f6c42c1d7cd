/** What jobs on two versions get: each as it is stored, and the ledger's rows as text, which nobody takes apart on the way. */
import { sql } from 'kysely';
import { correctionsOfPlan, type ToldCorrection } from '#server/ledger/correction/correction-rows.ts';
import type { LineageTask } from '#core/ledger/adjust/adjusted-groups.ts';
import type { LedgerTask, Said } from '#core/ledger/publish/continue-tasks.ts';
import type { SentDraft } from '#server/plan/draft-jobs.ts';
import { loadPlans, findVersion, type StoredVersion } from '#server/plan/rows.ts';
import { sentDraft } from '#server/plan/sent-draft.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** A task that a plan has or had in the ledger, as it is sent; `inEarlier`: it stood in a version published before the one before. */
export type SentTask = LedgerTask & LineageTask & { readonly inEarlier: boolean };

export interface SentVersions {
  readonly draft: SentDraft;
  /** The version that was published last before it. */
  readonly before: SentDraft | null;
  /** JSON: where the tasks of the version before begin, `[start, task id][]`; those that people made of them begin there too and are left out. */
  readonly starts: string;
  /** JSON of SentTask[]: all tasks that the plan ever had, in printed order. */
  readonly tasks: string;
  /** What people say of them instead of what the plan prints. */
  readonly corrections: readonly ToldCorrection[];
  /** Which of them its tasks go on from, where a person said so. */
  readonly said: readonly Said[];
  /** Task and printed name of each decision that people made for a task alone. */
  readonly single: readonly (readonly [taskId: string, text: string])[];
}

/** `before`: the version before, as versionBefore finds it. */
export async function sentVersions(act: Act, version: StoredVersion, before: StoredVersion | null): Promise<SentVersions> {
  const draft = await sentDraft(act, version);
  if (before === null) return { draft, before: null, starts: '[]', tasks: '[]', corrections: [], said: [], single: [] };
  const { rows: starts } = await sql<{ text: string }>`
    select coalesce(json_agg(json_build_array(start_at, task_id)), '[]')::text as text from task_clause
      join task on task.jurisdiction_id = task_clause.jurisdiction_id and task.id = task_clause.task_id
     where ${inJurisdiction(act, 'task_clause')} and task_clause.version_id = ${before.summary.id} and seq = 1 and task.made_by is null`.execute(
    act.db,
  );
  const { rows: tasks } = await sql<{ text: string }>`
    select coalesce(json_agg(json_build_object('id', id, 'code', code, 'title', ${printed('title')}, 'text', ${printed('body')}, 'lead', lead, 'state', state, 'madeBy', made_by, 'endedBy', ended_by,
        'inEarlier', earlier.task_id is not null) order by position), '[]')::text as text
      from task
      left join (
        select distinct task_clause.task_id from task_clause
          join plan_version version on version.jurisdiction_id = task_clause.jurisdiction_id and version.id = task_clause.version_id
         where ${inJurisdiction(act, 'task_clause')} and version.plan_id = ${version.summary.planId}
           and version.published_at < ${before.summary.publishedAt}) as earlier on earlier.task_id = task.id
     where ${inJurisdiction(act, 'task')} and plan_id = ${version.summary.planId}`.execute(act.db);
  return {
    draft,
    before: await sentDraft(act, before),
    starts: starts[0]?.text ?? '[]',
    tasks: tasks[0]?.text ?? '[]',
    corrections: await correctionsOfPlan(act, version.summary.planId),
    said: await saidOf(act, version.summary.id),
    single: await decidedSingly(act, version.summary.planId),
  };
}

async function decidedSingly(act: Act, planId: string): Promise<SentVersions['single']> {
  const rows = await act.db
    .selectFrom('responsibility')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'responsibility.jurisdiction_id').onRef('task.id', '=', 'responsibility.task_id'),
    )
    .select(['responsibility.task_id', 'responsibility.unit_text'])
    .where(inJurisdiction(act, 'responsibility'))
    .where('task.plan_id', '=', planId)
    .where('responsibility.valid_to', 'is', null)
    .where('responsibility.resolved_singly', '=', true)
    .where('responsibility.resolution', '!=', 'open')
    .execute();
  return rows.map((row) => [row.task_id, row.unit_text]);
}

/** Which tasks of the ledger a draft's tasks go on from, where a person said so. */
export async function saidOf(act: Act, versionId: string): Promise<Said[]> {
  return act.db
    .selectFrom('task_continuation')
    .select(['key', 'task_id as taskId'])
    .where(inJurisdiction(act))
    .where('version_id', '=', versionId)
    .orderBy('key')
    .execute();
}

/** What the plan prints of a task, which may be corrected: by it, not by what people say, tasks are told apart. */
function printed(column: 'title' | 'body') {
  return sql`coalesce((select printed #>> '{}' from task_correction kept where kept.jurisdiction_id = task.jurisdiction_id
    and kept.task_id = task.id and kept.field = ${sql.lit(column === 'title' ? 'title' : 'text')} and kept.current), ${sql.ref(`task.${column}`)})`;
}

/** JSON of the clauses of a published version, `[id, text][]`, in the order of the text. */
export async function sentClauses(act: Act, versionId: string): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select coalesce(json_agg(json_build_array(id, body) order by seq), '[]')::text as text from clause
     where ${inJurisdiction(act)} and version_id = ${versionId}`.execute(act.db);
  return rows[0]?.text ?? '[]';
}

/** The version that was published last before this one, or before now; a draft that came back may have a lower number than it. */
export async function versionIdBefore(act: Act, { summary }: StoredVersion): Promise<string | null> {
  const [plan] = await loadPlans(act, summary.planId);
  const before = (plan?.versions ?? [])
    .filter(({ publishedAt }) => publishedAt !== null && (summary.publishedAt === null || publishedAt < summary.publishedAt))
    .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1))[0];
  return before?.id ?? null;
}

/** The same with its text. */
export async function versionBefore(act: Act, version: StoredVersion): Promise<StoredVersion | null> {
  const id = await versionIdBefore(act, version);
  return id === null ? null : findVersion(act, version.summary.planId, id);
}
