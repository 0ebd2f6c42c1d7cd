/** What a unit hands over of the year's lists (交接单): parts that it signed for, milestones to come and past, bodies that it waits for, objections. */
import { sql } from 'kysely';
import { allWords } from '#server/ledger/list/task-words.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { HandoverPart, HandoverRow } from '#server/platform/desk/handover-part.ts';
import type { Act } from '#server/platform/http/act.ts';

interface Item {
  readonly listId: string;
  readonly itemId: string;
  readonly code: string | null;
  readonly title: string;
}

const linkOf = ({ listId, itemId }: Item): HandoverRow['link'] => `/lists/${listId}?item=${itemId}`;

export const itemsHandedOver: HandoverPart = {
  name: 'items',
  kinds: ['signed-part', 'milestone', 'milestone-past', 'waiting', 'objection', 'task-withdrawn'],
  needs: 'listSignFors',
  look: async (act, unitIds) => {
    const milestones = await milestonesOf(act, unitIds);
    const signed = await partsOf(act, unitIds);
    const isStuck = (row: HandoverRow): boolean => row.kind !== 'milestone' && row.kind !== 'signed-part';
    const rows = [...milestones, ...signed];
    return { promised: rows.filter((row) => !isStuck(row)), stuck: rows.filter(isStuck) };
  },
};

/** The parts that these units have now of items of issued lists. */
const own = (act: Act, unitIds: readonly string[]) => sql`
  own as (
    select item.id as "itemId", item.list_id as "listId", item.code, coalesce(item.title, ${allWords}, task.title) as title,
           part.unit_id, part.role, part.own_part, task.state as task_state
      from item_part part
      join list_item item on item.jurisdiction_id = part.jurisdiction_id and item.id = part.item_id and item.removed_at is null
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id and list.state = 'issued'
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'part')} and part.unit_id = any(${unitIds}::uuid[]) and part.valid_to is null)`;

interface MilestoneRow extends Item {
  readonly due: string;
  readonly said: string;
  readonly body: string | null;
  readonly submitted: string | null;
  readonly pressings: number;
}

async function milestonesOf(act: Act, unitIds: readonly string[]): Promise<readonly HandoverRow[]> {
  const { rows } = await sql<MilestoneRow>`
    with ${own(act, unitIds)}
    select own."itemId", own."listId", own.code, own.title, milestone.due, milestone.said, milestone.waiting_body as body,
           milestone.waiting_submitted as submitted, jsonb_array_length(milestone.pressings) as pressings
      from (select distinct on ("itemId") * from own order by "itemId") own join milestone on ${inJurisdiction(act, 'milestone')} and milestone.item_id = own."itemId"
     order by milestone.due, own."itemId", milestone.id`.execute(act.db);
  return rows.map((row) => {
    const { code, title, said, due, body, submitted, pressings } = row;
    const kind = body !== null ? 'waiting' : due < act.today ? 'milestone-past' : 'milestone';
    const data = body === null ? {} : { body, submitted: submitted ?? 'none', pressings };
    return { kind, code, title, said, due, data, link: linkOf(row) };
  });
}

interface PartRow extends Item {
  readonly role: string;
  readonly state: string;
  readonly due: string | null;
  readonly ownPart: string | null;
  readonly objection: string | null;
  readonly decisionDue: string | null;
  readonly withdrawn: boolean;
}

async function partsOf(act: Act, unitIds: readonly string[]): Promise<readonly HandoverRow[]> {
  const { rows } = await sql<PartRow>`
    with ${own(act, unitIds)}
    select own."itemId", own."listId", own.code, own.title, own.own_part as "ownPart", own.role, sign.state, sign.due, sign.objection,
           sign.decision_due as "decisionDue", own.task_state <> 'open' as withdrawn
      from own join sign_for sign on ${inJurisdiction(act, 'sign')} and sign.item_id = own."itemId" and sign.unit_id = own.unit_id
     order by own."itemId"`.execute(act.db);
  return rows.flatMap((row) => {
    const { code, title, ownPart, objection, decisionDue, state } = row;
    const told = { code, title, data: {}, link: linkOf(row) };
    const signed = state === 'signed' || state === 'overruled' || state === 'deemed';
    const made: HandoverRow[] = [];
    if (signed) made.push({ ...told, kind: 'signed-part', said: ownPart, due: null, data: { role: row.role } });
    if (state === 'objected') made.push({ ...told, kind: 'objection', said: objection, due: decisionDue });
    if (row.withdrawn) made.push({ ...told, kind: 'task-withdrawn', said: null, due: null });
    return made;
  });
}
