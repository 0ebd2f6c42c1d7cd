import { expect, it } from 'vitest';
import { logIn } from '#contract/session/endpoints.ts';
import { startTestServer } from '#test/server.ts';

it('keeps repeated guesses of one unknown name together, without the name', async () => {
  await using server = await startTestServer();
  const attempts = ['wei-zhi-ming', ' WEI-zhi-ming', 'ling-yi-ge', ...Array.from({ length: 8 }, () => 'wei-zhi-ming')];
  for (const loginName of attempts) {
    const { status } = await server.anonymous.call(logIn, { body: { loginName, password: 'guessed' } });
    expect([401, 403, 409, 422, 429]).toContain(status);
  }
  const { rows } = await server.database.pool.query<{ id: string; attempts: number }>(
    `select object_id as id, count(*) as attempts from audit_object where object_type = 'login_name' group by 1 order by 2`,
  );
  // Those that met the lock are kept as well.
  expect(rows.map((row) => row.attempts)).toEqual([1, attempts.length - 1]);
  const all = await server.database.pool.query<{ text: string }>(
    'select coalesce(string_agg(e::text || o::text, $1), $1) as text from audit_event e left join audit_object o on o.event_id = e.id',
    [' '],
  );
  expect(all.rows[0]?.text).toContain('login_name');
  expect(all.rows[0]?.text).not.toMatch(/wei-zhi-ming|ling-yi-ge/i);
});
