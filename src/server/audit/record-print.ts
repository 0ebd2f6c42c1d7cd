/** Records that a page was printed, as reported by the browser. */
import type * as contract from '#contract/audit/endpoints.ts';
import { success } from '#core/failure.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const recordPrint: Handler<typeof contract.recordPrint> = async ({ body }, act) => {
  act.audit({ detail: body.page, objects: [] });
  return success({});
};
