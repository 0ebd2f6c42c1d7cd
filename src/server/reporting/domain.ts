import * as acts from '#contract/reporting/acts-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as evidence from '#contract/reporting/evidence-endpoints.ts';
import {
  addReportFile,
  addReportLink,
  removeReportEvidence,
  reportAttachmentOwner,
  restoreReportEvidence,
} from '#server/reporting/evidence.ts';
import * as sheets from '#contract/reporting/sheet-endpoints.ts';
import * as burden from '#contract/reporting/burden-endpoints.ts';
import * as figures from '#contract/reporting/figure-endpoints.ts';
import * as line from '#contract/reporting/line-endpoints.ts';
import * as work from '#contract/reporting/work-endpoints.ts';
import * as versions from '#contract/reporting/version-endpoints.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { on } from '#server/platform/hook.ts';
import { route, stagedRoute } from '#server/platform/http/route.ts';
import { askAnew } from '#server/reporting/ask-anew.ts';
import { periodsAnew } from '#server/reporting/clocks-anew.ts';
import { closePeriods } from '#server/reporting/close-periods.ts';
import { exportReportFigures } from '#server/reporting/export-figures.ts';
import { exportReports } from '#server/reporting/export-reports.ts';
import { correctReport } from '#server/reporting/correct-report.ts';
import { getItemProgress } from '#server/reporting/item-progress.ts';
import { listReportVersions } from '#server/reporting/list-versions.ts';
import { confirmReports, recordReport } from '#server/reporting/record-report.ts';
import { denySignOff, listReportLeaders, signOffReports, withdrawApproval } from '#server/reporting/sign-off.ts';
import { answerQuestion, askUnits, withdrawQuestion } from '#server/reporting/ask-units.ts';
import { getBurden, listQuestions } from '#server/reporting/list-questions.ts';
import { findReports } from '#server/reporting/find-reports.ts';
import { listPeriods } from '#server/reporting/list-periods.ts';
import { dismissSameWork, joinItems, partItem } from '#server/reporting/join-items.ts';
import { listReports } from '#server/reporting/list-reports.ts';
import { listSilentReports } from '#server/reporting/list-silent.ts';
import { raiseSilence } from '#server/reporting/raise-silence.ts';
import { listSameWork } from '#server/reporting/list-same-work.ts';
import { reportsOfMergedUnits } from '#server/reporting/merged-units.ts';
import { mergeReportSheet } from '#server/reporting/merge-report-sheet.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { getReportFigures, listPeriodFigures } from '#server/reporting/report-figures.ts';
import { proposeSameWork } from '#server/reporting/propose-same-work.ts';
import { acceptanceOnDesk, confirmDuties, denialOnDesk, reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { acceptReports, reviewReports } from '#server/reporting/judge-reports.ts';
import { saveReport } from '#server/reporting/save-report.ts';
import {
  acceptedInbox,
  backInbox,
  deniedInbox,
  enteredInbox,
  groupInbox,
  lineInbox,
  periodsInbox,
  signedInbox,
} from '#server/reporting/report-inboxes.ts';
import { leaderInsteadOnDesk, silentDuties, silentOnDesk, unattendedOnDesk } from '#server/reporting/silent-desk.ts';
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
    stagedRoute(sheets.exportReports, exportReports),
    stagedRoute(sheets.mergeReportSheet, mergeReportSheet),
    route(reporting.submitReports, submitReports),
    route(reporting.recallReport, recallReport),
    route(reporting.reviewReports, reviewReports),
    route(reporting.acceptReports, acceptReports),
    route(figures.getReportFigures, getReportFigures),
    route(figures.listPeriodFigures, listPeriodFigures),
    stagedRoute(figures.exportReportFigures, exportReportFigures),
    route(figures.findReports, findReports),
    route(burden.getBurden, getBurden),
    route(burden.listQuestions, listQuestions),
    route(burden.askUnits, askUnits),
    route(burden.withdrawQuestion, withdrawQuestion),
    route(burden.answerQuestion, answerQuestion),
    route(line.listSilentReports, listSilentReports),
    route(work.listSameWork, listSameWork),
    route(work.joinItems, joinItems),
    route(work.partItem, partItem),
    route(work.dismissSameWork, dismissSameWork),
    route(acts.recordReport, recordReport),
    route(acts.confirmReports, confirmReports),
    route(acts.listReportLeaders, listReportLeaders),
    route(acts.signOffReports, signOffReports),
    route(acts.denySignOff, denySignOff),
    route(acts.withdrawApproval, withdrawApproval),
    route(acts.correctReport, correctReport),
    route(versions.listReportVersions, listReportVersions),
    route(versions.getItemProgress, getItemProgress),
  ],
  subscribers: [on(unitsMerged, reportsOfMergedUnits), on(calendarChanged, periodsAnew)],
  attachments: [reportAttachmentOwner],
  jobs: [openPeriods, ...raiseSilence, closePeriods, proposeSameWork, askAnew],
  duties: [reportDuties, reviewDuties, confirmDuties, silentDuties],
  desk: [acceptanceOnDesk, denialOnDesk, silentOnDesk, unattendedOnDesk, leaderInsteadOnDesk],
  inbox: [enteredInbox, signedInbox, deniedInbox, periodsInbox, backInbox, acceptedInbox, lineInbox, groupInbox],
};
