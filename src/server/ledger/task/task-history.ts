/** The history of a task as its record tells it: nobody is told of tasks that they may not see. */
import { sql, type SqlBool } from 'kysely';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import type { History } from '#contract/platform/history.ts';
import { reachOfTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { historyOf, type historyRows } from '#server/platform/audit/object-history.ts';
import { jsonMoment, type JsonRow } from '#server/platform/database/json-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Fields of the trail that hold codes of other tasks, and how the record says that some are left out. */
const codeFields = { into: 'unseenInto', outOf: 'unseenOutOf' } as const;

type Event = History['events'][number];

/** What its rows, written as JSON, say to who asks. Who did what inside the jurisdiction is not what was shared. */
export async function toldHistory(
  act: Act,
  rows: readonly JsonRow<ReturnType<typeof historyRows>>[],
): Promise<Pick<contract.TaskDetail, 'history' | 'moreHistory'>> {
  if (act.reach === 'shared') return { history: [], moreHistory: 0 };
  const { events, more } = historyOf(rows.map((row) => ({ ...row, at: jsonMoment(row.at) })));
  // Whom it is shared with, the office alone is told (sharesOf).
  const told = act.reach === 'jurisdiction' ? events : events.filter((event) => event.act !== 'setTaskShares');
  return { history: await withinSight(act, told), moreHistory: more };
}

/** The events without the codes of tasks out of reach: how many there are stands beside those that may be seen. */
async function withinSight(act: Act, events: readonly Event[]): Promise<Event[]> {
  const sides = events.map(({ after }) => readSide(after));
  const codes = new Set(sides.flatMap((side) => Object.keys(codeFields).flatMap((field) => codesIn(side, field))));
  const reach = codes.size === 0 ? null : await reachOfTasks(act);
  if (reach === null) return [...events];
  const rows = await act.db
    .selectFrom('task')
    .select('task.code')
    .where(inJurisdiction(act, 'task'))
    .where(sql<SqlBool>`task.code = any(${[...codes]})`)
    .where(reach)
    .execute();
  const seen = new Set(rows.map(({ code }) => code));
  return events.map((event, index) => {
    const side = sides[index];
    if (side === undefined) return event;
    for (const [field, unseen] of Object.entries(codeFields)) {
      const all = codesIn(side, field);
      const visible = all.filter((code) => seen.has(code));
      if (visible.length < all.length) Object.assign(side, { [field]: visible, [unseen]: all.length - visible.length });
    }
    return { ...event, after: JSON.stringify(side) };
  });
}

function codesIn(side: Readonly<Record<string, unknown>> | undefined, field: string): string[] {
  const codes = side?.[field];
  return Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : [];
}

/** What the trail holds is JSON that we wrote; undefined where an event has no such side. */
function readSide(json: string | null): Record<string, unknown> | undefined {
  const value: unknown = json === null ? null : JSON.parse(json);
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}
