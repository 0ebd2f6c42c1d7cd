/** The browsers in which the own second factor is remembered: lists them, ends one. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { rememberedDays, rememberedUntil } from '#core/session/remembered-device.ts';
import { loadOwnAccount, ownAccountId } from '#server/session/own-account.ts';
import { forgetRememberedDevice } from '#server/session/remembered-device.ts';
import { loadSettings } from '#server/session/stored-account.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Those that are not over, the last used one first. */
export const listRememberedDevices: Handler<typeof contract.listRememberedDevices> = async (_input, act) => {
  const days = rememberedDays(await loadOwnAccount(act), await loadSettings(act));
  const rows = await act.db
    .selectFrom('remembered_device')
    .select(['id', 'user_agent', 'address', 'proven_at', 'last_used_at', 'expires_at'])
    .where(inJurisdiction(act))
    .where('account_id', '=', ownAccountId(act))
    .where('expires_at', '>', act.now)
    .orderBy('last_used_at', 'desc')
    .execute();
  const devices = rows.map((row) => ({
    id: row.id,
    userAgent: row.user_agent,
    address: row.address,
    provenAt: row.proven_at,
    lastUsedAt: row.last_used_at,
    until: ifLater(rememberedUntil({ provenAt: row.proven_at, expiresAt: row.expires_at }, days), act.now),
  }));
  return success({ devices });
};

/** Logins that are open go on; the next one there proves the factor. */
export const endRememberedDevice: Handler<typeof contract.endRememberedDevice> = async ({ params: { deviceId } }, act) => {
  if (!(await forgetRememberedDevice(act, ownAccountId(act), deviceId))) return failure('remembered-device-not-found');
  act.audit({ objects: [{ type: 'remembered_device', id: deviceId }] });
  return success({});
};

function ifLater(until: number, now: string): string | null {
  return until > Date.parse(now) ? new Date(until).toISOString() : null;
}
