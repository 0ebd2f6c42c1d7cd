/** Telephone numbers stand encrypted in the database: new ones, changed ones, and those of an installation from before. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as contract from '#contract/account/endpoints.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { writeTenantKey } from '#server/platform/database/tenant.ts';
import { ensureJurisdictions } from '#server/platform/jurisdiction.ts';
import { sealPhones } from '#server/session/seal-phones.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';

const number = '138 0538 1234';
/** Of the number however it is written. */
const traces = ['13805381234', '138 0538 1234', '0538 1234'];

/** Everything in the database as text. */
async function dump({ kysely }: Pick<Database, 'kysely'>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(kysely);
  const texts: string[] = [];
  for (const { name } of rows) {
    const all = await sql<{ text: string }>`select one::text as text from ${sql.table(name)} as one`.execute(kysely);
    texts.push(...all.rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

const found = async (admin: Person, text: string): Promise<readonly (string | null)[]> =>
  (await admin.ok(contract.listAccounts, { query: { text } })).accounts.map(({ phone }) => phone);

describe('a telephone number', () => {
  let server: TestServer;
  let admin: Person;
  beforeAll(async () => {
    server = await startTestServer();
    admin = await server.as('system-admin');
  });
  afterAll(() => server.stop());

  const add = (loginName: string, phone: string | null) =>
    admin.ok(contract.addAccount, {
      body: { loginName, displayName: loginName, powerClass: 'business', unitId: null, phone, method: 'link' },
    });

  it('is read by those who may, and stands nowhere in the clear', async () => {
    const { account } = await add('li-si', '0531-1');
    await admin.ok(contract.editAccount, { params: { accountId: account.id }, body: { phone: number, revision: account.revision } });
    expect((await admin.ok(contract.getAccount, { params: { accountId: account.id } })).phone).toBe(number);
    const text = await dump(server.database);
    for (const trace of traces) expect(text).not.toContain(trace);
    const { events } = await admin.ok(contract.getAccountHistory, { params: { accountId: account.id } });
    expect(events[0]?.after).toContain('"phone":"•••1234"');
  });

  it('is found by all of its digits, however they are written', async () => {
    for (const text of ['13805381234', '138-0538-1234', '+86 13805381234']) expect(await found(admin, text)).toEqual([number]);
    expect(await found(admin, '1380538123')).toEqual([]);
  });

  it('that was copied to another account is not taken for that one’s', async () => {
    const { account } = await add('wang-wu', null);
    await sql`update account set phone_sealed = other.phone_sealed, phone_index = other.phone_index
      from (select phone_sealed, phone_index from account where phone_sealed is not null limit 1) other
      where id = ${account.id}`.execute(server.database.kysely);
    expect((await admin.call(contract.getAccount, { params: { accountId: account.id } })).status).toBe(500);
  });
});

describe('an installation from before', () => {
  const folder = join(import.meta.dirname, '../fixtures/states');
  const now = '2027-01-01T00:00:00.000Z';

  /** As it stood when numbers were kept in the clear: everybody has one. */
  async function before(): Promise<{ readonly clone: ClonedDatabase; readonly owner: Database }> {
    const clone = await cloneDatabase('template1');
    const owner = openDatabase(clone.owner, () => {}, 1);
    expect(await migrate(owner.pool, now, '0010')).toMatchObject({ ok: true });
    await owner.pool.query(readFileSync(join(folder, '0010-lead.sql'), 'utf8'));
    await owner.pool.query(`update account set phone = '${number}'`);
    expect(await migrate(owner.pool, now)).toMatchObject({ ok: true });
    await ensureJurisdictions(owner.kysely, now);
    await writeTenantKey(owner.pool, clone.keys);
    await owner.pool.query(`revoke temporary on database ${clone.name} from public`);
    return { clone, owner };
  }

  it('has its numbers encrypted at start, whatever broke off before, and once', async () => {
    const { clone, owner } = await before();
    await expect(owner.pool.query(`update account set phone = '110110110', login_name = login_name`)).rejects.toThrow(
      'account_phone_sealed',
    );
    // A start that came as far as one of them.
    const { rows } = await owner.pool.query<{ id: string }>('select id from account order by id limit 1');
    const failing = {
      derive: clone.keys.derive,
      sign: clone.keys.sign,
      publicKey: clone.keys.publicKey,
      seal: () => {
        throw new Error('broke off');
      },
    };
    await expect(sealPhones(owner, failing)).rejects.toThrow('broke off');
    expect(await dump(owner)).toContain(number);
    await sealPhones(owner, clone.keys);
    const text = await dump(owner);
    for (const trace of traces) expect(text).not.toContain(trace);
    const sealed = await owner.pool.query<{ sealed: string }>(
      `select phone_sealed as sealed from account where id = '${rows[0]?.id ?? ''}'`,
    );
    await sealPhones(owner, clone.keys);
    const again = await owner.pool.query<{ sealed: string }>(
      `select phone_sealed as sealed from account where id = '${rows[0]?.id ?? ''}'`,
    );
    expect(again.rows).toEqual(sealed.rows);
    await owner.close();

    await using server = await startTestServer({ over: clone, officeName: 'office-after-upgrade' });
    const admin = await server.as('system-admin');
    expect((await found(admin, '13805381234')).length).toBeGreaterThan(5);
    expect(new Set(await found(admin, '13805381234'))).toEqual(new Set([number]));
  });
});
