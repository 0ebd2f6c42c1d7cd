/** 逾期视同签收: whoever neither signed nor objected by the end of the clock counts as having signed. */
import { sql } from 'kysely';
import { settleSigning } from '#server/ledger/list/sign-for-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { whenDayIsOver } from '#server/platform/jobs/day-over.ts';

export const deemSigned = whenDayIsOver({
  name: 'deemSigned',
  minute: 5,
  pass: async (act, today, most) => {
    const { rows } = await sql<{ id: string; item: string; deemedOn: string }>`
      update sign_for own set state = 'deemed', deemed_on = own.due + 1
        from (select id from sign_for where ${inJurisdiction(act)} and state = 'pending' and due < ${today} order by id limit ${most} for update) late,
             list_item item
       where ${inJurisdiction(act, 'own')} and own.id = late.id and item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
      returning own.id, item.code as item, own.deemed_on as "deemedOn"`.execute(act.db);
    await settleSigning(
      act,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, item, deemedOn }) => ({
      type: 'sign_for',
      id,
      before: { state: 'pending' },
      after: { item, state: 'deemed', deemedOn },
    }));
  },
});
