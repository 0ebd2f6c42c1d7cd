/** 逾期未反馈: whoever has not answered a round by the end of its day is said to be silent, from the day after on, however late this runs. */
import { sql } from 'kysely';
import { settleAsking } from '#server/ledger/list/consultation-rows.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { byClock, type ClockTurn, type Step } from '#server/platform/jobs/job.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

/** In one transaction; the rest comes next. */
const mostAtOnce = 2000;

/** Shortly after midnight in Shanghai, when a day's clocks are over. */
export const noteSilentUnits = byClock({ name: 'noteSilentUnits', cron: '6 0 * * *', chunk: noteDue });

async function noteDue(act: Act, { until }: Pick<ClockTurn, 'until'>): Promise<Step> {
  await shareJurisdiction(act);
  const { rows } = await sql<{ id: string; list: string }>`
    update list_consultation own set state = 'silent'
      from (select late.id, list.name from list_consultation late
              join list_round round on round.jurisdiction_id = late.jurisdiction_id and round.id = late.round_id and round.ended_at is null
               and round.due < ${dayInShanghai(until)}
              join annual_list list on list.jurisdiction_id = round.jurisdiction_id and list.id = round.list_id
             where ${inJurisdiction(act, 'late')} and late.state = 'asked' order by late.id limit ${mostAtOnce} for update of late) late
     where ${inJurisdiction(act, 'own')} and own.id = late.id
    returning own.id, late.name as list`.execute(act.db);
  if (rows.length === 0) {
    act.unchanged();
    return 'done';
  }
  await settleAsking(
    act,
    rows.map(({ id }) => id),
  );
  act.audit({
    act: 'noteSilentUnits',
    objects: rows.map(({ id, list }) => ({ type: 'list_consultation', id, before: { state: 'asked' }, after: { list, state: 'silent' } })),
  });
  return rows.length < mostAtOnce ? 'done' : { next: 'more' };
}
