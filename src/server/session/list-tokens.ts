/** Lists the own API tokens. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { tokenScopes } from '#core/access/policy.ts';
import { success } from '#core/failure.ts';
import { ownAccountId } from '#server/session/own-account.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Only tokens that have not ended or expired, newest first. */
export const listTokens: Handler<typeof contract.listTokens> = async (_input, act) => {
  const rows = await act.db
    .selectFrom('session')
    .select(['id', 'label', 'token_scopes', 'created_at', 'last_seen_at', 'expires_at'])
    .where(inJurisdiction(act))
    .where('account_id', '=', ownAccountId(act))
    .where('kind', '=', 'token')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', act.now)
    .orderBy('created_at', 'desc')
    .execute();
  return success({
    tokens: rows.map((row) => ({
      id: row.id,
      label: row.label ?? '',
      scopes: tokenScopes.filter((scope) => row.token_scopes?.includes(scope)),
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    })),
  });
};
