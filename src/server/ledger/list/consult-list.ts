/** 征求意见: a list goes out for opinions, in a new round that asks every unit with a part in it. */
import { success } from '#core/failure.ts';
import { consultList as decide } from '#core/ledger/list/approve-list.ts';
import { dueOfRound } from '#core/ledger/list/consultation.ts';
import { calendarOf } from '#core/settings/change-calendar.ts';
import { workdaysAfter, type ClockDay } from '#core/settings/calendar.ts';
import type * as contract from '#contract/ledger/list-endpoints.ts';
import { answeringItems, checkedUnits, successorsOf } from '#server/ledger/list/answering-rows.ts';
import { beginRound } from '#server/ledger/list/consultation-rows.ts';
import { bumpList, countItems, lockList } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';
import { loadRuleSet } from '#server/settings/rows.ts';

export const consultList: Handler<typeof contract.consultList> = async ({ params: { listId }, body: { due: chosen } }, act) => {
  await shareJurisdiction(act);
  const list = await lockList(act, listId);
  if (!list.ok) return list;
  const next = decide({ ...list.value, items: await countItems(act, listId) });
  if (!next.ok) return next;
  if (chosen !== null) {
    const allowed = dueOfRound(chosen, act.today);
    if (!allowed.ok) return allowed;
  }
  const due = chosen === null ? await reckonedDue(act) : { day: chosen, provisional: false };
  const items = await answeringItems(act, listId);
  const units = await checkedUnits(act, [...new Set(items.flatMap(({ parts }) => parts.map(({ unitId }) => unitId)))]);
  // Bodies outside have no desk here. What an ended unit left to others they answer for; where it left nothing, nobody can be asked.
  const heirs = await successorsOf(
    act,
    units.filter(({ ended }) => ended).map(({ id }) => id),
  );
  const asked = units.filter(({ id, outside, ended }) => !outside && (!ended || heirs.has(id)));
  const reached = new Set((await checkedUnits(act, [...heirs.values()].flat())).flatMap(({ id, hasContact }) => (hasContact ? [id] : [])));
  const isReached = ({ id, hasContact }: (typeof asked)[number]) => hasContact || heirs.get(id)?.some((heir) => reached.has(heir)) === true;
  const revision = await bumpList(act, list.value);
  await act.db.updateTable('annual_list').set({ state: next.value }).where(inJurisdiction(act)).where('id', '=', listId).execute();
  const round = await beginRound(
    act,
    listId,
    asked.map(({ id }) => id),
    { ...due, chosen: chosen !== null },
  );
  act.audit({
    objects: [
      {
        type: 'annual_list',
        id: listId,
        before: { state: list.value.state },
        after: { state: next.value, consultationRound: round, consulted: asked.length, opinionDue: due.day },
      },
    ],
  });
  return success({ revision, due, units: asked.length, withoutContact: asked.filter((one) => !isReached(one)).length });
};

async function reckonedDue(act: Act): Promise<ClockDay> {
  const { rules, calendar } = await loadRuleSet(act);
  const due = workdaysAfter(act.today, rules['clock.consultation'], calendarOf(calendar));
  if (due === null) throw new Error('no such day: the clock of consulting leads beyond all days');
  return due;
}
