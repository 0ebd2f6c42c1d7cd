/** What is measured of reports, for a ledger that seedReports made: what a contact, the office and its clocks ask. */
import type { Pool } from 'pg';
import { z } from 'zod';
import { answerOf, checkSame, type BenchAct } from '#test/bench/acts.ts';
import type { Request } from '#test/bench/load-question.ts';
import type { Serving } from '#test/bench/part.ts';
import { openPeriod, unitNameOf, unitsThat, type UnitsThat } from '#test/bench/seed-reports.ts';

type Side = 'ours' | 'bare';

interface Report {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly seen: number;
  readonly text: string;
}

/** Contacts who log in: those of all units in which something is typed or handed in. */
export const contactsNeeded: readonly string[] = (['report', 'type', 'handInOne', 'handInTwenty'] as const).flatMap((those) =>
  Array.from({ length: unitsThat[those].count }, (_, at) => unitNameOf(unitsThat[those].first + at)),
);

const atOnce = 300;
const typed = 20;

/** `ours`: serves, with the contacts that it was asked for. */
export async function reportActs(pool: Pool, _size: number, ours: Serving): Promise<readonly BenchAct[]> {
  const cookieOf = (unit: string): string => ours.contacts?.[unit] ?? '';
  const reports = await byUnits(pool);
  const reading = [...Map.groupBy(reports.report, ({ unit }) => unit).values()].flatMap(([first]) => first ?? []);
  return [
    {
      name: 'home, unit',
      requests: {
        ours: reading.map(({ unit }) => ({ path: '/api/home', cookie: cookieOf(unit) })),
        bare: reading.map(({ unitId }) => ({ path: `/api/home-with-reports?unit=${unitId}` })),
      },
      check: async (own, bare) => {
        for (const { unit, unitId } of reading.slice(0, 3))
          same(
            UnitHome.parse(await read(own, { path: '/api/home', cookie: cookieOf(unit) })),
            BareUnitHome.parse(await read(bare, { path: `/api/home-with-reports?unit=${unitId}` })),
          );
      },
    },
    officeHome,
    {
      name: 'grid of 60',
      requests: {
        ours: reading.map(({ unit }) => ({ path: `/api/reports?period=${openPeriod}`, cookie: cookieOf(unit) })),
        bare: reading.map(({ unitId }) => ({ path: `/api/reports?period=${openPeriod}&unitId=${unitId}` })),
      },
      check: async (own, bare) => {
        for (const { unit, unitId } of reading.slice(0, 3)) {
          // Of the office, which may ask for any unit, both get the same address.
          await checkSame(own, bare, { path: `/api/reports?period=${openPeriod}&unitId=${unitId}` }, (bytes) =>
            Grid.parse(JSON.parse(bytes.toString())),
          );
          const mine = Grid.parse(await read(own, { path: `/api/reports?period=${openPeriod}`, cookie: cookieOf(unit) }));
          if (mine.reports.length !== 60) throw new Error(`${unit} has ${mine.reports.length} reports`);
        }
      },
    },
    typing(pool, reports.type, cookieOf),
    handingIn(pool, 'submit 1', reports.handInOne, 1, cookieOf),
    handingIn(pool, 'submit 20', reports.handInTwenty, 20, cookieOf),
    accepting(pool, 'accept 1', reports.waitForOne, 1),
    { ...accepting(pool, `accept ${atOnce}`, reports.waitForMany, atOnce), most: 1 },
  ];
}

/** The open period's reports of each kind of units, in the order of units. */
async function byUnits(pool: Pool): Promise<Readonly<Record<UnitsThat, readonly Report[]>>> {
  const { rows } = await pool.query<Report & { at: number }>(
    `select asked.id, asked.unit_id as "unitId", name.name as unit, coalesce(own.revision, 0) as seen, coalesce(own.said, '') as text, unit.position - 100000 as at
       from expected_report asked
       join unit on unit.jurisdiction_id = asked.jurisdiction_id and unit.id = asked.unit_id
       join unit_name name on name.jurisdiction_id = asked.jurisdiction_id and name.unit_id = asked.unit_id
       left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
      where asked.period = $1 order by unit.position, asked.id`,
    [openPeriod],
  );
  const of = (those: UnitsThat): readonly Report[] => {
    const { first, count } = unitsThat[those];
    return rows.filter(({ at }) => at >= first && at < first + count);
  };
  return {
    report: of('report'),
    type: of('type'),
    handInOne: of('handInOne'),
    handInTwenty: of('handInTwenty'),
    waitForOne: of('waitForOne'),
    waitForMany: of('waitForMany'),
  };
}

