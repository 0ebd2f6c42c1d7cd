/** The responsibilities of published tasks follow what the plan's unit texts are taken to mean. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { keepOpenLists, writeDecision } from '#server/ledger/responsibility-unit/write-decision.ts';
import { foldLedger } from '#server/ledger/tally/kept-answer.ts';
import type { UnitText } from '#server/plan/unit-text/unit-texts.ts';
import type { Act } from '#server/platform/http/act.ts';

/** How many open tasks of a plan print each text. */
export async function textsOfLedger(act: Act, planId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await act.db
    .selectFrom('responsibility')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'responsibility.jurisdiction_id').onRef('task.id', '=', 'responsibility.task_id'),
    )
    .select(['responsibility.unit_text as text', sql<number>`count(distinct task.id)::int`.as('tasks')])
    .where(inJurisdiction(act, 'task'))
    .where('task.plan_id', '=', planId)
    .where('task.state', '=', 'open')
    .where('responsibility.valid_to', 'is', null)
    .groupBy('responsibility.unit_text')
    .execute();
  return new Map(rows.map(({ text, tasks }) => [text, tasks]));
}

/** To the responsibilities in force that print the texts and that nobody decided one by one; answers their tasks by text. */
export async function writeThrough(
  act: Act,
  planId: string,
  decided: readonly UnitText[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (decided.length === 0) return new Map();
  const rows = await act.db
    .selectFrom('responsibility')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'responsibility.jurisdiction_id').onRef('task.id', '=', 'responsibility.task_id'),
    )
    .select(['responsibility.id', 'responsibility.task_id', 'responsibility.unit_text'])
    .where(inJurisdiction(act, 'responsibility'))
    .where('responsibility.unit_text', '=', sql<string>`any(${decided.map(({ text }) => text)}::text[])`)
    .where('responsibility.valid_to', 'is', null)
    .where('responsibility.resolved_singly', '=', false)
    .where('task.plan_id', '=', planId)
    .orderBy('responsibility.task_id')
    .execute();
  const printing = Map.groupBy(rows, ({ unit_text }) => unit_text);
  for (const text of decided) {
    const own = printing.get(text.text) ?? [];
    if (own.length === 0) continue;
    await writeDecision(
      act,
      own.map(({ id }) => id),
      text,
      { singly: false, by: text.decidedBy, at: text.decidedAt },
    );
  }
  if (rows.length > 0) {
    await keepOpenLists(act, [...new Set(rows.map(({ task_id }) => task_id))]);
    await foldLedger(act);
  }
  return new Map([...printing].map(([text, own]) => [text, [...new Set(own.map(({ task_id }) => task_id))]]));
}
