/**
 * A demonstration is a ledger at work: most tasks of the sample have a lead, the lists of counties and zones have their members, and some tasks
 * are shared with another city, so that every sample person has work to see. All of it is invented, and says so where reasons are read.
 */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import * as lists from '#contract/ledger/open-list-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { Outcome } from '#core/failure.ts';
import { taskParts } from '#core/ledger/share-tasks.ts';
import { resolveResponsibilities } from '#server/ledger/open-list/resolve-responsibilities.ts';
import { tasksInOrder } from '#server/ledger/task/select-tasks.ts';
import { setLead } from '#server/ledger/task/set-lead.ts';
import { selectTaskRows } from '#server/ledger/task/task-rows.ts';
import { setTaskShares } from '#server/ledger/task/set-task-shares.ts';
import { runRead, runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Log } from '#server/platform/log.ts';

const reason = '演示：虚构，仅供体验，不是实际分工';
/** Every so many tasks stay without a lead: something is left for the office to do. */
const leftOpen = 6;
const partner = '济南市';
const mostShared = 12;
/** More than a sample has. */
const mostTasks = 10_000;

/** Names leads and members and shares tasks. What is refused is no reason not to start: it is logged. */
export async function furnishSample(source: ActSource, context: ActContext, log: Log): Promise<void> {
  const sample = await runRead(source, context, readSample);
  const write = async (endpoint: { readonly id: string }, handle: (act: Act) => Promise<Outcome<unknown>>): Promise<void> => {
    const done = await runWrite(source, { ...context, endpointId: endpoint.id }, handle);
    if (!done.ok) log.error({ code: done.code, data: done.data }, 'the sample was not furnished');
  };
  // Members first: leads raise the revisions of tasks, which members do not ask for, and of which shares note what was shared.
  for (const [unitIds, rows] of Map.groupBy(sample.lists, (list) => list.members)) {
    const responsibilities = rows.map(({ taskId, unit }) => ({ taskId, unit }));
    const body = { responsibilities, state: 'named' as const, unitIds: [...unitIds], reason };
    await write(lists.resolveResponsibilities, (act) => resolveResponsibilities({ params: {}, query: {}, body }, act));
  }
  for (const [lead, ids] of sample.leads) {
    await write(ledger.setLead, async (act) => {
      const tasks = await allTasks(act);
      const chosen = tasks.filter(({ id }) => ids.includes(id)).map(({ id, revision }) => ({ id, revision }));
      return setLead({ params: {}, query: {}, body: { tasks: chosen, lead, reason, formerLeadBecomes: 'responsible' } }, act);
    });
  }
  if (sample.partnerId !== null && sample.shared.length > 0) {
    const body = { taskIds: [...sample.shared], add: [sample.partnerId], remove: [], parts: [...taskParts] };
    await write(sharing.setTaskShares, (act) => setTaskShares({ params: {}, query: {}, body }, act));
  }
}

async function allTasks(act: Act): Promise<readonly TaskRow[]> {
  const { rows } = await selectTaskRows(act, await tasksInOrder(act, [], {}, 'position', { after: null, offset: 0 }, mostTasks));
  // What the database wrote to be an answer of listTasks.
  return rows.map((row) => JSON.parse(row) as TaskRow);
}

async function readSample(act: Act) {
  const tasks = await allTasks(act);
  const units = await act.db
    .selectFrom('unit')
    .innerJoin('unit_name as name', (join) =>
      join.onRef('name.jurisdiction_id', '=', 'unit.jurisdiction_id').onRef('name.unit_id', '=', 'unit.id'),
    )
    .select(['unit.id', 'unit.kind', 'name.name'])
    .where(inJurisdiction(act, 'unit'))
    .where('unit.valid_to', 'is', null)
    .orderBy('unit.position')
    .execute();
  const idsOf = (kind: string): string[] => [...new Set(units.filter((unit) => unit.kind === kind).map(({ id }) => id))];
  const counties = idsOf('county');
  const zones = idsOf('functional-zone');
  // 有关县市区 and 功能区 are two lists where a task prints both; one list that says both means all of them.
  const membersOf = (unit: string): string[] => [
    ...(/县/u.test(unit) || !unit.includes('功能区') ? counties : []),
    ...(unit.includes('功能区') ? zones : []),
  ];
  return {
    lists: tasks.flatMap(({ id: taskId, responsibilities }) =>
      responsibilities.flatMap(({ unit, openList, undecided = false }) =>
        openList && undecided && /县|区/u.test(unit) ? [{ taskId, unit, members: membersOf(unit) }] : [],
      ),
    ),
    partnerId: units.find(({ kind, name }) => kind === 'other-city' && name === partner)?.id ?? null,
    shared: tasks.flatMap(({ id, text }) => (/济泰|济南/u.test(text) ? [id] : [])).slice(0, mostShared),
    leads: Map.groupBy(
      tasks.flatMap(({ id, lead, responsibilities }, at) => {
        const first = responsibilities.find(({ openList, role }) => !openList && role === 'responsible');
        return lead !== null || first === undefined || at % leftOpen === leftOpen - 1 ? [] : [{ id, unit: first.unit }];
      }),
      ({ unit }) => unit,
    )
      .entries()
      .map(([unit, own]) => [unit, own.map(({ id }) => id)] as const)
      .toArray(),
  };
}
