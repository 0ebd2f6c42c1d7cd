/** The credentials of the own account. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { lastDay } from '#server/session/me.ts';
import { loadOwnAccount } from '#server/session/own-account.ts';
import { ruleFigures } from '#server/session/rule-figures.ts';
import { loadSettings } from '#server/session/stored-account.ts';
import { loadPasskeys } from '#server/session/stored-passkey.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Also with the rules for the form of a new password. A login that still has to prove a factor is not told which ones exist. */
export const getCredentials: VisitHandler<typeof contract.getCredentials> = async (_input, visit) => {
  const { stage } = visit.caller;
  if (stage !== 'full' && stage !== 'password') return failure('sign-in-unfinished');
  return visit.read(visit.as, async (act) => {
    const account = await loadOwnAccount(act);
    const settings = await loadSettings(act);
    const passkeys = await loadPasskeys(act, account.id);
    const subjects = await act.db
      .selectFrom('oidc_subject')
      .select(['issuer', 'linked_at'])
      .where(inJurisdiction(act))
      .where('account_id', '=', account.id)
      .execute();
    return success({
      passwordSetAt: account.passwordSetAt,
      passwordUntil: lastDay(account.passwordSetAt, act.now, settings),
      totp: account.totpSecret !== null,
      passkeys: passkeys.map(({ id, label, createdAt, lastUsedAt }) => ({ id, label, createdAt, lastUsedAt })),
      subjects: subjects.map((row) => ({ issuer: row.issuer, linkedAt: row.linked_at })),
      rules: ruleFigures(settings),
    });
  });
};
