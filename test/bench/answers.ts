/**
 * npm run bench -- --answers DIR --keep DIR: what the ledger of the demonstration answers to three people, one file for each address, ids as
 * they are. Two revisions over the same kept folder must write the same bytes: `diff -r`. The moment is always the same, and the number
 * that every request gets is left out of refusals.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { commitments, natures, taskKinds } from '#core/plan/parsed-plan.ts';
import { exportColumns } from '#contract/ledger/export-endpoints.ts';
import { openListTabs } from '#contract/ledger/open-list-endpoints.ts';
import { taskSorts } from '#contract/ledger/task-endpoints.ts';
import { joinDomains, routes } from '#server/domains.ts';
import { pool } from '#server/platform/pool/pool.ts';
import { appoint } from '#test/appoint.ts';
import { openKeptCluster } from '#test/bench/kept-cluster.ts';
import { acting, listen, openSource } from '#test/bench/prepare.ts';
import { testClock } from '#test/test-clock.ts';

const Page = z.object({ tasks: z.array(z.object({ id: z.string() })) });
const Facet = z.array(z.object({ value: z.string() }));
const Facets = z.object({ plan: Facet, chapter: Facet, unit: Facet, unitId: Facet, theme: Facet });
const Objects = z.object({ objects: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() });
const words = ['机场', '建设', '高速公路', '新能源 项目', '不会有的词', '１-1', 'AI'];
const unitsTried = 25;

/** Writes them; prints how many there are. */
export async function writeAnswers(folder: string, keep: string | undefined): Promise<void> {
  const cluster = await openKeptCluster(keep);
  try {
    const { owner, connection } = await cluster.copy('demo');
    await owner.close();
    // Later than whatever was seeded, and the same at every run.
    const source = openSource(connection, { clock: testClock('2030-03-04T02:00:00.000Z'), demo: true });
    joinDomains();
    const act = acting(source);
    const people = {
      office: await appoint(act, 'office'),
      contact: await appoint(act, 'contact', { unit: '市交通运输局' }),
      reader: await appoint(act, 'reader'),
    };
    const { app, origin } = await listen(source, { routes });
    try {
      for (const [name, { cookie }] of Object.entries(people)) {
        const count = await writeAnswersOf({ origin, cookie, folder: join(folder, name), exports: name !== 'reader' });
        console.log(`${name}: ${count} answers`);
      }
    } finally {
      await app.close();
      pool.end();
      await source.database.close();
    }
  } finally {
    await cluster.stop();
  }
}

interface Asking {
  readonly origin: string;
  readonly cookie: string;
  readonly folder: string;
}

async function writeAnswersOf({ origin, cookie, folder, exports }: Asking & { exports: boolean }): Promise<number> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { cookie, origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(origin + path, { ...post, headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    count += 1;
    const said = `${decodeURIComponent(path)}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
    const status = `${said}\n${response.status} ${response.headers.get('content-type') ?? ''}\n`;
    const kept = response.ok ? bytes : Buffer.from(bytes.toString().replace(/"requestId":"[^"]*"/, '"requestId":""'));
    await writeFile(join(folder, `${String(count).padStart(5, '0')}.txt`), Buffer.concat([Buffer.from(status), kept]));
    if (response.status === 200 && response.headers.get('content-type')?.includes('json') === true) return JSON.parse(bytes.toString());
    return null;
  };
  const pages = async (address: string): Promise<string[]> => {
    const ids: string[] = [];
    for (;;) {
      const answer = await ask(`${address}&offset=${ids.length}`);
      const { tasks } = answer === null ? { tasks: [] } : Page.parse(answer);
      if (tasks.length === 0) return ids;
      ids.push(...tasks.map(({ id }) => id));
    }
  };

  const facets = Facets.parse(await ask('/api/tasks/facets'));
  const filters = filtersOf(facets);
  const ids = await pages('/api/tasks?limit=50');
  for (const sort of taskSorts) await pages(`/api/tasks?limit=100&sort=${sort}`);
  for (const filter of filters) {
    await pages(`/api/tasks?limit=50&${filter}`);
    await ask(`/api/tasks?limit=20&sort=due&${filter}`);
    await ask(`/api/tasks/facets?${filter}`);
  }
  for (const id of ids) await ask(`/api/tasks/${id}`);
  await ask('/api/unit-texts');
  await ask('/api/principles');
  await ask('/api/themes');
  for (const tab of openListTabs) await ask(`/api/open-lists?tab=${tab}`);
  const objects = await ask('/api/objects?limit=500');
  if (objects !== null) for (const { id } of Objects.parse(objects).objects) await ask(`/api/objects/${id}`);
  if (exports)
    for (const filter of [{}, { lead: 'without' }, { text: '建设' }])
      for (const sort of taskSorts) await ask('/api/tasks/export', { format: 'csv', sort, filter, columns: exportColumns });
  return count;
}

function filtersOf(facets: z.infer<typeof Facets>): readonly string[] {
  const values = (field: string, list: readonly string[]): string[] => list.map((value) => `${field}=${encodeURIComponent(value)}`);
  const of = (field: keyof typeof facets): string[] => facets[field].slice(0, unitsTried).map(({ value }) => value);
  const [plan = ''] = of('plan');
  return [
    ...values('text', words),
    ...values('kind', taskKinds),
    ...values('commitment', commitments),
    ...values('nature', natures),
    ...values('role', ['task', 'overall']),
    ...values('due', ['dated', 'undated']),
    ...values('lead', ['with', 'without']),
    ...values('openList', ['with', 'without']),
    ...values('state', ['open', 'withdrawn']),
    ...values('unit', of('unit')),
    ...values('unitId', of('unitId')),
    ...values('unitRole', responsibilityRoles),
    ...values('themeId', of('theme')),
    ...values('planId', of('plan')),
    ...of('chapter').map((chapter) => `planId=${plan}&chapter=${encodeURIComponent(chapter)}`),
    ...of('unit')
      .slice(0, 3)
      .flatMap((unit) => values(`unit=${encodeURIComponent(unit)}&unitRole`, responsibilityRoles)),
    ...of('unitId')
      .slice(0, 3)
      .flatMap((unit) => values(`unitId=${unit}&unitRole`, responsibilityRoles)),
    'dueFrom=2023-01-01&dueTo=2025-12-31',
    'kind=project&lead=without&text=%E5%BB%BA%E8%AE%BE',
    // Refused, and always in the same words.
    'text=%E5%BB%BA',
    'chapter=1',
  ];
}
