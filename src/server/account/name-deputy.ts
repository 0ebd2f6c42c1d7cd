/** Names somebody who stands in for the holder of a post (代理): the holder does, or who grants posts. */
import type * as contract from '#contract/account/deputy-endpoints.ts';
import type { NewDeputy } from '#contract/account/deputy-endpoints.ts';
import { checkBusiness, checkDeputy, checkDeputyDays, checkOwnUnit, type Candidate, type HeldPost } from '#core/account/deputy.ts';
import { failure, success, type Failure } from '#core/failure.ts';
import { daysOfDeputies, lockCandidate, lockPost, ownDeputies } from '#server/account/deputy-rows.ts';
import { accountAnswer } from '#server/account/rows.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { insertPost } from '#server/session/insert-account.ts';
import { ownAccountId } from '#server/session/own-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const nameDeputy: Handler<typeof contract.nameDeputy> = async ({ params: { postId }, body }, act) => {
  const accountId = ownAccountId(act);
  const refusal = await name(act, { accountId, postId }, body, checkOwnUnit);
  return refusal ?? success(await ownDeputies(act, accountId));
};

/** For a holder who cannot: as any other post is granted, to whomever of the business. */
export const grantDeputy: Handler<typeof contract.grantDeputy> = async ({ params: { accountId, postId }, body }, act) => {
  const refusal = await name(act, { accountId, postId }, body, checkBusiness);
  return refusal ?? accountAnswer(act, accountId);
};

/** `check`: the rule of who says so. The locks keep two deputies from being named for the same days. */
async function name<Code extends string>(
  act: Act,
  { accountId, postId }: { readonly accountId: string; readonly postId: string },
  { accountId: deputyId, firstDay, lastDay }: NewDeputy,
  check: (held: HeldPost, deputy: Candidate) => Failure<Code> | null,
) {
  await lockJurisdiction(act);
  const held = await lockPost(act, accountId, postId);
  if (held === null) return failure('post-not-found');
  const deputy = await lockCandidate(act, deputyId);
  if (deputy === null) return failure('account-not-found');
  const refusal =
    checkDeputy(held, deputy) ??
    check(held, deputy) ??
    checkDeputyDays({ firstDay, lastDay }, await daysOfDeputies(act, postId), act.today);
  if (refusal !== null) return refusal;
  const { role, scope, postUnitId: unitId } = held;
  const id = await insertPost(act, { accountId: deputyId, role, unitId, scope, deputy: { forPost: postId, firstDay, lastDay } });
  for (const person of [deputyId, accountId]) await tellPerson(act, person, 'nameDeputy', null, id);
  const named = { forPost: postId, forName: held.holderName, firstDay, lastDay };
  act.audit({ objects: [{ type: 'post', id, after: { accountId: deputyId, role, unitId, scope, ...named } }] });
  return null;
}
