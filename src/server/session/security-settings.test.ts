/** The rules of logging in through HTTP. */
import { expect, it } from 'vitest';
import { settingNames, settingRefusals } from '#core/session/security-settings.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import * as account from '#contract/account/endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { hashOf } from '#test/hash-of.ts';
import { startTestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

const password = '青山Wanli-7788';

/** Within what 等保三级 asks for. */
const factorFrom = '2026-04-01';

it('the security settings change within the standard alone, with a reason, one after the other', async () => {
  await using server = await startTestServer();
  const system = await server.as('system-admin');
  const security = await server.as('security-admin', { displayName: '安全乙' });
  const now = await security.ok(settings.getSecuritySettings);
  expect(now).toMatchObject({ preset: 'djbh3', changes: {}, revision: 0, updatedBy: null });
  const change = (changes: Record<string, number>, revision: number, reason = '测评整改') =>
    security.call(settings.changeSecuritySettings, { body: { preset: 'djbh3', changes, factorFrom, reason, revision } });
  expect((await change({ maxAgeDays: 0 }, 0)).problem).toMatchObject({
    code: 'setting-max-age-days-invalid',
    status: 422,
    data: { min: 7, max: 90 },
  });
  expect((await change({ unheardOf: 1 }, 0)).problem?.code).toBe('request.invalid');
  expect((await change({ minLength: 12 }, 0, ' ')).problem?.code).toBe('request.invalid');
  const answers = await Promise.all([change({ minLength: 12, lockMinutes: 30 }, 0), change({ minLength: 14 }, 0)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.problem?.code).toBe('settings-changed');
  const after = await security.ok(settings.getSecuritySettings);
  expect(after).toMatchObject({ revision: 1, updatedBy: '安全乙' });
  // What equals the standard is no change.
  expect(Object.keys(after.changes)).toEqual(['minLength']);
  expect(after.inUse.sessions).toBeGreaterThan(0);
  const given = await system.ok(account.addAccount, {
    body: { loginName: 'zhang', displayName: '张', powerClass: 'business', unitId: null, phone: null, method: 'password' },
  });
  // A password that somebody else set is no password in use yet.
  expect((await security.ok(settings.getSecuritySettings)).inUse.passwordAges).toEqual([]);
  await server.database.pool.query(
    `update account set password_initial = false, password_set_at = $1::timestamptz - interval '85 days' where password_hash is not null`,
    [server.source.clock.now()],
  );
  expect((await security.ok(settings.getSecuritySettings)).inUse.passwordAges).toEqual([{ days: 85, count: 1 }]);
  expect((given.initialPassword ?? '').length).toBeGreaterThanOrEqual(after.changes.minLength ?? 0);
  expect(
    (
      await system.call(settings.changeSecuritySettings, {
        body: { preset: 'asvs', changes: {}, factorFrom: null, reason: '无', revision: 1 },
      })
    ).problem?.code,
  ).toBe('not-allowed');
  const { rows } = await server.database.pool.query<{ before: string; after: string }>(
    `select before, after from audit_object where object_type = 'security_settings'`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.after).toContain('测评整改');
});

it('a figure out of its bounds, or one that the standard fixes, is refused by its name', async () => {
  await using server = await startTestServer();
  const security = await server.as('security-admin');
  const change = async (preset: 'djbh3' | 'asvs', changes: Record<string, number>) =>
    (await security.call(settings.changeSecuritySettings, { body: { preset, changes, factorFrom, reason: '测评整改', revision: 0 } }))
      .problem?.code;
  for (const name of settingNames) expect(await change('djbh3', { [name]: -1 })).toBe(settingRefusals[name]);
  expect(await change('asvs', { maxAgeDays: 90 })).toBe('setting-fixed-invalid');
});

it('a second factor is asked of everybody from the day on that the security administrator sets', async () => {
  const clock = testClock();
  await using server = await startTestServer({ clock });
  const security = await server.as('security-admin');
  const details = { loginName: 'everybody', unit: '市水利局', passwordHash: await hashOf(password) };
  await server.as('contact', details);
  const set = (day: string | null, revision: number) =>
    security.call(settings.changeSecuritySettings, {
      body: { preset: 'djbh3', changes: {}, factorFrom: day, reason: '测评整改', revision },
    });
  const logIn = async () => (await server.anonymous.ok(session.logIn, { body: { loginName: 'everybody', password } })) ?? null;

  for (const wrong of [null, '2026-06-01']) {
    expect((await set(wrong, 0)).problem).toMatchObject({ code: 'setting-factor-from-invalid', data: { last: '2026-05-31' } });
  }
  expect((await set('2026-03-09', 0)).body).toMatchObject({ factorFrom: '2026-03-09', inUse: { withoutFactor: 1 } });
  expect(await logIn()).toMatchObject({ stage: 'full', factors: { needed: false, from: '2026-03-09' } });
  // The day begins in Shanghai: a week later at ten in the morning less ten hours and a minute is still the day before.
  const day = 24 * 60 * 60_000;
  clock.ahead = 7 * day - 10 * 60 * 60_000 - 60_000;
  expect((await logIn()).stage).toBe('full');
  clock.ahead += 2 * 60_000;
  expect(await logIn()).toMatchObject({ stage: 'enroll', factors: { needed: true, from: null } });
});
