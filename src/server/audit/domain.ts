/** Endpoints of the trail: for the auditor alone, but for the record of a print (session-handlers). */
import * as contract from '#contract/audit/endpoints.ts';
import { exportAudit } from '#server/audit/export-audit.ts';
import { searchAudit } from '#server/audit/search-audit.ts';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { route, visitRoute, type Route } from '#server/platform/http/route.ts';

export const auditRoutes: Route[] = [
  route(contract.searchAudit, ({ query }, act) => searchAudit(act, query)),
  route(contract.exportAudit, ({ body }, act) => exportAudit(act, body)),
  // With transactions of its own: one snapshot is read, and then the result is kept.
  visitRoute(contract.verifyAudit, ({ body }, visit) => verifyAudit(visit, body)),
];
