/** 新增事项 that no plan prints. */
import { failure, success } from '#core/failure.ts';
import { madeResponsibilities } from '#core/ledger/adjust/made-responsibilities.ts';
import type * as contract from '#contract/ledger/adjustment-endpoints.ts';
import { beginAdjustment, writeEffects } from '#server/ledger/adjustment/adjustment-rows.ts';
import { beginTasks } from '#server/ledger/adjustment/begin-tasks.ts';
import { freePlaces } from '#server/ledger/adjustment/place-tasks.ts';
import { sql } from 'kysely';
import { findPlan } from '#server/plan/rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const addTask: Handler<typeof contract.addTask> = async ({ body }, act) => {
  const { planId, chapter: path, units, reason, ...said } = body;
  const answering = madeResponsibilities(units);
  if (!answering.ok) return answering;
  await lockJurisdiction(act);
  if (!(await findPlan(act, planId))) return failure('plan-not-found');
  const last = await lastOfChapter(act, planId, path);
  if (last === undefined) return failure('chapter-without-tasks');
  const adjusting = { id: act.newId(), kind: 'add', reason, undoes: null } as const;
  await beginAdjustment(act, adjusting);
  const [position = last.position + 1] = await freePlaces(act, last.position, 1);
  const begun = await beginTasks(
    act,
    [
      {
        ...said,
        planId,
        versionId: null,
        path,
        chapter: last.chapter,
        role: 'task',
        subject: null,
        cityLeader: null,
        position,
        responsibilities: answering.value,
      },
    ],
    { adjustmentId: adjusting.id, from: [], fromCodes: [], reason },
  );
  const [task] = begun;
  if (task === undefined) throw new Error('no task was added');
  await writeEffects(act, adjusting, [{ taskId: task.id, effect: 'begun', endedBy: null }]);
  act.audit({ detail: reason, objects: [task.told] });
  return success({ id: adjusting.id, taskId: task.id, code: task.code });
};

/** The task behind which the chapter ends, with all below it; and the words of the chapter's heading, as its tasks or the plan's newest version have them. */
async function lastOfChapter(act: Act, planId: string, path: string): Promise<{ position: number; chapter: string } | undefined> {
  const { rows } = await sql<{ position: number | null; chapter: string | null }>`
    select max(position) as position,
           coalesce((array_agg(chapter order by position desc) filter (where path = ${path}))[1],
                    (select heading from clause join plan_version version
                        on version.jurisdiction_id = clause.jurisdiction_id and version.id = clause.version_id
                      where ${inJurisdiction(act, 'clause')} and version.plan_id = ${planId} and version.state = 'published'
                        and clause.path = ${path} and heading is not null order by clause.seq limit 1)) as chapter
      from task where ${inJurisdiction(act)} and plan_id = ${planId} and (path = ${path} or starts_with(path, ${`${path}/`}))`.execute(
    act.db,
  );
  const [row] = rows;
  return row === undefined || row.position === null ? undefined : { position: row.position, chapter: row.chapter ?? '' };
}
