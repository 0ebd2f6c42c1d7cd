/** What is measured: the pages and acts of a ledger, each as the requests that ours and the bare server both get. */
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { z } from 'zod';
import { openPattern } from '#core/unit/open-list.ts';
import { correctingTasks } from '#test/bench/correcting-act.ts';
import { readWorkbook } from '#test/bench/read-workbook.ts';
import type { Request } from '#test/bench/load-question.ts';
import type { Serving } from '#test/bench/part.ts';

export interface BenchAct {
  readonly name: string;
  /** Of each server, sent in turn. */
  readonly requests: { readonly ours: readonly Request[]; readonly bare: readonly Request[] };
  /** With more connections than these it is not measured: each answer takes seconds of a processor. */
  readonly most?: number;
  /** Makes all that the requests of a side change as it was, before each round, in which no request is sent twice. Where it is not, requests go on and on. */
  renew?(side: 'ours' | 'bare'): Promise<void>;
  /** Throws what the two say differently. */
  check(ours: Serving, bare: Serving): Promise<void>;
}

const columns = ['code', 'title', 'text', 'lead', 'responsible', 'support', 'dueTo'];
const records = 500;

/** For a ledger that seedTasks made; `size` tasks. */
export async function actsOf(pool: pg.Pool, size: number): Promise<readonly BenchAct[]> {
  const one = async (sql: string): Promise<string> => z.tuple([z.object({ one: z.string() })]).parse((await pool.query(sql)).rows)[0].one;
  const unit = await one('select unit_text as one from responsibility where valid_to is null group by 1 order by count(*) desc, 1 limit 1');
  const planId = await one('select id::text as one from plan where number = 1');
  const some = await pool.query<{ id: string }>('select id from task where position % greatest(1, $1::int / $2) = 0 order by id limit $2', [
    size,
    records,
  ]);
  const deep = Array.from({ length: 20 }, (_, index) => Math.floor(size * (0.5 + index / 50)));
  const in_ = encodeURIComponent;
  const exporting = (format: 'csv' | 'xlsx'): Request => ({
    path: '/api/tasks/export',
    body: JSON.stringify({ format, sort: 'position', filter: { planId: [planId] }, columns }),
  });
  return [
    reading('list of 50', ['/api/tasks?limit=50']),
    reading('of a unit', [`/api/tasks?limit=50&unit=${in_(unit)}`]),
    reading(
      'deep page',
      deep.map((offset) => `/api/tasks?limit=50&offset=${offset}`),
    ),
    reading('search 机场', [`/api/tasks?limit=50&text=${in_('机场')}`]),
    reading('search 建设', [`/api/tasks?limit=50&text=${in_('建设')}`]),
    reading(
      'record',
      some.rows.map(({ id }) => `/api/tasks/${id}`),
    ),
    reading('facets', ['/api/tasks/facets']),
    reading('facets of a unit', [`/api/tasks/facets?unit=${in_(unit)}`]),
    reading('facets of a kind', ['/api/tasks/facets?kind=matter']),
    home,
    ...(await ofLists(pool)),
    reading('unit-texts', ['/api/unit-texts']),
    { ...both('csv', [exporting('csv')]), check: (ours, bare) => checkSame(ours, bare, exporting('csv'), (bytes) => bytes.toString()) },
    { ...both('xlsx', [exporting('xlsx')]), most: 1, check: (ours, bare) => checkSame(ours, bare, exporting('xlsx'), readWorkbook) },
    await namingLeads(pool),
    await correctingTasks(pool, answerOf),
  ];
}

function both(name: string, requests: readonly Request[]): Omit<BenchAct, 'check'> {
  return { name, requests: { ours: requests, bare: requests } };
}

function reading(name: string, paths: readonly string[]): BenchAct {
  return {
    ...both(
      name,
      paths.map((path) => ({ path })),
    ),
    check: async (ours, bare) => {
      for (const path of paths.slice(0, 20)) await checkSame(ours, bare, { path }, (bytes) => JSON.parse(bytes.toString()));
    },
  };
}

/** Of the lists that seedLists made: the grid of the composed one, and the signatures of one that was issued. */
async function ofLists(pool: pg.Pool): Promise<readonly BenchAct[]> {
  const found = await pool.query<{ id: string }>('select id from annual_list order by state, name limit 2');
  const [grid = '', issued = ''] = found.rows.map(({ id }) => id);
  const rows = z.object({ items: z.array(z.unknown()) });
  const page = z.object({ total: z.int(), signFors: z.array(z.object({ id: z.string(), state: z.string() })) });
  return [
    sameIn('grid of 600', `/api/lists/${grid}/items`, rows),
    sameIn('sign-for page', `/api/sign-fors?listId=${issued}&limit=200`, page),
  ];
}

/** The part of both answers that the schema reads is the same. */
function sameIn(name: string, path: string, schema: z.ZodType): BenchAct {
  return {
    ...both(name, [{ path }]),
    check: (ours, bare) => checkSame(ours, bare, { path }, (bytes) => schema.parse(JSON.parse(bytes.toString()))),
  };
}

