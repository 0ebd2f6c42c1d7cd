/** Tasks that people make: added, or of tasks that they split or merged, with all that hung on these. */
import { sql } from 'kysely';
import type { Origin } from '#core/ledger/adjust/adjust-tasks.ts';
import type { MadeResponsibility } from '#core/ledger/adjust/made-responsibilities.ts';
import type { Due } from '#core/ledger/correct-tasks.ts';
import { codeGiver } from '#core/plan/draft/task-code.ts';
import { inheritShares } from '#server/access/share-rows.ts';
import { addResponsibilities, decisionsFor, keepOpenLists, singleDecisions } from '#server/ledger/responsibility-unit/write-decision.ts';
import { insertMany, responsibilityRow, taskColumnsOf } from '#server/ledger/rows.ts';
import { writeSearch } from '#server/ledger/task/search.ts';
import { issuedOnOf } from '#server/plan/rows.ts';
import { keepUnitTexts } from '#server/plan/unit-text/unit-texts.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

/** What a task takes from the one that it is made of, or is added with. */
export interface Inherited {
  readonly planId: string;
  /** null: no version prints it. */
  readonly versionId: string | null;
  readonly path: string;
  readonly chapter: string;
  readonly role: string;
  readonly kind: string;
  readonly commitment: string;
  readonly nature: string;
  readonly subject: string | null;
  readonly cityLeader: string | null;
  readonly origin: Origin;
}

export interface NewTask extends Inherited {
  readonly position: number;
  readonly title: string;
  readonly text: string;
  readonly due: Due;
  readonly responsibilities: readonly MadeResponsibility[];
}

interface Making {
  readonly adjustmentId: string;
  /** The tasks that they are made of, in printed order: what hangs on any of them hangs on each new one. */
  readonly from: readonly string[];
  readonly fromCodes: readonly string[];
  readonly reason: string;
}

export interface BegunTask {
  readonly id: string;
  readonly code: string;
  readonly told: AuditObject;
}

/** Of one plan, in the jurisdiction's lock; the act that they are made by is written. */
export async function beginTasks(
  act: Act,
  tasks: readonly NewTask[],
  { adjustmentId, from, fromCodes, reason }: Making,
): Promise<BegunTask[]> {
  const [first] = tasks;
  if (first === undefined) return [];
  const { planId } = first;
  const nextCode = await codesOf(act, planId);
  const begun = tasks.map((task) => ({ ...task, id: act.newId(), code: nextCode(task.path) }));
  await insertMany(
    act,
    'task',
    begun.map((task) => ({ ...columnsOf(act, task), id: task.id, made_by: adjustmentId })),
  );
  const units = [...new Set(begun.flatMap(({ responsibilities }) => responsibilities.map(({ unit }) => unit)))].toSorted();
  const texts = await keepUnitTexts(act, { id: planId, issuedOn: () => issuedOnOf(act, planId) }, units);
  const single = await singleDecisions(act, from);
  for (const task of begun) {
    const rows = task.responsibilities.map((row) => responsibilityRow(act, task.id, task.position, row));
    await addResponsibilities(act, rows, texts, decisionsFor(single, from, task.id));
  }
  const ids = begun.map(({ id }) => id);
  await hangOn(act, ids, from);
  await keepOpenLists(act, ids);
  await writeSearch(act, ids);
  return begun.map(({ id, code, title, text, responsibilities, origin }) => ({
    id,
    code,
    told: {
      type: 'task',
      id,
      after: {
        state: 'open',
        code,
        title,
        text,
        lead: responsibilities.find(({ accountable }) => accountable)?.unit ?? null,
        ...(fromCodes.length === 0 ? { origin } : { outOf: fromCodes }),
        reason,
      },
    },
  }));
}

/** Gives out codes that no task of the plan ever had. */
async function codesOf(act: Act, planId: string): Promise<(path: string) => string> {
  const { number } = await act.db
    .selectFrom('plan')
    .select('number')
    .where(inJurisdiction(act))
    .where('id', '=', planId)
    .executeTakeFirstOrThrow();
  const used = await act.db.selectFrom('task').select('code').where(inJurisdiction(act)).where('plan_id', '=', planId).execute();
  return codeGiver(
    number,
    used.map(({ code }) => code),
  );
}

function columnsOf(act: Act, task: NewTask & { readonly code: string }) {
  return {
    ...taskColumnsOf(task, task.responsibilities.find(({ accountable }) => accountable)?.unit ?? null),
    jurisdiction_id: act.jurisdictionId,
    plan_id: task.planId,
    version_id: task.versionId,
    position: task.position,
    origin: task.origin,
    state: 'open',
    revision: firstRevision,
    created_at: act.now,
    updated_at: act.now,
  };
}

/**
 * Sources, fields, objects, themes and principles of these tasks, on each of the new ones, and the shares that all of them have: what was shared of one
 * of several opens the words and units of the others to nobody.
 */
async function hangOn(act: Act, ids: readonly string[], from: readonly string[]): Promise<void> {
  if (from.length === 0) return;
  await sql`
    insert into task_clause (jurisdiction_id, task_id, version_id, seq, clause_id, start_at, end_at, place)
    select own.jurisdiction_id, made.id, own.version_id, row_number() over (partition by made.id, own.version_id order by own.start_at),
           own.clause_id, own.start_at, own.end_at, own.place
      from unnest(${ids}::uuid[]) as made (id),
           (select distinct jurisdiction_id, version_id, clause_id, start_at, end_at, place from task_clause
             where ${inJurisdiction(act)} and task_id = any(${from}::uuid[])) as own`.execute(act.db);
  await sql`
    insert into task_field (jurisdiction_id, task_id, seq, kind, label, said)
    select own.jurisdiction_id, made.id, row_number() over (partition by made.id order by own.seq, own.label, own.said), own.kind, own.label, own.said
      from unnest(${ids}::uuid[]) as made (id),
           (select jurisdiction_id, kind, label, said, min(seq) as seq from task_field
             where ${inJurisdiction(act)} and task_id = any(${from}::uuid[]) group by jurisdiction_id, kind, label, said) as own`.execute(
    act.db,
  );
  for (const [table, columns] of Object.entries(links))
    await sql`
      insert into ${sql.table(table)} (jurisdiction_id, task_id, ${sql.raw(columns)})
      select own.jurisdiction_id, made.id, ${sql.raw(columns)} from unnest(${ids}::uuid[]) as made (id), ${sql.table(table)} as own
       where ${inJurisdiction(act, 'own')} and own.task_id = any(${from}::uuid[])
      on conflict do nothing`.execute(act.db);
  await inheritShares(
    act,
    'task',
    from,
    ids.map((id) => ({ id, revision: firstRevision })),
  );
}

/** Of a task that begins. */
const firstRevision = 1;

const links = {
  task_object: 'object_id',
  task_theme: 'theme_id',
  task_principle: 'clause_id',
} as const;
