/** Encrypts the telephone numbers from before they were, once, by the owner's connection at start. */
import { sql } from 'kysely';
import { sealPhone } from '#server/session/account-phone.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

const rowsPerTransaction = 500;

/** A start that breaks off goes on with the rest at the next one; two nodes at once each take other rows. */
export async function sealPhones(owner: Pick<Database, 'kysely'>, keys: InstallationKeys): Promise<void> {
  if (await isSettled(owner)) return;
  let sealed = 0;
  for (;;) {
    const count = await sealSome(owner, keys);
    if (count === 0) break;
    sealed += count;
  }
  // The old rows are gone from the file too, not merely marked as dead.
  if (sealed > 0) await sql`vacuum (full) account`.execute(owner.kysely);
  await sql`alter table account validate constraint account_phone_sealed`.execute(owner.kysely);
}

/** Once no number stands in the clear the constraint is valid, and a start need not look again. */
async function isSettled({ kysely }: Pick<Database, 'kysely'>): Promise<boolean> {
  const { rows } = await sql<{ convalidated: boolean }>`
    select convalidated from pg_constraint where conrelid = 'account'::regclass and conname = 'account_phone_sealed'`.execute(kysely);
  return rows[0]?.convalidated ?? false;
}

async function sealSome({ kysely }: Pick<Database, 'kysely'>, keys: InstallationKeys): Promise<number> {
  return kysely.transaction().execute(async (db) => {
    const rows = await db
      .selectFrom('account')
      .select(['jurisdiction_id', 'id', 'phone'])
      .where('phone', 'is not', null)
      .orderBy('id')
      .limit(rowsPerTransaction)
      .forUpdate()
      .execute();
    const stored = rows.map((row) => sealPhone(keys, row.jurisdiction_id, row.id, row.phone));
    await sql`
      update account set phone = null, phone_sealed = new.sealed, phone_index = new.found
        from unnest(${rows.map((row) => row.jurisdiction_id)}::uuid[], ${rows.map((row) => row.id)}::uuid[],
               ${stored.map((one) => one.phone_sealed)}::text[], ${stored.map((one) => one.phone_index)}::text[])
          as new (jurisdiction_id, id, sealed, found)
       where account.jurisdiction_id = new.jurisdiction_id and account.id = new.id`.execute(db);
    return rows.length;
  });
}
