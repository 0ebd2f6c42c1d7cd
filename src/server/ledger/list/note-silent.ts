/** 逾期未反馈: whoever has not answered a round by the end of its day is said to be silent. */
import { sql } from 'kysely';
import { settleAsking } from '#server/ledger/list/consultation-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { whenDayIsOver } from '#server/platform/jobs/day-over.ts';

export const noteSilentUnits = whenDayIsOver({
  name: 'noteSilentUnits',
  minute: 6,
  pass: async (act, today, most) => {
    const { rows } = await sql<{ id: string; list: string }>`
      update list_consultation own set state = 'silent'
        from (select late.id, list.name from list_consultation late
                join list_round round on round.jurisdiction_id = late.jurisdiction_id and round.id = late.round_id and round.ended_at is null
                 and round.due < ${today}
                join annual_list list on list.jurisdiction_id = round.jurisdiction_id and list.id = round.list_id
               where ${inJurisdiction(act, 'late')} and late.state = 'asked' order by late.id limit ${most} for update of late) late
       where ${inJurisdiction(act, 'own')} and own.id = late.id
      returning own.id, late.name as list`.execute(act.db);
    await settleAsking(
      act,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, list }) => ({
      type: 'list_consultation',
      id,
      before: { state: 'asked' },
      after: { list, state: 'silent' },
    }));
  },
});
