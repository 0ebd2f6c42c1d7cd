import * as reporting from '#contract/reporting/endpoints.ts';
import * as evidence from '#contract/reporting/evidence-endpoints.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { on } from '#server/platform/hook.ts';
import { route, stagedRoute } from '#server/platform/http/route.ts';
import { periodsAnew } from '#server/reporting/clocks-anew.ts';
import {
  addReportFile,
  addReportLink,
  removeReportEvidence,
  reportAttachmentOwner,
  restoreReportEvidence,
} from '#server/reporting/evidence.ts';
import { listPeriods } from '#server/reporting/list-periods.ts';
import { listReports } from '#server/reporting/list-reports.ts';
import { reportsOfMergedUnits } from '#server/reporting/merged-units.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { acceptanceOnDesk, reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { acceptReports, reviewReports } from '#server/reporting/judge-reports.ts';
import { saveReport } from '#server/reporting/save-report.ts';
import { setReportDemand } from '#server/reporting/set-report-demand.ts';
import { recallReport, submitReports } from '#server/reporting/submit-reports.ts';
import { calendarChanged } from '#server/settings/events.ts';
import { unitsMerged } from '#server/unit/events.ts';

export const domain: ServerDomain = {
  routes: [
    route(reporting.listPeriods, listPeriods),
    route(reporting.listReports, listReports),
    route(reporting.saveReport, saveReport),
    stagedRoute(evidence.addReportFile, addReportFile),
    route(evidence.addReportLink, addReportLink),
    route(evidence.removeReportEvidence, removeReportEvidence),
    route(evidence.restoreReportEvidence, restoreReportEvidence),
    route(evidence.setReportDemand, setReportDemand),
    route(reporting.submitReports, submitReports),
    route(reporting.recallReport, recallReport),
    route(reporting.reviewReports, reviewReports),
    route(reporting.acceptReports, acceptReports),
  ],
  subscribers: [on(unitsMerged, reportsOfMergedUnits), on(calendarChanged, periodsAnew)],
  jobs: [openPeriods],
  attachments: [reportAttachmentOwner],
  duties: [reportDuties, reviewDuties],
  desk: [acceptanceOnDesk],
};