/** Every other unit's are one server's, so that what the one changes is not the other's. */
function ofSide(reports: readonly Report[], side: Side): readonly Report[] {
  const units = [...new Set(reports.map(({ unit }) => unit))];
  const own = new Set(units.filter((_, at) => at % 2 === (side === 'ours' ? 0 : 1)));
  return reports.filter(({ unit }) => own.has(unit));
}

/** One of each unit after the other: people of many units at once. */
function inTurn<T>(of: ReadonlyMap<string, readonly T[]>): readonly T[] {
  const most = Math.max(...[...of.values()].map((own) => own.length));
  return Array.from({ length: most }, (_, at) => [...of.values()].flatMap((own) => own[at] ?? [])).flat();
}

const ids = (reports: readonly Report[]): readonly string[] => reports.map(({ id }) => id);

/** Each request adds a few characters to the text of another report. */
function typing(pool: Pool, reports: readonly Report[], cookieOf: (unit: string) => string): BenchAct {
  const after = (text: string, keys: number): string => text + '，工期可控'.repeat(keys);
  const requestsOf = (side: Side): readonly Request[] => {
    const own = inTurn(Map.groupBy(ofSide(reports, side), ({ unit }) => unit));
    return Array.from({ length: typed }, (_, keys) =>
      own.map(({ id, unit, text }) => ({
        path: `/api/reports/${id}/draft`,
        method: 'PUT',
        cookie: cookieOf(unit),
        body: JSON.stringify({ changes: { text: { seen: after(text, keys), to: after(text, keys + 1) } } }),
      })),
    ).flat();
  };
  const requests = { ours: requestsOf('ours'), bare: requestsOf('bare') };
  const renew = async (side: Side): Promise<void> => {
    const own = ofSide(reports, side);
    await pool.query(
      `update report own set said = made.said from unnest($1::uuid[], $2::text[]) made (id, said) where own.id = made.id and own.said <> made.said`,
      [ids(own), own.map(({ text }) => text)],
    );
  };
  return {
    name: 'autosave',
    requests,
    renew,
    check: (ours, bare) =>
      changeTheSame(pool, { ours, bare }, { requests, renew, reports }, 'select said as what from report where id = $1', 3),
  };
}

function handingIn(pool: Pool, name: string, reports: readonly Report[], each: number, cookieOf: (unit: string) => string): BenchAct {
  const requestsOf = (side: Side): readonly Request[] => {
    const units = Map.groupBy(ofSide(reports, side), ({ unit }) => unit);
    const batches = new Map([...units].map(([unit, own]) => [unit, batchesOf(own, each).map((batch) => ({ unit, batch }))]));
    return inTurn(batches).map(({ unit, batch }) => ({
      path: '/api/reports/submissions',
      cookie: cookieOf(unit),
      body: JSON.stringify({ reports: batch.map(({ id, seen }) => ({ id, seen })) }),
    }));
  };
  const requests = { ours: requestsOf('ours'), bare: requestsOf('bare') };
  const renew = async (side: Side): Promise<void> => {
    const own = [ids(ofSide(reports, side))];
    await pool.query(`update report set state = 'draft', versions = 0, handed_in_on = null where id = any($1) and state <> 'draft'`, own);
    await pool.query('delete from report_version where report_id = any($1)', own);
    await pool.query(`update duty set done_at = null where kind = 'report' and object_id = any($1) and done_at is not null`, own);
    await pool.query(`delete from duty where kind = 'report-review' and object_id = any($1)`, own);
  };
  const what = `select json_build_object('state', own.state, 'versions', own.versions, 'on', own.handed_in_on, 'asked', asked.state, 'said', version.said,
      'duties', (select json_agg(kind || coalesce(due::text, '') order by kind) from duty where object_id = own.id and done_at is null)) as what
    from report own join expected_report asked on asked.id = own.id join report_version version on version.report_id = own.id where own.id = $1`;
  return { name, requests, renew, check: (ours, bare) => changeTheSame(pool, { ours, bare }, { requests, renew, reports }, what, 1) };
}

function accepting(pool: Pool, name: string, reports: readonly Report[], each: number): BenchAct {
  const requestsOf = (side: Side): readonly Request[] =>
    batchesOf(inTurn(Map.groupBy(ofSide(reports, side), ({ unit }) => unit)), each).map((batch) => ({
      path: '/api/reports/acceptances',
      body: JSON.stringify({ consent: batch.map(({ id }) => ({ id, version: 1 })), back: [] }),
    }));
  const requests = { ours: requestsOf('ours'), bare: requestsOf('bare') };
  const renew = async (side: Side): Promise<void> => {
    await pool.query(`update report set state = 'approved', accepted = null where id = any($1) and state = 'accepted'`, [
      ids(ofSide(reports, side)),
    ]);
  };
  const what = `select json_build_object('state', own.state, 'accepted', own.accepted, 'asked', asked.state) as what
    from report own join expected_report asked on asked.id = own.id where own.id = $1`;
  return { name, requests, renew, check: (ours, bare) => changeTheSame(pool, { ours, bare }, { requests, renew, reports }, what, 1) };
}

