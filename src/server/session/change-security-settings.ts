/** Changes the security settings within the bounds of the preset; a reason is required. */
import type * as contract from '#contract/session/security-settings-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { refuseFactorDay } from '#core/session/factor-day.ts';
import { changesOf, settingsOf, type SettingChanges } from '#core/session/security-settings.ts';
import { shortenRemembered } from '#server/session/remembered-device.ts';
import { loadInUse, readSettings } from '#server/session/security-settings.ts';
import type { Handler, InputOf } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Refused when the settings changed since the given revision. */
export const changeSecuritySettings: Handler<typeof contract.changeSecuritySettings> = async ({ body }, act) => {
  const { preset, factorFrom, reason, revision } = body;
  await lockJurisdiction(act);
  const stored = await readSettings(act);
  if (stored.revision !== revision) return failure('settings-changed');
  const wanted = settingsOf(preset, withoutGaps(body.changes), factorFrom);
  if (!wanted.ok) return wanted;
  const day = refuseFactorDay(preset, factorFrom, act.today);
  if (day) return day;
  const changes = changesOf(wanted.value);
  const row = {
    preset,
    changes: JSON.stringify(changes),
    factor_from: factorFrom,
    revision: revision + 1,
    updated_at: act.now,
    updated_by: act.actor,
  };
  await act.db
    .insertInto('security_settings')
    .values({ jurisdiction_id: act.jurisdictionId, ...row })
    .onConflict((conflict) => conflict.column('jurisdiction_id').doUpdateSet(row))
    .execute();
  const rememberedEnded = await shortenRemembered(act, wanted.value.rememberedDeviceDays);
  act.audit({
    objects: [
      {
        type: 'security_settings',
        id: act.jurisdictionId,
        before: { preset: stored.preset, changes: stored.changes, factorFrom: stored.factorFrom },
        after: { preset, changes, factorFrom, reason, ...(rememberedEnded === 0 ? {} : { rememberedEnded }) },
      },
    ],
  });
  return success(await loadInUse(act));
};

function withoutGaps(changes: InputOf<typeof contract.changeSecuritySettings>['body']['changes']): SettingChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
