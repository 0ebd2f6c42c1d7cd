/** The duties of a desk as rows, and those that it waits for. */
import { sql } from 'kysely';
import { getHome, type HomeRow } from '#contract/home/endpoints.ts';
import { bucketOf, type WeekLeft } from '#core/home/rail.ts';
import { withinPower } from '#server/access/within-power.ts';
import type { Desk } from '#server/home/desk-of-post.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { WatchRow } from '#server/platform/desk/desk-part.ts';
import { keptUntilTouched } from '#server/platform/http/kept-until-touched.ts';
import { dutyKinds, type DutyKind, type OpenDuty } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';

/** Rows of one kind in one part of the rail; the others are one row together, which leads to the list. */
const mostRows = 5;

/** A row before its day is told in words. */
export interface DeskRow extends WatchRow {
  readonly unit?: string;
  readonly objectId?: string;
  readonly workdays?: boolean;
}

interface Found extends OpenDuty {
  readonly total: number;
  readonly place: number;
}

/** Which duties are the desk's own, and open. */
export const mine = (act: Act, { role, unitIds }: Desk) =>
  sql`${inJurisdiction(act)} and done_at is null and role = ${role}
    and ${unitIds === null ? sql`unit_id is null` : sql`unit_id = any(${unitIds}::uuid[])`}`;

/** What the desk owes. Kinds whose endpoint the post may not use, and those of a later version of the program, are left out. */
export async function ownDuties(act: Act, desk: Desk, week: WeekLeft): Promise<readonly DeskRow[]> {
  const gathered = [...dutyKinds.values()].flatMap((kind) => (kind.gather === undefined ? [] : [kind.name]));
  const part = sql`case when due < ${act.today} then 0 when due = ${act.today} then 1 when due <= ${week.end} then 2 when due is null then 4 else 3 end`;
  const { rows } = await sql<Found>`
    select id, kind, object_type as "objectType", object_id as "objectId", unit_id as "unitId", role, due, total, place
      from (select *, (count(*) over part)::int as total, (row_number() over (part order by due nulls last, made_at, id))::int as place
              from (select *, ${part} as bucket from duty where ${mine(act, desk)} and kind <> all(${gathered}::text[])) dated
            window part as (partition by kind, bucket)) placed
     where place <= ${mostRows} order by bucket, due nulls last, kind, place`.execute(act.db);
  const told: DeskRow[] = [];
  for (const [name, own] of Map.groupBy(rows, ({ kind }) => kind)) {
    const kind = dutyKinds.get(name);
    const within = kind === undefined ? null : withinPower(act, kind.needs);
    if (kind?.tell !== undefined && within !== null) told.push(...(await rowsOf(within, kind, own, week)));
  }
  for (const kind of dutyKinds.values()) {
    const within = kind.gather === undefined ? null : withinPower(act, kind.needs);
    if (kind.gather === undefined || within === null) continue;
    const rows = await kind.gather(
      within,
      sql`select object_id, due, ${part} as bucket from duty where ${mine(act, desk)} and kind = ${kind.name}`,
    );
    told.push(...rows.map(({ key, bucket, ...row }) => ({ ...row, kind: kind.name, key: `${key} ${bucket}`, workdays: kind.workdays })));
  }
  return told;
}

type ToldKind = Extract<DutyKind, { tell(act: Act, duties: readonly OpenDuty[]): unknown }>;

async function rowsOf(act: Act, kind: ToldKind, duties: readonly Found[], week: WeekLeft): Promise<readonly DeskRow[]> {
  const texts = await kind.tell(act, duties);
  const acting = act.subject?.unitId ?? null;
  const names = await unitNames(
    act,
    duties.flatMap(({ unitId }) => (unitId === null || unitId === acting ? [] : [unitId])),
  );
  return [...Map.groupBy(duties, ({ due }) => bucketOf(due, act.today, week)).values()].flatMap((own) => {
    const total = own[0]?.total ?? 0;
    const shown = total > mostRows ? own.slice(0, mostRows - 1) : own;
    const rows = shown.flatMap(({ id, objectId, unitId, due }): readonly DeskRow[] => {
      const text = texts.get(objectId);
      const unit = unitId === null ? undefined : names.get(unitId);
      const row = { kind: kind.name, key: id, count: 1, due, workdays: kind.workdays, objectId, ...(unit !== undefined && { unit }) };
      return text === undefined ? [] : [{ ...row, ...text }];
    });
    const rest = total - shown.length;
    if (rest === 0) return rows;
    const due = own.at(shown.length)?.due ?? null;
    return [...rows, { kind: kind.name, count: rest, rest: true, due, workdays: kind.workdays, link: kind.list }];
  });
}

/** What others owe, and this post waits for: of the jurisdiction's desk all of it, of a unit's what its own units owe. */
export async function awaitedDuties(
  act: Act,
  { role, unitIds }: Desk,
): Promise<readonly { kind: DutyKind; count: number; due: string | null }[]> {
  const kinds = [...dutyKinds.values()].filter((kind) => kind.awaitedBy.includes(role) && withinPower(act, kind.awaitedNeeds) !== null);
  if (kinds.length === 0) return [];
  const names = kinds.map(({ name }) => name);
  const make = () => countAwaited(act, { role, unitIds }, names);
  // What all units owe may be tens of thousands of duties, and everybody of the desk asks for the same.
  const name = `awaited by ${role}: ${names.join(' ')}`;
  const rows =
    unitIds !== null
      ? await make()
      : (JSON.parse(
          String(await keptUntilTouched(act, { name, reads: getHome.reads, make: async () => JSON.stringify(await make()) })),
        ) as AwaitedCount[]);
  return kinds.flatMap((kind) => rows.filter((row) => row.kind === kind.name).map(({ count, due }) => ({ kind, count, due })));
}

interface AwaitedCount {
  readonly kind: string;
  readonly count: number;
  readonly due: string | null;
}

async function countAwaited(
  act: Act,
  { role, unitIds }: Pick<Desk, 'role' | 'unitIds'>,
  names: readonly string[],
): Promise<readonly AwaitedCount[]> {
  const { rows } = await sql<AwaitedCount>`
    select kind, count(*)::int as count, min(due) as due from duty
     where ${inJurisdiction(act)} and done_at is null and kind = any(${names}::text[]) and role <> ${role}
       ${unitIds === null ? sql`` : sql`and unit_id = any(${unitIds}::uuid[])`}
     group by kind order by kind`.execute(act.db);
  return rows;
}

/** The key by which the page knows a row again. */
export const keyOf = ({ kind, key, rest, due }: WatchRow): HomeRow['key'] =>
  `${kind} ${key ?? (rest === true ? `rest ${due ?? ''}` : '')}`.trim();
