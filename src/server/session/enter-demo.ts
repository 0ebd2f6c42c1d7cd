/** Logins of a demonstration: the sample people, and a session of one of them without a password. */
import type * as contract from '#contract/session/first-start-endpoints.ts';
import { roles } from '#core/access/subject.ts';
import { failure, success } from '#core/failure.ts';
import { standing } from '#server/session/standing-posts.ts';
import { startSession } from '#server/session/start-session.ts';
import { loadAccountContext, anonymousIdentity } from '#server/session/account-context.ts';
import { fullUnitNames } from '#server/session/unit-names.ts';
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import type { Identity, Visit } from '#server/platform/http/visit.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';

function atHome(visit: Visit): Identity {
  return { ...anonymousIdentity(visit), jurisdictionId: homeJurisdiction.id };
}

/** The sample people with the posts that they hold: to those that they stand in for they switch. */
export const listDemoPeople: VisitHandler<typeof contract.listDemoPeople> = async (_input, visit) => {
  if (!visit.installation.demo) return failure('demo-only');
  return visit.read(atHome(visit), async (act) => {
    const rows = await act.db
      .selectFrom('post')
      .innerJoin('account', (join) =>
        join.onRef('account.jurisdiction_id', '=', 'post.jurisdiction_id').onRef('account.id', '=', 'post.account_id'),
      )
      .select(['post.id', 'post.role', 'post.unit_id', 'account.display_name'])
      .where(inJurisdiction(act, 'post'))
      .where(standing(act))
      .where('post.for_post', 'is', null)
      .where('account.state', '=', 'active')
      .orderBy('post.id')
      .execute();
    const nameOf = await fullUnitNames(
      act,
      rows.map((row) => row.unit_id),
    );
    const people = rows.map((row) => ({
      postId: row.id,
      role: storedWord(roles, row.role),
      displayName: row.display_name,
      unitName: nameOf(row.unit_id),
    }));
    return success({ people });
  });
};

/** Starts a session of the sample person without any proof. */
export const enterDemo: VisitHandler<typeof contract.enterDemo> = async ({ body: { postId } }, visit) => {
  if (!visit.installation.demo) return failure('demo-only');
  const post = await visit.read(atHome(visit), (act) =>
    act.db
      .selectFrom('post')
      .select('account_id')
      .where(inJurisdiction(act))
      .where('id', '=', postId)
      .where(standing(act))
      .where('for_post', 'is', null)
      .executeTakeFirst(),
  );
  const context = post ? await loadAccountContext(visit, { jurisdiction_id: homeJurisdiction.id, account_id: post.account_id }) : null;
  if (context?.account.state !== 'active') return failure('post-not-found');
  return startSession(visit, context, { method: 'demo', overtaken: 'post-not-found', postId });
};
