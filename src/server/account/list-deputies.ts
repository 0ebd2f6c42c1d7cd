/** Who stands in for the own posts (代理), for whom one stands in, and who could. */
import type * as contract from '#contract/account/deputy-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { ownDeputies } from '#server/account/deputy-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { fullUnitNames } from '#server/session/unit-names.ts';
import { ownAccountId } from '#server/session/own-account.ts';
import { standing } from '#server/session/standing-posts.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listDeputies: Handler<typeof contract.listDeputies> = async (_input, act) =>
  success(await ownDeputies(act, ownAccountId(act)));

/** By name. Whoever holds the same post already is no candidate: there is nothing to stand in for. */
export const listDeputyCandidates: Handler<typeof contract.listDeputyCandidates> = async ({ params: { postId } }, act) => {
  const accountId = ownAccountId(act);
  const post = await act.db
    .selectFrom('post')
    .innerJoin('account', (join) =>
      join.onRef('account.jurisdiction_id', '=', 'post.jurisdiction_id').onRef('account.id', '=', 'post.account_id'),
    )
    .select(['post.role', 'post.scope_kind', 'post.scope_unit_id', 'post.unit_id', 'account.unit_id as holder_unit_id'])
    .where(inJurisdiction(act, 'post'))
    .where('post.id', '=', postId)
    .where('post.account_id', '=', accountId)
    .where('post.for_post', 'is', null)
    .where(standing(act))
    .executeTakeFirst();
  if (post === undefined) return failure('post-not-found');
  const unitId = post.unit_id ?? post.holder_unit_id;
  if (unitId === null) return success({ unitName: null, people: [] });
  const rows = await act.db
    .selectFrom('account')
    .select(['id', 'display_name'])
    .where(inJurisdiction(act))
    .where('unit_id', '=', unitId)
    .where('power_class', '=', 'business')
    .where('state', '=', 'active')
    .where('id', '<>', accountId)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('post')
            .select('post.id')
            .where(inJurisdiction(act, 'post'))
            .whereRef('post.account_id', '=', 'account.id')
            .where('post.for_post', 'is', null)
            .where('post.role', '=', post.role)
            .where('post.scope_kind', '=', post.scope_kind)
            .where('post.scope_unit_id', 'is not distinct from', post.scope_unit_id)
            .where(standing(act)),
        ),
      ),
    )
    .orderBy('display_name')
    .orderBy('id')
    .execute();
  const nameOf = await fullUnitNames(act, [unitId]);
  return success({ unitName: nameOf(unitId), people: rows.map((row) => ({ accountId: row.id, displayName: row.display_name })) });
};
