/** The rules of logging in, as a jurisdiction set them. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { changeSecuritySettings as changeEndpoint, StoredSettings } from '#contract/session/security-settings-endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import {
  defaultPreset,
  securityPresets,
  settingNames,
  settingsInForce,
  settingsOf,
  type SettingChanges,
} from '#core/session/security-settings.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** The settings in force, and whom a change would touch. */
export async function getSecuritySettings(act: Act): Promise<Outcome<StoredSettings>> {
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
  return success({ ...stored, inUse: { passwordAges: ages.rows, sessions } });
}

/** Changes them. What equals the preset's own figure is not kept as a change, so that a later preset speaks for itself. */
export async function changeSecuritySettings(
  act: Act,
  { preset, changes, reason, revision }: z.output<typeof changeEndpoint.body>,
): Promise<Outcome<StoredSettings>> {
  await lockJurisdiction(act);
  const stored = await readSettings(act);
  if (stored.revision !== revision) return failure('settings-changed');
  const wanted = settingsOf(preset, withoutGaps(changes));
  if (!wanted.ok) return wanted;
  const usual = settingsInForce(preset, {});
  const kept = Object.fromEntries(settingNames.flatMap((name) => (wanted.value[name] === usual[name] ? [] : [[name, wanted.value[name]]])));
  const row = { preset, changes: JSON.stringify(kept), revision: revision + 1, updated_at: act.now, updated_by: act.actor };
  await act.db
    .insertInto('security_settings')
    .values({ jurisdiction_id: act.jurisdictionId, ...row })
    .onConflict((conflict) => conflict.column('jurisdiction_id').doUpdateSet(row))
    .execute();
  act.audit({
    act: 'security-settings.change',
    objects: [
      {
        type: 'security_settings',
        id: act.jurisdictionId,
        before: { preset: stored.preset, changes: stored.changes },
        after: { preset, changes: kept, reason },
      },
    ],
  });
  return getSecuritySettings(act);
}

async function readSettings(act: Act): Promise<Omit<StoredSettings, 'inUse'>> {
  const row = await act.db
    .selectFrom('security_settings')
    .select(['preset', 'changes', 'revision', 'updated_at', 'updated_by'])
    .where(inJurisdiction(act))
    .executeTakeFirst();
  return {
    preset: securityPresets.find((one) => one === row?.preset) ?? defaultPreset,
    // Written by changeSecuritySettings and by the first setup, and by nothing else.
    changes: row?.changes ?? {},
    revision: row?.revision ?? 0,
    updatedAt: row?.updated_at ?? null,
    updatedBy: row?.updated_by ?? null,
  };
}

function withoutGaps(changes: z.output<typeof changeEndpoint.body>['changes']): SettingChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
