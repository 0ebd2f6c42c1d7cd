/** 临时要数 as rows: whom a question would be asked of, and where a fact is held already. */
import { sql } from 'kysely';
import { heldFactOf, sameQuestion, type HeldFact } from '#core/reporting/question.ts';
import { isStillAsked } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The object type of what a unit owes an answer to. */
export const answerType = 'report_answer';

export interface AskedOf {
  readonly unitIds: readonly string[];
  readonly item: { readonly id: string; readonly listId: string; readonly code: string; readonly goal: string | null } | null;
}

/** Who reports the whole of the item with this code in the period; null: nobody does. */
export async function askedOfItem(act: Act, period: string, code: string): Promise<AskedOf | null> {
  const { rows } = await sql<{ unitId: string; id: string; listId: string; code: string; goal: string | null }>`
    select asked.unit_id as "unitId", item.id, item.list_id as "listId", item.code, item.goal from list_item item
      join expected_report asked on ${inJurisdiction(act, 'asked')} and asked.period = ${period} and asked.work_id = item.work_id and asked.lead and ${isStillAsked}
     where ${inJurisdiction(act, 'item')} and item.code = ${code} and item.removed_at is null`.execute(act.db);
  const [first] = rows;
  if (first === undefined) return null;
  const { unitId: _unit, ...item } = first;
  return { unitIds: rows.map(({ unitId }) => unitId), item };
}

/** Which of these units report nothing in the period: such a unit is not looked into for one question. */
export async function notReporting(act: Act, period: string, unitIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${[...unitIds]}::uuid[]) wanted (id)
     where not exists (select from expected_report asked where ${inJurisdiction(act, 'asked')} and asked.period = ${period} and asked.unit_id = wanted.id and ${isStillAsked})`.execute(
    act.db,
  );
  return rows.map(({ id }) => id);
}

export interface Held {
  /** `question`: the same was asked already in this period. */
  readonly fact: HeldFact | 'question';
  /** The page on which it stands. */
  readonly place: string;
  /** What it says there, where that is short; `empty`: it is to be read there. */
  readonly said: string;
}

/** As the words of the refusal call it. */
const unsaid = 'empty';

/** Where the fact is that these words ask for; null: it is a new one. */
export async function heldAt(act: Act, period: string, text: string, { item, unitIds }: AskedOf): Promise<Held | null> {
  const { rows: asked } = await sql<{ id: string; text: string }>`
    select question.id, question.text from report_question question
     where ${inJurisdiction(act, 'question')} and question.period = ${period} and question.withdrawn_at is null
       and question.item_id is not distinct from ${item?.id ?? null}::uuid
       and exists (select from report_answer answer where ${inJurisdiction(act, 'answer')} and answer.question_id = question.id
         and answer.unit_id = any(${[...unitIds]}::uuid[]))`.execute(act.db);
  const before = asked.find((one) => sameQuestion(one.text, text));
  if (before !== undefined) return { fact: 'question', place: `/reports/burden?period=${period}&question=${before.id}`, said: unsaid };
  const fact = heldFactOf(text);
  if (fact === null) return null;
  if (fact === 'goal' || fact === 'units') {
    const place = item === null ? '/lists' : `/lists/${item.listId}?item=${item.id}`;
    // Of an item without a goal, asking for it is asking for something new.
    return fact === 'goal' && item !== null && item.goal === null
      ? null
      : { fact, place, said: (fact === 'goal' ? item?.goal : null) ?? unsaid };
  }
  const [unit] = unitIds;
  const accepted = item === null || (fact !== 'percent' && fact !== 'done') ? null : await lastAccepted(act, item.id, fact);
  const list = new URLSearchParams({ period: accepted?.period ?? period, figure: accepted === null ? 'expected' : 'accepted' });
  if (unitIds.length === 1 && unit !== undefined) list.set('unit', unit);
  return { fact, place: `/reports/figures/list?${list.toString()}`, said: accepted?.said ?? unsaid };
}

/** The last figure of the work that was accepted, as it is written. */
async function lastAccepted(
  act: Act,
  itemId: string,
  fact: 'percent' | 'done',
): Promise<{ readonly period: string; readonly said: string } | null> {
  const { rows } = await sql<{ period: string; said: string }>`
    select asked.period, ${fact === 'percent' ? sql`version.percent || '%'` : sql`version.done::text`} as said
      from list_item item
      join expected_report asked on asked.jurisdiction_id = item.jurisdiction_id and asked.work_id = item.work_id and asked.lead and asked.state = 'accepted'
      join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period
      join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
      join report_version version on version.jurisdiction_id = own.jurisdiction_id and version.report_id = own.id and version.number = own.accepted
     where ${inJurisdiction(act, 'item')} and item.id = ${itemId} and ${sql.ref(`version.${fact}`)} is not null
     order by opened.last_day desc limit 1`.execute(act.db);
  return rows[0] ?? null;
}
