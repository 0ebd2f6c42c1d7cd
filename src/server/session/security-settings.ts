/** The rules of logging in, as a jurisdiction set them. */
import { sql } from 'kysely';
import type * as contract from '#contract/session/security-settings-endpoints.ts';
import type { StoredSettings } from '#contract/session/security-settings-endpoints.ts';
import { success } from '#core/failure.ts';
import { needsSecondFactor, roles } from '#core/access/subject.ts';
import { defaultPreset, securityPresets } from '#core/session/security-settings.ts';
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { lastUsedAt } from '#server/session/account-use.ts';
import { standing } from '#server/session/standing-posts.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Reads the settings in force and how many passwords and sessions a change would affect. */
export const getSecuritySettings: Handler<typeof contract.getSecuritySettings> = async (_input, act) => success(await loadInUse(act));

/** The stored settings with the passwords and sessions that they hold for now. */
export async function loadInUse(act: Act): Promise<StoredSettings> {
  const stored = await readSettings(act);
  const ages = await sql<{ days: number; count: number }>`
    select greatest(0, floor(extract(epoch from ${act.now}::timestamptz - password_set_at) / 86400))::int as days, count(*)::int as count
      from account where ${inJurisdiction(act)} and state = 'active' and password_set_at is not null and not password_initial
     group by 1 order by 1`.execute(act.db);
  const { count: sessions } = await act.db
    .selectFrom('session')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(inJurisdiction(act))
    .where('kind', '=', 'browser')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', act.now)
    .where(sql<boolean>`(idle_seconds is null or last_seen_at + make_interval(secs => idle_seconds) > ${act.now})`)
    .executeTakeFirstOrThrow();
  const without = await sql<{ count: number }>`
    select count(*)::int as count from account where ${inJurisdiction(act)} and state = 'active' and power_class = 'business' and totp_secret is null
      and not joins
      and not exists (select from passkey where passkey.jurisdiction_id = account.jurisdiction_id and passkey.account_id = account.id)
      and not exists (select from post where post.jurisdiction_id = account.jurisdiction_id and post.account_id = account.id
        and ${standing(act)} and post.role = any (${roles.filter(needsSecondFactor)}))`.execute(act.db);
  const remembered = await sql<{ days: number; count: number }>`
    select greatest(0, floor(extract(epoch from ${act.now}::timestamptz - proven_at) / 86400))::int as days, count(*)::int as count
      from remembered_device where ${inJurisdiction(act)} and expires_at > ${act.now} group by 1 order by 1`.execute(act.db);
  const unused = await sql<{ days: number; count: number }>`
    select greatest(0, floor(extract(epoch from ${act.now}::timestamptz - coalesce(${lastUsedAt}, account.created_at)) / 86400))::int as days,
           count(*)::int as count
      from account where ${inJurisdiction(act)} and state <> 'disabled' group by 1 order by 1`.execute(act.db);
  const withoutFactor = without.rows[0]?.count ?? 0;
  return {
    ...stored,
    inUse: { passwordAges: ages.rows, sessions, withoutFactor, rememberedDevices: remembered.rows, unusedAccounts: unused.rows },
  };
}

/** The settings as stored; the defaults when none are stored. */
export async function readSettings(act: Act): Promise<Omit<StoredSettings, 'inUse'>> {
  const row = await act.db
    .selectFrom('security_settings')
    .select(['preset', 'changes', 'factor_from', 'revision', 'updated_at', 'updated_by'])
    .where(inJurisdiction(act))
    .executeTakeFirst();
  return {
    preset: row === undefined ? defaultPreset : storedWord(securityPresets, row.preset),
    // Written by changeSecuritySettings and by the first setup, and by nothing else.
    changes: row?.changes ?? {},
    factorFrom: row?.factor_from ?? null,
    revision: row?.revision ?? 0,
    updatedAt: row?.updated_at ?? null,
    updatedBy: row?.updated_by ?? null,
  };
}
