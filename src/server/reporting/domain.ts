import * as reporting from '#contract/reporting/endpoints.ts';
import * as line from '#contract/reporting/line-endpoints.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { on } from '#server/platform/hook.ts';
import { route } from '#server/platform/http/route.ts';
import { periodsAnew } from '#server/reporting/clocks-anew.ts';
import { closePeriods } from '#server/reporting/close-periods.ts';
import { listPeriods } from '#server/reporting/list-periods.ts';
import { listReports } from '#server/reporting/list-reports.ts';
import { listSilentReports } from '#server/reporting/list-silent.ts';
import { reportsOfMergedUnits } from '#server/reporting/merged-units.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { acceptanceOnDesk, reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { raiseSilence } from '#server/reporting/raise-silence.ts';
import { acceptReports, reviewReports } from '#server/reporting/judge-reports.ts';
import { saveReport } from '#server/reporting/save-report.ts';
import { acceptedInbox, backInbox, groupInbox, lineInbox, periodsInbox } from '#server/reporting/reports-inbox.ts';
import { leaderInsteadOnDesk, silentDuties, silentOnDesk, unattendedOnDesk } from '#server/reporting/silent-desk.ts';
import { recallReport, submitReports } from '#server/reporting/submit-reports.ts';
import { calendarChanged } from '#server/settings/events.ts';
import { unitsMerged } from '#server/unit/events.ts';

export const domain: ServerDomain = {
  routes: [
    route(reporting.listPeriods, listPeriods),
    route(reporting.listReports, listReports),
    route(reporting.saveReport, saveReport),
    route(reporting.submitReports, submitReports),
    route(reporting.recallReport, recallReport),
    route(reporting.reviewReports, reviewReports),
    route(reporting.acceptReports, acceptReports),
    route(line.listSilentReports, listSilentReports),
  ],
  subscribers: [on(unitsMerged, reportsOfMergedUnits), on(calendarChanged, periodsAnew)],
  jobs: [openPeriods, ...raiseSilence, closePeriods],
  duties: [reportDuties, reviewDuties, silentDuties],
  desk: [acceptanceOnDesk, silentOnDesk, unattendedOnDesk, leaderInsteadOnDesk],
  inbox: [periodsInbox, backInbox, acceptedInbox, lineInbox, groupInbox],
};
