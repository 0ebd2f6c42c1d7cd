/** What the ledger puts on 工作台: tasks whose day is near or past, and what the office has to decide so that each task is somebody's. */
import { sql } from 'kysely';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { daysLater } from '#core/settings/calendar.ts';
import { sharedWith } from '#server/access/share-rows.ts';
import { withinReach, type Within } from '#server/access/within-reach.ts';
import { keptAnswer } from '#server/ledger/tally/kept-answer.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskCount, DeskPart, WatchRow } from '#server/platform/desk/desk-part.ts';
import type { Act } from '#server/platform/http/act.ts';
import { loadRuleSet } from '#server/settings/rows.ts';

/** Rows of tasks that are due soon; the others are one row together. */
const mostRows = 5;

interface Near {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly due: string;
}
interface Counted {
  readonly overdue: number;
  readonly since: string | null;
  readonly near: number;
  readonly rows: readonly Near[];
  /** Of the reader's units, by role. */
  readonly roles: Readonly<Record<string, number>>;
  readonly total: number;
}

/** Tasks by their days, and how many there are. */
export const tasksOnDesk: DeskPart = {
  name: 'tasks',
  kinds: ['task-overdue', 'task-due'],
  awaited: [],
  figures: ['total', ...responsibilityRoles],
  needs: 'listTasks',
  look: async (act) => {
    const { rules } = await loadRuleSet(act);
    const until = daysLater(act.today, rules['lights.due-near']);
    const within = await withinReach(act);
    const counted = await kept(act, within, until);
    return { rows: rowsOf(act, counted, until), figures: figuresOf(counted, within) };
  },
};

/** Shares do not raise the ledger's revision: what was shared is counted each time. It is little. */
async function kept(act: Act, within: Within, until: string): Promise<Counted> {
  if (within.kind === 'shared') return countOf(act, within, until);
  // Whose tasks are asked for is part of the name: nobody is answered about others' units.
  const name = within.kind === 'all' ? `desk ${until}` : `desk ${until} ${within.unitIds.toSorted().join(' ')}`;
  return JSON.parse(await keptAnswer(act, name, () => countOf(act, within, until))) as Counted;
}

function rowsOf({ today }: Act, { overdue, since, near, rows }: Counted, until: string): readonly WatchRow[] {
  const late: WatchRow[] =
    overdue === 0 || since === null
      ? []
      : [
          {
            kind: 'task-overdue',
            count: overdue,
            due: since,
            link: ledgerLink({ dueTo: daysLater(today, -1), role: 'task', group: 'none', sort: 'due' }),
          },
        ];
  const shown = rows.slice(0, near > mostRows ? mostRows - 1 : mostRows);
  const rest = near - shown.length;
  return [
    ...late,
    ...shown.map(({ id, code, title, due }): WatchRow => ({
      kind: 'task-due',
      key: id,
      count: 1,
      due,
      code,
      title,
      link: ledgerLink({ task: id }),
    })),
    ...(rest === 0
      ? []
      : [
          {
            kind: 'task-due',
            count: rest,
            rest: true,
            due: rows.at(shown.length)?.due ?? until,
            link: ledgerLink({ dueFrom: today, dueTo: until, role: 'task', group: 'none', sort: 'due' }),
          } satisfies WatchRow,
        ]),
  ];
}

function figuresOf({ total, roles }: Counted, within: Within): readonly DeskCount[] {
  const all: DeskCount = { name: 'total', count: total, link: '/ledger' };
  if (within.kind !== 'units' || within.unitIds.length === 0 || within.unitIds.length > 100) return [all];
  return [
    all,
    ...responsibilityRoles.flatMap((role) => {
      const count = roles[role] ?? 0;
      return count === 0 ? [] : [{ name: role, count, link: ledgerLink({ unitRole: role }, within.unitIds) }];
    }),
  ];
}

/** An address of the ledger's page (web/ledger/ledger-address.ts). */
function ledgerLink(fields: Readonly<Record<string, string>>, unitIds: readonly string[] = []): `/${string}` {
  const search = new URLSearchParams(fields);
  for (const id of unitIds) search.append('unitId', id);
  return `/ledger?${search.toString()}`;
}

