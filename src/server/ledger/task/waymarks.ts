/**
 * Where every thousandth task of the whole ledger stands in each order: a page deep in it is found from the mark before it, so that it
 * costs about the same wherever it stands. Kept under the ledger's revision (tally/kept-answer.ts); the first who goes deep after a change
 * walks once.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import type { TaskSort } from '#server/ledger/task/task-sort.ts';
import { sortColumns } from '#server/ledger/task/task-sort.ts';
import { keptAnswer } from '#server/ledger/tally/kept-answer.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** A task in an order: its position and, when the order asks for it, its deadline or lead. */
export interface Waymark {
  readonly position: number;
  readonly key: string | null;
}

/** Where a page begins: so many tasks behind a mark, or behind the beginning. */
export interface Start {
  readonly after: Waymark | null;
  readonly offset: number;
}

const every = 1000;
const Kept = z.array(z.tuple([z.int(), z.string().nullable()]));

/** The start that has `offset` tasks before it, in the whole ledger. Nobody is let in here whose reach is less than all. */
export async function startBehindWaymark(act: Act, sort: TaskSort, offset: number): Promise<Start> {
  if (offset < every) return { after: null, offset };
  const marks = Kept.parse(JSON.parse(await keptAnswer(act, `waymarks ${sort}`, () => walk(act, sort))));
  const passed = Math.min(marks.length, Math.floor(offset / every));
  const mark = marks[passed - 1];
  return mark === undefined ? { after: null, offset } : { after: { position: mark[0], key: mark[1] }, offset: offset - passed * every };
}

async function walk(act: Act, sort: TaskSort): Promise<z.infer<typeof Kept>> {
  const column = sortColumns[sort];
  const key = column === null ? sql`null::text` : sql.ref(column);
  const order = column === null ? sql`position` : sql`${key} nulls last, position`;
  const { rows } = await sql<{ position: number; key: string | null }>`
    select position, key from (
      select position, ${key} as key, row_number() over (order by ${order}) as number
        from task where ${inJurisdiction(act)} and state = 'open'
    ) each where number % ${sql.lit(every)} = 0 order by number`.execute(act.db);
  return rows.map((row) => [row.position, row.key]);
}
