/** Where 意见与投诉 at the end of every page leads. */
import type * as contract from '#contract/session/feedback-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { leadsSomewhere } from '#core/session/feedback.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const changeFeedback: Handler<typeof contract.changeFeedback> = async ({ body: { feedback, was } }, act) => {
  if (feedback !== null && !leadsSomewhere(feedback)) return failure('feedback-invalid');
  // Not `for update`, which conflicts with the trail's reference to the jurisdiction while its head is held.
  await lockJurisdiction(act);
  const before = await act.db.selectFrom('jurisdiction').select('feedback').where('id', '=', act.jurisdictionId).executeTakeFirstOrThrow();
  if (before.feedback !== was) return failure('feedback-changed');
  if (was === feedback) {
    act.unchanged();
    return success({ feedback });
  }
  await act.db.updateTable('jurisdiction').set({ feedback }).where('id', '=', act.jurisdictionId).execute();
  act.audit({ objects: [{ type: 'jurisdiction', id: act.jurisdictionId, before: { feedback: was }, after: { feedback } }] });
  return success({ feedback });
};
