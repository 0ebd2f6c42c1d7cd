/** 逾期视同签收: whoever neither signed nor objected by the end of the clock counts as having signed, from the day after on, however late this runs. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { settleSigning } from '#server/ledger/list/sign-for-rows.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import type { Act } from '#server/platform/http/act.ts';
import { byClock, type ClockTurn, type Step } from '#server/platform/jobs/job.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

/** In one transaction; the rest comes next. */
const mostAtOnce = 2000;

/** Shortly after midnight in Shanghai, when a day's clocks are over. */
export const deemSigned = byClock({ name: 'deemSigned', cron: '5 0 * * *', chunk: deemDue });

async function deemDue(act: Act, { until }: Pick<ClockTurn, 'until'>): Promise<Step> {
  // Units that become one meanwhile lock the same rows in another order.
  await shareJurisdiction(act);
  const today = dayInShanghai(until);
  const { rows } = await sql<{ id: string; item: string; deemedOn: string }>`
    update sign_for own set state = 'deemed', deemed_on = own.due + 1
      from (select id from sign_for where ${inJurisdiction(act)} and state = 'pending' and due < ${today} order by id limit ${mostAtOnce} for update) late,
           list_item item
     where ${inJurisdiction(act, 'own')} and own.id = late.id and item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
    returning own.id, item.code as item, own.deemed_on as "deemedOn"`.execute(act.db);
  if (rows.length === 0) {
    act.unchanged();
    return 'done';
  }
  await settleSigning(
    act,
    rows.map(({ id }) => id),
  );
  act.audit({
    act: 'deemSigned',
    objects: rows.map(({ id, item, deemedOn }) => ({
      type: 'sign_for',
      id,
      before: { state: 'pending' },
      after: { item, state: 'deemed', deemedOn },
    })),
  });
  return rows.length < mostAtOnce ? 'done' : { next: 'more' };
}
