/** Who may do what with reports (调度). */
import { ledgerReaders, officeOnly, type Policy, type Who } from '#core/access/policy.ts';

/** Those outside see what is shared with them: tasks, not what units say of the city's lists. */
const { counterpart: _shared, ...reportReaders } = ledgerReaders;
const read = { who: reportReaders, scope: 'ledger.read' } as const;
/** People of a unit say what it reports, with a login of their own; no token does. */
const own = { contact: 'scope', 'unit-leader': 'scope' } as const satisfies Who;

export const reportingPolicy = {
  listPeriods: read,
  listReports: { who: { ...officeOnly, ...own }, scope: 'ledger.read' },
  saveReport: { who: own },
  addReportFile: { who: own },
  addReportLink: { who: own },
  removeReportEvidence: { who: own },
  restoreReportEvidence: { who: own },
  setReportDemand: { who: officeOnly, scope: 'ledger.write' },
  exportReports: { who: own },
  mergeReportSheet: { who: own },
  submitReports: { who: own },
  // The office takes back what it entered itself.
  recallReport: { who: { ...officeOnly, ...own } },
  reviewReports: { who: { 'unit-leader': 'scope' } },
  listSilentReports: read,
  acceptReports: { who: officeOnly, scope: 'ledger.write' },
  getReportFigures: read,
  listPeriodFigures: read,
  exportReportFigures: read,
  findReports: read,
  getBurden: read,
  listQuestions: read,
  askUnits: { who: officeOnly, scope: 'ledger.write' },
  withdrawQuestion: { who: officeOnly, scope: 'ledger.write' },
  answerQuestion: { who: own },
  listSameWork: { who: officeOnly, scope: 'ledger.read' },
  joinItems: { who: officeOnly, scope: 'ledger.write' },
  partItem: { who: officeOnly, scope: 'ledger.write' },
  dismissSameWork: { who: officeOnly, scope: 'ledger.write' },
  recordReport: { who: officeOnly },
  confirmReports: { who: own },
  listReportLeaders: { who: own },
  // Leaders hand in themselves, which is their approval.
  signOffReports: { who: { contact: 'scope' } },
  denySignOff: { who: { 'unit-leader': 'scope' } },
  withdrawApproval: { who: { 'unit-leader': 'scope' } },
  correctReport: { who: own },
  listReportVersions: { who: { ...officeOnly, ...own }, scope: 'ledger.read' },
  getItemProgress: read,
} as const satisfies Policy;
