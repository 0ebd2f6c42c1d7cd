/** The tasks of a publication as rows: new ones, those that go on from the version before, those that are withdrawn. */
import { unitTextsOf } from '#server/plan/unit-text/unit-texts.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Insertable, type RawBuilder } from 'kysely';
import type { LineageTask } from '#core/ledger/adjust/adjusted-groups.ts';
import type { LedgerTask } from '#core/ledger/publish/continue-tasks.ts';
import { placesBetween } from '#core/ledger/adjust/place-tasks.ts';
import { mergeLead } from '#core/ledger/merge-lead.ts';
import { rowsOf, type PlannedPublication, type PlannedTask, type TaskHeir } from '#server/ledger/publish/publish-jobs.ts';
import type { Adjustments } from '#server/ledger/publish/keep-adjustments.ts';
import type { Corrections } from '#server/ledger/publish/merge-corrections.ts';
import { registerObjects } from '#server/ledger/object/object-names.ts';
import { continueResponsibilities, readFormerLeads } from '#server/ledger/publish/continue-responsibilities.ts';
import { keepOpenLists, singleDecisions } from '#server/ledger/responsibility-unit/write-decision.ts';
import { insertMany, publishedSearchText, responsibilityRows, taskColumnsOf } from '#server/ledger/rows.ts';
import { keepSearch } from '#server/ledger/task/search.ts';
import type { SearchEntry } from '#server/platform/search-entry.ts';
import { updateTasks, type TaskChange } from '#server/ledger/task/update-tasks.ts';
import type { StoredVersion } from '#server/plan/rows.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

interface Target {
  readonly planId: string;
  readonly planNumber: number;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly anchors: StoredVersion['anchors'];
}

interface Ancestry {
  /** By id: all tasks that the plan ever had, as they stand. */
  readonly ledger: ReadonlyMap<string, LedgerTask & LineageTask>;
  readonly clauseIds: ReadonlyMap<number, string>;
  readonly corrections: Corrections;
  readonly adjustments: Adjustments;
}

/** Positions of one version stand together and never meet those of another: a withdrawn task keeps the place that it had. */
function positionOf({ planNumber, versionNumber }: Target, order: number): number {
  return planNumber * 1e12 + versionNumber * 1e9 + order * placesBetween;
}

export async function writeTasks(
  act: Act,
  target: Target,
  plan: PlannedPublication,
  { ledger, clauseIds, corrections, adjustments }: Ancestry,
): Promise<{ added: number; withdrawn: number; audited: AuditObject[] }> {
  const objects = await registerObjects(act, plan.objects);
  const audited: AuditObject[] = objects.added.map(({ id, name, kind }) => ({ type: 'monitored_object', id, after: { name, kind } }));
  const idOf = new Map<string, string>();
  const resting: string[] = [];
  const single = await singleDecisions(act, plan.continued);
  let added = 0;
  let written = 0;
  for (const batch of rowsOf(plan.tasks)) {
    const standing = batch.map((printed) => {
      // Said as the plan prints it now, so that it stands so when it is restored; until then what people made of it stays.
      const rests = printed.continues !== null && adjustments.rests(printed.continues);
      const task = rests ? corrections.applyToResting(printed) : corrections.applyTo(printed);
      const old = task.continues === null ? undefined : ledger.get(task.continues);
      const lead = old === undefined || task.unitsCorrected ? task.lead : mergeLead(task.draftedLead, old.lead, task.lead);
      return { printed, rests, task, old, lead };
    });
    const formerLeads = await readFormerLeads(
      act,
      standing.flatMap(({ task, old, lead }) =>
        old === undefined || task.lead === null || task.lead === lead ? [] : [{ taskId: old.id, unit: task.lead }],
      ),
    );
    const inserted: Insertable<DB['task']>[] = [];
    const updated: TaskChange[] = [];
    const searched: SearchEntry[] = [];
    const ranges: Insertable<DB['task_clause']>[] = [];
    const units: Insertable<DB['responsibility']>[] = [];
    const named: Insertable<DB['task_object']>[] = [];
    const fields: Insertable<DB['task_field']>[] = [];
    for (const { printed, rests, task, old, lead } of standing) {
      const id = old?.id ?? act.newId();
      const position = positionOf(target, task.order);
      const places = rangeRows(act, target, id, task, clauseIds);
      adjustments.saw(printed, position, rests ? places : []);
      if (rests) resting.push(id);
      else idOf.set(task.key, id);
      // Two printed names can mean one object.
      const meant = new Map(
        task.objects.flatMap(({ name }) => objects.byName.get(name) ?? []).map(({ id: object, name }) => [object, name]),
      );
      const columns = { ...taskColumnsOf(task, lead), version_id: target.versionId, position, updated_at: act.now };
      if (old === undefined) {
        inserted.push({
          jurisdiction_id: act.jurisdictionId,
          id,
          plan_id: target.planId,
          ...columns,
          state: 'open',
          revision: 1,
          created_at: act.now,
        });
      } else updated.push({ id, ...columns, state: rests ? 'withdrawn' : 'open', ended_by: rests ? old.endedBy : null });
      searched.push({ id, text: publishedSearchText(task, lead, [...meant.values()]) });
      units.push(...responsibilityRows(act, id, position, task, lead, printed, formerLeads.get(id)));
      ranges.push(...places);
      named.push(...[...meant.keys()].map((object) => ({ jurisdiction_id: act.jurisdictionId, task_id: id, object_id: object })));
      fields.push(
        ...task.fields.map(({ kind, label, values }, index) => ({
          jurisdiction_id: act.jurisdictionId,
          task_id: id,
          seq: index + 1,
          kind,
          label,
          said: [...values],
        })),
      );
      audited.push({
        type: 'task',
        id,
        ...changeOf(
          old,
          { code: task.code, version: target.versionNumber, ...(rests ? { adjusted: true } : corrections.chosenFor(printed)) },
          { state: rests ? 'withdrawn' : 'open', title: task.title, text: task.text, lead },
        ),
      });
    }
    added += inserted.length;
    await insertMany(act, 'task', inserted);
    await updateTasks(act, updated);
    await keepSearch(act, searched);
    await insertMany(act, 'task_clause', ranges);
    const continued = updated.map(({ id }) => id);
    await forgetPrinted(act, continued);
    await continueResponsibilities(
      act,
      continued,
      units,
      await unitTextsOf(act, target.planId, [...new Set(units.map(({ unit_text }) => unit_text))]),
      single,
    );
    await insertMany(act, 'task_object', named);
    await insertMany(act, 'task_field', fields);
    // The first batch is in: the planner sees what rows are like before the many that come.
    if (written++ === 0) await sql`select analyze_ledger(${batch.length * (plan.tasks.length - 1)})`.execute(act.db);
  }

  await corrections.write(act);
  await keepOpenLists(act, [...idOf.values(), ...resting]);

  await adjustments.write(act, target.versionId);
  audited.push(...adjustments.told(target.versionNumber));
  const withdrawn = plan.withdrawn.filter((id) => ledger.get(id)?.state === 'open');
  await withdraw(act, withdrawn);
  audited.push(
    ...withdrawn.map((id) => ({
      type: 'task',
      id,
      before: { state: 'open', title: ledger.get(id)?.title },
      after: { state: 'withdrawn', version: target.versionNumber },
    })),
  );
  await writeTaskLineage(
    act,
    plan.heirs.filter(({ taskId }) => !adjustments.rests(taskId)),
    idOf,
  );
  return { added, withdrawn: withdrawn.length, audited };
}

