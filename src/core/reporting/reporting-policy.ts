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
  exportReports: { who: own },
  mergeReportSheet: { who: own },
  submitReports: { who: own },
  recallReport: { who: own },
  reviewReports: { who: { 'unit-leader': 'scope' } },
  acceptReports: { who: officeOnly, scope: 'ledger.write' },
  listSameWork: { who: officeOnly, scope: 'ledger.read' },
  joinItems: { who: officeOnly, scope: 'ledger.write' },
  partItem: { who: officeOnly, scope: 'ledger.write' },
  dismissSameWork: { who: officeOnly, scope: 'ledger.write' },
} as const satisfies Policy;
