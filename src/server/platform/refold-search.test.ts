/** Texts of search that another program folded otherwise are folded anew at start, once. */
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { createLog } from '#server/platform/log.ts';
import { refoldSearch } from '#server/platform/refold-search.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await publish(server, await upload(server, smallPlan));
});
afterAll(() => server.stop());

const found = async (text: string): Promise<number> => (await server.ok(listTasks, { query: { text } })).tasks.length;
const entries = async (): Promise<unknown> =>
  (await server.database.pool.query('select ctid::text, text from search_entry order by kind, object_id')).rows;

it('what was folded otherwise is found after the next start; what is folded already is not written', async () => {
  const all = await found('责任单位');
  const { pool } = server.database;
  await refoldSearch(server.database, createLog('silent'));
  const before = await entries();
  await pool.query('delete from search_folding');
  await refoldSearch(server.database, createLog('silent'));
  expect(await entries()).toEqual(before);

  await pool.query(
    "update search_entry set text = text || '臺北“辦”—事處' where kind = 'task'; update search_folding set digest = 'another'",
  );
  expect(await found('台北办-事处')).toBe(0);
  await refoldSearch(server.database, createLog('silent'));
  expect(await found('台北办-事处')).toBeGreaterThan(all);
  const { rows } = await pool.query<{ digest: string }>('select digest from search_folding');
  expect(rows[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
});

it('what another node writes meanwhile stays', async () => {
  const { pool, kysely } = server.database;
  await pool.query("update search_entry set text = text || '臺' where kind = 'task'; update search_folding set digest = 'another'");
  const written: string[] = [];
  const meanwhile: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const entry = result.rows.find((row) => row['kind'] === 'task' && 'text' in row);
      if (entry !== undefined && written.length === 0) {
        written.push(String(entry['object_id']));
        await pool.query("update search_entry set text = '改后的话' where object_id = $1", written);
      }
      return result;
    },
  };
  await refoldSearch({ kysely: kysely.withPlugin(meanwhile) }, createLog('silent'));
  const { rows } = await pool.query<{ text: string }>('select text from search_entry where object_id = $1', written);
  expect(rows).toEqual([{ text: '改后的话' }]);
});
