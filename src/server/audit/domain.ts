/** Endpoints of 操作记录: for the auditor only, except recordPrint. */
import type { ServerDomain } from '#server/platform/domain.ts';
import * as contract from '#contract/audit/endpoints.ts';
import { checkOfTrail } from '#server/audit/desk.ts';
import { exportAudit } from '#server/audit/export-audit.ts';
import { recordPrint } from '#server/audit/record-print.ts';
import { searchAudit } from '#server/audit/search-audit.ts';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { route, visitRoute, stagedRoute } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  routes: [
    route(contract.searchAudit, searchAudit),
    stagedRoute(contract.exportAudit, exportAudit),
    // It needs its own transactions: one reads a snapshot, the next one records the result.
    visitRoute(contract.verifyAudit, verifyAudit),
    route(contract.recordPrint, recordPrint),
  ],
  desk: [checkOfTrail],
};
