/** When holidays are announced, clocks that run end on another day: who was asked before a feast is not deemed to have signed, or silent, during it. */
import { sql } from 'kysely';
import { clockAnew } from '#core/ledger/list/sign-for.ts';
import type { Calendar, ClockDay } from '#core/settings/calendar.ts';
import { defaultRules, type Rules } from '#core/settings/rules.ts';
import { opinionKind } from '#server/ledger/list/consultation-rows.ts';
import { decideKind, signKind } from '#server/ledger/list/sign-for-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, type Duty } from '#server/platform/duty/duty.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';
import { storedRules } from '#server/settings/rows.ts';

/** A clock that runs, with the version of the rules by which it began. */
interface Running {
  readonly id: string;
  readonly begun: string;
  readonly due: string;
  readonly provisional: boolean;
  readonly version: number | null;
}

type Clock = 'clock.consultation' | 'clock.sign-for' | 'clock.objection-decision';
type Moved<R> = R & { readonly anew: ClockDay };

/** Subscriber of a changed calendar: in the same transaction, without an audit event of its own. The jurisdiction is locked. */
export async function clocksAnew(act: Act, calendar: Calendar): Promise<readonly AuditObject[]> {
  const reckon = reckoner(await rulesByVersion(act), calendar);
  return [
    ...(await roundsAnew(act, reckon)),
    ...(await listsAnew(act, reckon)),
    ...(await signingAnew(act, reckon)),
    ...(await decisionsAnew(act, reckon)),
  ];
}

/** Which of these clocks come to another day, or to one that is certain now. */
function reckoner(rules: ReadonlyMap<number, Rules>, calendar: Calendar) {
  return <R extends Running>(clock: Clock, running: readonly R[]): readonly Moved<R>[] =>
    running.flatMap((one) => {
      const count = (rules.get(one.version ?? 0) ?? defaultRules)[clock];
      const anew = clockAnew(one.due, one.begun, count, calendar);
      return anew.day === one.due && anew.provisional === one.provisional ? [] : [{ ...one, anew }];
    });
}
type Reckon = ReturnType<typeof reckoner>;

async function rulesByVersion(act: Act): Promise<ReadonlyMap<number, Rules>> {
  const rows = await act.db.selectFrom('rule_set').select(['version', 'rules']).where(inJurisdiction(act)).execute();
  return new Map(rows.map(({ version, rules }) => [version, storedRules(rules)]));
}

/** The newest version that was known on a day. */
const versionOn = (act: Act, day: ReturnType<typeof sql>) =>
  sql`(select max(version) from rule_set where ${inJurisdiction(act, 'rule_set')} and rule_set.known_from <= ${day})`;

/** Of rounds that run; a day that the office chose stays. */
async function roundsAnew(act: Act, reckon: Reckon): Promise<readonly AuditObject[]> {
  const { rows } = await sql<Running & { readonly listId: string }>`
    select own.id, own.list_id as "listId", own.asked_on as begun, own.due, own.provisional, ${versionOn(act, sql`own.asked_on`)} as version
      from list_round own
     where ${inJurisdiction(act, 'own')} and own.ended_at is null and not own.chosen and own.due >= ${act.today} order by own.id for update of own`.execute(
    act.db,
  );
  const moved = reckon('clock.consultation', rows);
  await sql`
    update list_round own set due = said.due, provisional = said.provisional from ${saidOf(moved)}
     where ${inJurisdiction(act, 'own')} and own.id = said.id`.execute(act.db);
  const { rows: asked } = await sql<{ id: string; unitId: string; roundId: string }>`
    select id, unit_id as "unitId", round_id as "roundId" from list_consultation
     where ${inJurisdiction(act)} and state = 'asked' and round_id = any(${moved.map(({ id }) => id)}::uuid[]) order by id`.execute(act.db);
  const days = new Map(moved.map(({ id, anew }) => [id, anew.day]));
  await owe(
    act,
    asked.map(({ id, unitId, roundId }) => ({
      kind: opinionKind,
      objectType: 'list_consultation',
      objectId: id,
      unitId,
      role: 'contact',
      due: days.get(roundId) ?? null,
    })),
  );
  return moved.map(({ listId, due, anew }) => ({
    type: 'annual_list',
    id: listId,
    before: { opinionDue: due },
    after: { opinionDue: anew.day },
  }));
}

