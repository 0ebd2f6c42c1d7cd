/** Correcting three hundred tasks in one act: the deadline of each, and one unit that comes or goes. */
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { z } from 'zod';
import type { BenchAct } from '#test/bench/acts.ts';
import type { Request } from '#test/bench/load-question.ts';
import type { Serving } from '#test/bench/part.ts';

const tasksInAct = 300;
const groups = 4;
/** Of each group, more than a server makes in the default rounds: the bare one is faster. */
const acts = { ours: 75, bare: 300 };
const unit = '市公路事业发展中心';

const Corrected = z.object({
  revision: z.int(),
  dueText: z.string().nullable(),
  dueTo: z.string().nullable(),
  responsibilities: z.array(z.object({ unit: z.string(), role: z.string(), accountable: z.boolean() })),
});

/** Each request corrects another group; with the next round the unit goes again. `send` asks a server; each server has tasks of its own. */
export async function correctingTasks(pool: pg.Pool, send: (server: Serving, request: Request) => Promise<Buffer>): Promise<BenchAct> {
  // Naming a lead has the others.
  const { rows } = await pool.query<{ id: string }>(
    `select task.id from task join responsibility duty on duty.jurisdiction_id = task.jurisdiction_id and duty.task_id = task.id
     group by task.id, task.position having count(*) = 1 order by md5(task.position::text) limit $1`,
    [2 * (groups + 1) * tasksInAct],
  );
  const of = (side: number): string[] => rows.filter((_, index) => index % 2 === side).map(({ id }) => id);
  const requestsOf = (ids: readonly string[], rounds: number): Request[] =>
    Array.from({ length: rounds }, (_, index) => index + 1).flatMap((revision) =>
      Array.from({ length: Math.ceil(ids.length / tasksInAct) }, (_, group) => ({
        path: '/api/tasks/corrections',
        body: bodyOf(ids.slice(group * tasksInAct, (group + 1) * tasksInAct), revision),
      })),
    );
  return {
    name: 'correct 300',
    requests: { ours: requestsOf(of(0).slice(tasksInAct), acts.ours), bare: requestsOf(of(1).slice(tasksInAct), acts.bare) },
    // The next correction of a task knows the one before.
    most: 1,
    check: async (ours, bare) => {
      const after: unknown[] = [];
      for (const [side, server] of [ours, bare].entries()) {
        const own = of(side).slice(0, tasksInAct);
        const revisions: unknown[] = [];
        for (const request of requestsOf(own, 3)) {
          await send(server, request);
          const answer = JSON.parse((await send(ours, { path: `/api/tasks/${own[0]}` })).toString());
          const { revision, dueText, dueTo, responsibilities } = Corrected.parse(answer);
          revisions.push({ revision, dueText, dueTo, added: responsibilities.slice(1) });
        }
        after.push(revisions);
      }
      if (!isDeepStrictEqual(after[0], after[1])) throw new Error(`tasks are corrected differently: ${JSON.stringify(after)}`);
    },
  };
}

function bodyOf(ids: readonly string[], revision: number): string {
  const due = { text: null, from: null, to: `${2030 + (revision % 40)}-12-31` };
  const units = revision % 2 === 1 ? { add: [{ unit, role: 'support', ownPart: null }] } : { remove: [unit] };
  return JSON.stringify({ tasks: ids.map((id) => ({ id, revision, values: { due, units } })), reason: '统一调整' });
}