/** Its answers have other forms: what both count is the same. */
const home: BenchAct = {
  ...both('home', [{ path: '/api/home' }]),
  check: async (ours, bare) => {
    const own = Home.parse(JSON.parse((await answerOf(ours, { path: '/api/home' })).toString()));
    const other = BareHome.parse(JSON.parse((await answerOf(bare, { path: '/api/home' })).toString()));
    const of = (kind: string): number => own.rows.reduce((sum, row) => sum + (row.kind === kind ? row.count : 0), 0);
    const said = {
      overdue: of('task-overdue'),
      near: of('task-due'),
      noLead: of('task-no-lead'),
      openList: of('open-list'),
      total: own.figures[0]?.count,
    };
    for (const [name, count] of Object.entries(said))
      if (count !== other[name as keyof typeof other]) throw new Error(`home: ours and the bare server say different things of ${name}`);
  },
};

const Home = z.object({
  rows: z.array(z.object({ kind: z.string(), count: z.int() })),
  figures: z.array(z.object({ count: z.int() })),
});
const BareHome = z.object({ overdue: z.int(), near: z.int(), noLead: z.int(), openList: z.int(), total: z.int() });

export async function checkSame(ours: Serving, bare: Serving, request: Request, read: (bytes: Buffer) => unknown): Promise<void> {
  const answers = [await read(await answerOf(ours, request)), await read(await answerOf(bare, request))];
  if (!isDeepStrictEqual(...(answers as [unknown, unknown])))
    throw new Error(`${request.path}: ours and the bare server say different things:\n${difference(answers[0], answers[1])}`);
}

export async function answerOf({ origin, headers }: Serving, { path, body, method = 'POST', cookie }: Request): Promise<Buffer> {
  const post = body === undefined ? {} : { method, body };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(origin + path, { ...post, headers: { ...headers, ...type, ...(cookie !== undefined && { cookie }) } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${origin}${path}: ${answer.status} ${bytes.toString()}`);
  return bytes;
}

/** The first place where two values part, with what stands there. */
function difference(ours: unknown, bare: unknown, path = ''): string | null {
  if (isDeepStrictEqual(ours, bare)) return null;
  if (typeof ours === 'object' && ours !== null && typeof bare === 'object' && bare !== null) {
    const [own, other] = [Object.entries(ours), new Map(Object.entries(bare))];
    for (const [key, value] of own) {
      const found = difference(value, other.get(key), `${path}/${key}`);
      if (found !== null) return found;
    }
    return `${path}: the bare one has more: ${[...other.keys()].filter((key) => !own.some(([name]) => name === key)).join(', ')}`;
  }
  const show = (value: unknown): string => String(JSON.stringify(value)).slice(0, 300);
  return `${path}: ${show(ours)} and ${show(bare)}`;
}

const Named = z.object({
  lead: z.string().nullable(),
  revision: z.int(),
  responsibilities: z.array(
    z.object({
      unit: z.string(),
      role: z.string(),
      basis: z.string(),
      openList: z.boolean(),
      accountable: z.boolean(),
      resolution: z.string(),
      units: z.array(z.object({ id: z.string() })),
      resolvedBy: z.string().nullable(),
      resolvedAt: z.string().nullable(),
    }),
  ),
});

/** Each request names the second unit of another task, and when all were named the first one: always a change. Each server has tasks of its own. */
async function namingLeads(pool: pg.Pool): Promise<BenchAct> {
  const found = await pool.query<{ id: string; units: readonly [string, string]; twin: string }>(
    `select task.id, array_agg(duty.unit_text order by duty.seq) as units,
       string_agg(duty.unit_text || duty.role, ' ' order by duty.seq) || coalesce(task.lead, '') as twin
      from task join responsibility duty on duty.jurisdiction_id = task.jurisdiction_id and duty.task_id = task.id
     group by task.id, task.lead, task.position having count(*) > 1 order by md5(task.position::text) limit 20000`,
  );
  const rows = found.rows.filter(({ units: [first, second] }) => openPattern(first) === null && openPattern(second) === null);
  const requestsOf = (own: readonly (typeof rows)[number][]): Request[] =>
    [1, 2, 3, 4].flatMap((revision) =>
      own.map(({ id, units }) => ({
        path: '/api/tasks/lead',
        body: JSON.stringify({ tasks: [{ id, revision }], lead: units[revision % 2] }),
      })),
    );
  const twins = [...Map.groupBy(rows, ({ twin }) => twin).values()].find((group) => group.length > 1)?.slice(0, 2) ?? [];
  const others = rows.filter((row) => !twins.includes(row));
  return {
    name: 'naming a lead',
    requests: {
      ours: requestsOf(others.filter((_, index) => index % 2 === 0)),
      bare: requestsOf(others.filter((_, index) => index % 2 === 1)),
    },
    check: async (ours, bare) => {
      // Two tasks that were alike are alike after the change.
      const after: unknown[] = [];
      for (const [index, server] of [ours, bare].entries()) {
        const twin = twins[index];
        if (twin === undefined) throw new Error('no two tasks are alike');
        for (const request of requestsOf([twin]).slice(0, 2)) await answerOf(server, request);
        after.push(Named.parse(JSON.parse((await answerOf(ours, { path: `/api/tasks/${twin.id}` })).toString())));
      }
      if (!isDeepStrictEqual(after[0], after[1])) throw new Error(`a lead is named differently: ${difference(after[0], after[1])}`);
    },
  };
}
