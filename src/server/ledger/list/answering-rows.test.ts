/** Which units have a contact: whoever holds the post, and whoever stands in for one (代理), each on their days. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { grantDeputy } from '#contract/account/deputy-endpoints.ts';
import { success } from '#core/failure.ts';
import { checkedUnits } from '#server/ledger/list/answering-rows.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock, testDay } from '#test/test-clock.ts';

const clock = testClock();
let server: TestServer;
beforeAll(async () => void (server = await startTestServer({ clock })));
afterAll(() => server.stop());

it('a deputy is the contact while the holder is away, and not a day longer', async () => {
  const unit = '示例市水利局';
  const holder = await server.as('contact', { unit });
  const other = await server.as('unit-leader', { unit });
  const security = await server.as('security-admin');
  const hasContact = async () => {
    const units = await server.act(async (act) => {
      act.unchanged();
      return success(await checkedUnits(act, [holder.unitId ?? '']));
    });
    return units.ok && units.value[0]?.hasContact;
  };
  expect(await hasContact()).toBe(true);
  await server.database.pool.query("update account set state = 'disabled' where id = $1", [holder.accountId]);
  expect(await hasContact()).toBe(false);
  const params = { accountId: holder.accountId, postId: holder.postId };
  await security.ok(grantDeputy, { params, body: { accountId: other.accountId, firstDay: '2026-03-04', lastDay: '2026-03-05' } });
  const days: [string, boolean | undefined][] = [];
  for (const ahead of [0, 2, 3, 4]) {
    clock.ahead = ahead * 86_400_000;
    days.push([`${testDay} + ${ahead}`, await hasContact()]);
  }
  expect(days).toEqual([
    ['2026-03-02 + 0', false],
    ['2026-03-02 + 2', true],
    ['2026-03-02 + 3', true],
    ['2026-03-02 + 4', false],
  ]);
});
