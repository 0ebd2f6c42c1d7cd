/** The passkeys of an account. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AccountContext } from '#server/session/account-context.ts';
import type { StoredPasskey } from '#server/session/passkey.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

export interface OwnPasskey extends StoredPasskey {
  readonly label: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** Oldest first. */
export async function loadPasskeys(act: Act, accountId: string): Promise<OwnPasskey[]> {
  const rows = await act.db
    .selectFrom('passkey')
    .selectAll()
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    publicKey: new Uint8Array(row.public_key),
    counter: row.counter,
    transports: row.transports,
    label: row.label,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }));
}

/** The same, before or after an act. */
export function passkeysOf(visit: Visit, { identity, account }: AccountContext): Promise<OwnPasskey[]> {
  return visit.read(identity, (act) => loadPasskeys(act, account.id));
}
