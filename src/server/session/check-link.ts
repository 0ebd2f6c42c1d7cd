/** Tells what a one-time link is for, before the person types anything. */
import type * as contract from '#contract/session/first-start-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { findOneTimeSecret } from '#server/session/one-time-secret.ts';
import { ruleFigures } from '#server/session/rule-figures.ts';
import { loadSettings } from '#server/session/stored-account.ts';
import { systemActor } from '#server/platform/actor.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';

/** Does not consume the link. */
export const checkLink: VisitHandler<typeof contract.checkLink> = async ({ body: { secret } }, visit) => {
  const found = await findOneTimeSecret(visit, secret, ['setup', 'invite', 'join']);
  if (found === null) return failure('link-expired');
  const { purpose, jurisdictionId, accountId } = found;
  return visit.read({ jurisdictionId, by: systemActor, subject: null }, async (act) => {
    const jurisdiction = await jurisdictionName(act);
    const account = await act.db
      .selectFrom('account')
      .select(['login_name', 'display_name'])
      .where(inJurisdiction(act))
      .where('id', '=', accountId)
      .executeTakeFirst();
    return success({
      purpose,
      jurisdiction,
      loginName: account?.login_name ?? null,
      displayName: account?.display_name ?? null,
      rules: ruleFigures(await loadSettings(act)),
    });
  });
};
