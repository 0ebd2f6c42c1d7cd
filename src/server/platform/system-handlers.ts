import { getSystem } from '#contract/system.ts';
import { success } from '#core/failure.ts';
import { route, type Route } from '#server/platform/http/route.ts';

/** What the platform itself offers. Asking it proves that the database answers. */
export const systemRoutes: readonly Route[] = [
  route(getSystem, async (_input, act) => {
    const jurisdiction = await act.db
      .selectFrom('jurisdiction')
      .select(['id', 'name'])
      .where('id', '=', act.jurisdictionId)
      .executeTakeFirstOrThrow();
    return success({ jurisdiction, actor: act.actor, today: act.today });
  }),
];