function batchesOf(reports: readonly Report[], each: number): readonly (readonly Report[])[] {
  return Array.from({ length: Math.floor(reports.length / each) }, (_, at) => reports.slice(at * each, (at + 1) * each));
}

/** The first requests of both, whose reports say the same afterwards but for what they said before. */
async function changeTheSame(
  pool: Pool,
  servers: Readonly<Record<Side, Serving>>,
  { requests, renew, reports }: { requests: BenchAct['requests']; renew: (side: Side) => Promise<void>; reports: readonly Report[] },
  what: string,
  count: number,
): Promise<void> {
  const after: unknown[] = [];
  for (const side of ['ours', 'bare'] as const) {
    await renew(side);
    for (const request of requests[side].slice(0, count)) await answerOf(servers[side], request);
    const first = ofSide(reports, side)[0];
    const { rows } = await pool.query<{ what: unknown }>(what, [first?.id]);
    // Each report's own number is in its text.
    after.push(JSON.stringify(rows[0]?.what).replaceAll(/投资\d+|第\d+层/g, ''));
    await renew(side);
  }
  same(after[0], after[1]);
}

const UnitHome = z
  .object({
    rows: z.array(z.object({ kind: z.string(), count: z.int(), data: z.record(z.string(), z.unknown()) })),
    awaited: z.array(z.object({ name: z.string(), count: z.int() })),
  })
  .transform(({ rows, awaited }) => {
    const own = rows.find(({ kind }) => kind === 'report');
    return { reports: own?.count, begun: own?.data['begun'], review: awaited.find(({ name }) => name === 'report-review')?.count };
  });
const BareUnitHome = z.object({ reports: z.int(), begun: z.int(), review: z.int() });

/** 工作台 of the office. */
const officeHome: BenchAct = {
  name: 'home, office',
  requests: { ours: [{ path: '/api/home' }], bare: [{ path: '/api/home-with-reports' }] },
  check: async (own, bare) =>
    same(
      OfficeHome.parse(await read(own, { path: '/api/home' })),
      BareOfficeHome.parse(await read(bare, { path: '/api/home-with-reports' })),
    ),
};

const OfficeHome = z
  .object({
    rows: z.array(z.object({ kind: z.string(), count: z.int() })),
    awaited: z.array(z.object({ name: z.string(), count: z.int() })),
  })
  .transform(({ rows, awaited }) => {
    const of = (kind: string): number => rows.find((row) => row.kind === kind)?.count ?? 0;
    return {
      waiting: of('report-acceptance'),
      unattended: of('reports-unattended'),
      owed: awaited.find(({ name }) => name === 'report')?.count,
    };
  });
const BareOfficeHome = z
  .object({ reporting: z.object({ waiting: z.int(), unattended: z.int(), awaited: z.object({ report: z.int() }) }) })
  .transform(({ reporting: { waiting, unattended, awaited } }) => ({ waiting, unattended, owed: awaited.report }));

const said = z.object({ text: z.string(), percent: z.number().nullable(), self: z.string().nullable(), reached: z.array(z.string()) });
const Grid = z.object({
  more: z.boolean(),
  reports: z.array(
    z.object({
      id: z.string(),
      period: z.string(),
      lead: z.boolean(),
      led: z.boolean(),
      unit: z.object({ name: z.string() }),
      item: z.object({
        code: z.string(),
        title: z.string(),
        goal: z.string(),
        tier: z.int(),
        milestones: z.array(z.object({ id: z.string(), due: z.string(), text: z.string() })),
      }),
      state: z.string(),
      versions: z.int(),
      handedInOn: z.string().nullable(),
      accepted: z.int().nullable(),
      before: z.object({ period: z.string(), content: said, on: z.string() }),
      reachedBefore: z.array(z.string()).transform((reached) => reached.toSorted()),
    }),
  ),
});

async function read(server: Serving, request: Request): Promise<unknown> {
  return JSON.parse((await answerOf(server, request)).toString());
}

function same(ours: unknown, bare: unknown): void {
  if (JSON.stringify(ours) !== JSON.stringify(bare))
    throw new Error(`ours and the bare server say different things:\n${JSON.stringify(ours)}\n${JSON.stringify(bare)}`);
}