async function listsAnew(act: Act, reckon: Reckon): Promise<readonly AuditObject[]> {
  const { rows } = await sql<Running>`
    select id, issued_on as begun, sign_due as due, sign_due_provisional as provisional, rule_set_version as version from annual_list
     where ${inJurisdiction(act)} and state = 'issued' and (sign_due_provisional or sign_due >= ${act.today}) order by id for update`.execute(
    act.db,
  );
  const moved = reckon('clock.sign-for', rows);
  await sql`
    update annual_list list set sign_due = said.due, sign_due_provisional = said.provisional from ${saidOf(moved)}
     where ${inJurisdiction(act, 'list')} and list.id = said.id`.execute(act.db);
  return moved.map(({ id, due, anew }) => ({ type: 'annual_list', id, before: { signDue: due }, after: { signDue: anew.day } }));
}

type Asked = Running & { readonly unitId: string; readonly item: string };

async function signingAnew(act: Act, reckon: Reckon): Promise<readonly AuditObject[]> {
  const { rows } = await sql<Asked>`
    select own.id, own.unit_id as "unitId", item.code as item, own.asked_on as begun, own.due, own.provisional,
           case when own.asked_on = list.issued_on then list.rule_set_version else ${versionOn(act, sql`own.asked_on`)} end as version
      from sign_for own
      join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
     where ${inJurisdiction(act, 'own')} and own.state = 'pending' order by own.id for update of own`.execute(act.db);
  const moved = reckon('clock.sign-for', rows);
  await sql`
    update sign_for own set due = said.due, provisional = said.provisional from ${saidOf(moved)}
     where ${inJurisdiction(act, 'own')} and own.id = said.id`.execute(act.db);
  await owe(
    act,
    moved.map(({ id, unitId, anew }) => dutyOf(signKind, id, unitId, anew)),
  );
  return moved.map(({ id, item, due, anew }) => ({
    type: 'sign_for',
    id,
    before: { signDue: due },
    after: { item, signDue: anew.day },
  }));
}

async function decisionsAnew(act: Act, reckon: Reckon): Promise<readonly AuditObject[]> {
  const { rows } = await sql<Omit<Asked, 'unitId'>>`
    select own.id, item.code as item, begun.day as begun, own.decision_due as due, own.decision_provisional as provisional,
           ${versionOn(act, sql`begun.day`)} as version
      from sign_for own
      join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
      cross join lateral (select (own.objected_at at time zone 'Asia/Shanghai')::date as day) begun
     where ${inJurisdiction(act, 'own')} and own.state = 'objected' and own.decision_due is not null order by own.id for update of own`.execute(
    act.db,
  );
  const moved = reckon('clock.objection-decision', rows);
  await sql`
    update sign_for own set decision_due = said.due, decision_provisional = said.provisional from ${saidOf(moved)}
     where ${inJurisdiction(act, 'own')} and own.id = said.id`.execute(act.db);
  await owe(
    act,
    moved.map(({ id, anew }) => dutyOf(decideKind, id, null, anew)),
  );
  return moved.map(({ id, item, due, anew }) => ({
    type: 'sign_for',
    id,
    before: { decisionDue: due },
    after: { item, decisionDue: anew.day },
  }));
}

function dutyOf(kind: string, objectId: string, unitId: string | null, { day }: ClockDay): Duty {
  return { kind, objectType: 'sign_for', objectId, unitId, role: unitId === null ? 'office' : 'contact', due: day };
}

function saidOf(moved: readonly Moved<Running>[]) {
  return sql`unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ anew }) => anew.day)}::date[],
    ${moved.map(({ anew }) => anew.provisional)}::boolean[]) said (id, due, provisional)`;
}
