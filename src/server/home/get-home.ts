/** 工作台: what the post has to do, by the clock. Duties are rows; the rest each domain computes, as far as the post's powers reach. */
import type * as contract from '#contract/home/endpoints.ts';
import type { Home, HomeRow } from '#contract/home/endpoints.ts';
import { success } from '#core/failure.ts';
import { bucketOf, buckets, isAnnounced, lateBy, weekLeft, type Bucket, type WeekLeft } from '#core/home/rail.ts';
import type { Calendar } from '#core/settings/calendar.ts';
import { calendarOf } from '#core/settings/change-calendar.ts';
import { withinPower } from '#server/access/within-power.ts';
import { deskOf } from '#server/home/desk-of-post.ts';
import { awaitedDuties, keyOf, ownDuties, type DeskRow } from '#server/home/own-duties.ts';
import { tookOver } from '#server/home/taken-over.ts';
import { deskParts, type DeskView } from '#server/platform/desk/desk-part.ts';
import { planAnew, planOnce } from '#server/platform/database/transaction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { loadRuleSet } from '#server/settings/rows.ts';

export const getHome: Handler<typeof contract.getHome> = async (_input, act) => {
  const calendar = calendarOf((await loadRuleSet(act)).calendar);
  const week = weekLeft(act.today, calendar);
  const desk = await deskOf(act);
  // Duties are asked for by keys, and cost less than their plans; what domains count is filtered by days and units.
  await act.db.executeQuery(planOnce);
  const duties = desk === null ? [] : await ownDuties(act, desk, week);
  const awaited = desk === null ? [] : await awaitedDuties(act, desk);
  await act.db.executeQuery(planAnew);
  const views = await viewsOf(act);
  const rows = [...duties, ...views.flatMap((view) => view.rows ?? [])].map((row) => toRow(row, act.today, week, calendar));
  return success({
    today: act.today,
    week,
    unit: act.by.unitName,
    tookOver: withinPower(act, 'getHandover') === null ? null : await tookOver(act),
    counts: countsOf(rows),
    rows: rows.toSorted(byClock),
    awaited: [
      ...awaited.map(({ kind, count, due }) => ({ name: kind.name, count, due, link: kind.awaitedList })),
      ...views.flatMap((view) => (view.awaited ?? []).map(({ due = null, ...one }) => ({ ...one, due }))),
    ],
    figures: views.flatMap((view) => view.figures ?? []),
  });
};

async function viewsOf(act: Act): Promise<readonly DeskView[]> {
  const views: DeskView[] = [];
  for (const part of deskParts.values()) {
    const within = withinPower(act, part.needs);
    if (within !== null) views.push(await part.look(within));
  }
  return views;
}

function toRow(row: DeskRow, today: string, week: WeekLeft, calendar: Calendar): HomeRow {
  const { due } = row;
  const bucket = bucketOf(due, today, week);
  const late = bucket === 'overdue' && due !== null ? lateBy(due, today, calendar) : null;
  return {
    key: keyOf(row),
    kind: row.kind,
    bucket,
    due,
    late: late?.workdays ?? null,
    provisional: (late?.provisional ?? false) || (row.workdays === true && due !== null && !isAnnounced(due, calendar)),
    count: row.count,
    rest: row.rest ?? false,
    code: row.code ?? null,
    title: row.title ?? null,
    unit: row.unit ?? null,
    data: { ...row.data },
    link: row.link,
    objectId: row.objectId ?? null,
  };
}

/** A row that stands for many counts for them. */
function countsOf(rows: readonly HomeRow[]): Home['counts'] {
  const of = (bucket: Bucket): number => rows.reduce((sum, row) => sum + (row.bucket === bucket ? row.count : 0), 0);
  return Object.fromEntries(buckets.map((bucket) => [bucket, of(bucket)])) as Home['counts'];
}

/** By the rail, the day, and what others stand for at the end. The order of duties and domains stays otherwise. */
function byClock(one: HomeRow, other: HomeRow): number {
  const bucket = buckets.indexOf(one.bucket) - buckets.indexOf(other.bucket);
  if (bucket !== 0) return bucket;
  const [first, second] = [one.due ?? '', other.due ?? ''];
  if (first !== second) return first < second ? -1 : 1;
  return Number(one.rest) - Number(other.rest);
}
