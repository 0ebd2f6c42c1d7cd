/** 痕迹: for the auditor alone, but for the record of a print. */
import type { ServerDomain } from '#server/platform/domain.ts';
import * as contract from '#contract/audit/endpoints.ts';
import { success } from '#core/failure.ts';
import { exportAudit } from '#server/audit/export-audit.ts';
import { searchAudit } from '#server/audit/search-audit.ts';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { route, visitRoute } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  routes: [
    route(contract.searchAudit, ({ query }, act) => searchAudit(act, query)),
    route(contract.exportAudit, ({ body }, act) => exportAudit(act, body)),
    // With transactions of its own: one snapshot is read, and then the result is kept.
    visitRoute(contract.verifyAudit, ({ body }, visit) => verifyAudit(visit, body)),
    route(contract.recordPrint, async ({ body }, act) => {
      act.audit({ act: 'page.print', detail: body.page, objects: [] });
      return success({});
    }),
  ],
};