async function countOf(act: Act, within: Within, until: string): Promise<Counted> {
  // Which tasks: all, or those that the units answer for or see. Read once.
  const own =
    within.kind === 'all'
      ? sql``
      : sql`with own as materialized (${
          within.kind === 'units'
            ? sql`select distinct task_id from responsibility_unit
                where ${inJurisdiction(act)} and unit_id = any(${within.unitIds}::uuid[]) and current`
            : sql`select distinct shared.task_id from (${sharedWith(act, 'task', within.unitIds)}) as shared (task_id)`
        })`;
  const from = within.kind === 'all' ? sql`task` : sql`own join task on ${inJurisdiction(act, 'task')} and task.id = own.task_id`;
  const dated = sql`${inJurisdiction(act, 'task')} and task.state = 'open' and task.role = 'task'`;
  const days = await sql<{ overdue: number; since: string | null; near: number }>`${own}
    select (count(*) filter (where task.due_to < ${act.today}))::int as overdue, min(task.due_to) as since,
      (count(*) filter (where task.due_to >= ${act.today}))::int as near
      from ${from} where ${dated} and task.due_to <= ${until}`.execute(act.db);
  const rows = await sql<Near>`${own}
    select task.id, task.code, task.title, task.due_to as due from ${from}
     where ${dated} and task.due_to between ${act.today} and ${until} order by task.due_to, task.position limit ${mostRows}`.execute(
    act.db,
  );
  const [counted] = days.rows;
  return {
    overdue: counted?.overdue ?? 0,
    since: counted?.since ?? null,
    near: counted?.near ?? 0,
    rows: rows.rows,
    ...(await figureCounts(act, within)),
  };
}

async function figureCounts(act: Act, within: Within): Promise<Pick<Counted, 'total' | 'roles'>> {
  if (within.kind === 'all') {
    const { rows } = await sql<{ total: number }>`
      select coalesce(sum(n), 0)::int as total from ledger_tallies() where facet = 'kind'`.execute(act.db);
    return { total: rows[0]?.total ?? 0, roles: {} };
  }
  if (within.kind === 'shared') {
    const { rows } = await sql<{ total: number }>`
      select count(*)::int as total from (${sharedWith(act, 'task', within.unitIds)}) as shared (task_id)
        join task on ${inJurisdiction(act, 'task')} and task.id = shared.task_id and task.state = 'open'`.execute(act.db);
    return { total: rows[0]?.total ?? 0, roles: {} };
  }
  const { rows } = await sql<{ role: string | null; count: number }>`
    select responsibility.role, count(distinct task.id)::int as count
      from responsibility_unit own
      join responsibility on ${inJurisdiction(act, 'responsibility')} and responsibility.id = own.responsibility_id
      join task on ${inJurisdiction(act, 'task')} and task.id = own.task_id and task.state = 'open'
     where ${inJurisdiction(act, 'own')} and own.unit_id = any(${within.unitIds}::uuid[]) and own.current
     group by grouping sets ((responsibility.role), ())`.execute(act.db);
  const roles = Object.fromEntries(rows.flatMap(({ role, count }) => (role === null ? [] : [[role, count]])));
  return { total: rows.find(({ role }) => role === null)?.count ?? 0, roles };
}

/** What only the office decides. */
export const openQuestions: DeskPart = {
  name: 'open-questions',
  kinds: ['task-no-lead', 'open-list', 'unmatched-name'],
  awaited: [],
  figures: [],
  needs: 'listOpenLists',
  look: async (act) => {
    const tallies = JSON.parse(await keptAnswer(act, 'open questions', () => talliesOf(act))) as readonly Tally[];
    const unmatched = await sql<{ count: number }>`
      select count(distinct task.id)::int as count from responsibility
        join task on ${inJurisdiction(act, 'task')} and task.id = responsibility.task_id and task.state = 'open'
       where ${inJurisdiction(act, 'responsibility')} and responsibility.valid_to is null and responsibility.resolution = 'open'
         and not responsibility.open_list`.execute(act.db);
    const of = (facet: string): number => tallies.find((row) => row.facet === facet)?.n ?? 0;
    const row = (kind: string, count: number, link: `/${string}`): readonly WatchRow[] =>
      count === 0 ? [] : [{ kind, count, due: null, link }];
    return {
      rows: [
        ...row('task-no-lead', of('lead'), '/ledger?lead=without'),
        ...row('open-list', of('openList'), '/ledger/open-lists'),
        ...row('unmatched-name', unmatched.rows[0]?.count ?? 0, '/ledger/open-lists?tab=unmatched'),
      ],
    };
  },
};

interface Tally {
  readonly facet: string;
  readonly n: number;
}

async function talliesOf(act: Act): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select facet, sum(n)::int as n from ledger_tallies()
     where (facet = 'lead' and value = 'without') or (facet = 'openList' and value = 'with') group by facet`.execute(act.db);
  return rows;
}