type Stands = Pick<LedgerTask, 'state' | 'title' | 'text' | 'lead'>;

/** For the trail. Of a task that goes on what changed: all that it says stands in the trail since it was first published. */
function changeOf(
  old: Stands | undefined,
  named: { readonly code: string; readonly version: number } & Readonly<Record<string, unknown>>,
  now: Stands,
) {
  if (old === undefined) return { after: { ...now, ...named } };
  const changed = (['state', 'title', 'text', 'lead'] as const).filter((field) => old[field] !== now[field]);
  const said = (of: Stands) => Object.fromEntries(changed.map((field) => [field, of[field]]));
  return { before: said(old), after: { ...said(now), ...named } };
}

function rangeRows(
  act: Act,
  target: Target,
  taskId: string,
  task: Pick<PlannedTask, 'ranges'>,
  clauseIds: ReadonlyMap<number, string>,
): Insertable<DB['task_clause']>[] {
  return task.ranges.map((range) => {
    const clause = clauseIds.get(range.clause);
    if (clause === undefined) throw new Error(`no clause ${range.clause} in the publication`);
    return {
      jurisdiction_id: act.jurisdictionId,
      task_id: taskId,
      version_id: target.versionId,
      seq: range.seq,
      clause_id: clause,
      start_at: range.start,
      end_at: range.end,
      place: placeOf(target.anchors, range.start),
    };
  });
}

/** Objects and fields are named anew: the new version says them. */
async function forgetPrinted(act: Act, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ['task_object', 'task_field'] as const)
    await act.db.deleteFrom(table).where(inJurisdiction(act)).where('task_id', '=', anyOf(ids)).execute();
}

async function withdraw(act: Act, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await act.db
    .updateTable('task')
    .set((row) => ({ state: 'withdrawn', updated_at: act.now, revision: row('revision', '+', 1) }))
    .where(inJurisdiction(act))
    .where('id', '=', anyOf(ids))
    .execute();
}

/** Who inherits where a task was split or merged, beside the one that goes on under its own identity. */
async function writeTaskLineage(act: Act, heirs: readonly TaskHeir[], idOf: ReadonlyMap<string, string>): Promise<void> {
  const rows = heirs.flatMap(({ key, taskId, relation }) => {
    const to = idOf.get(key);
    if (to === undefined || to === taskId) return [];
    return [
      {
        jurisdiction_id: act.jurisdictionId,
        id: act.newId(),
        from_task_id: taskId,
        to_task_id: to,
        relation,
        adjustment_id: null,
        actor: act.actor,
        at: act.now,
      },
    ];
  });
  await insertMany(act, 'task_lineage', rows);
}

/** The label of the anchor that an offset stands in: 第3页, 第12段. By bisection; anchors tile the text. */
function placeOf(anchors: Target['anchors'], offset: number): string | null {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return anchors[low]?.label ?? null;
}

/** Compared with one parameter, however many they are. */
function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql`any(${ids}::uuid[])`;
}
