/** Who may do what with the ledger (台账), its objects and themes. */
import { ledgerReaders, officeOnly, type Policy } from '#core/access/policy.ts';
import { listPolicy } from '#core/ledger/list/list-policy.ts';

const read = { who: ledgerReaders, scope: 'ledger.read' } as const;
/** Names of units are hidden from counterparts, and a token has the lists of each kind for itself. */
const { counterpart: _shared, ...nameReaders } = ledgerReaders;
const work = { who: officeOnly, scope: 'ledger.write' } as const;

export const ledgerPolicy = {
  diffVersion: { who: officeOnly, scope: 'plan.read' },
  setContinuation: { who: officeOnly, scope: 'plan.write' },
  publishDraft: { who: officeOnly, scope: 'plan.write' },
  listTasks: read,
  countTasks: read,
  getTask: read,
  exportTasks: read,
  listExports: read,
  fetchExport: read,
  removeExport: read,
  listPrinciples: read,
  searchNames: { who: nameReaders },
  listUnitTexts: read,
  listObjects: read,
  getObject: read,
  listThemes: read,
  listOpenLists: { who: officeOnly, scope: 'ledger.read' },
  resolveResponsibilities: work,
  setTaskShares: work,
  setLead: work,
  correctTasks: work,
  undoCorrection: work,
  withdrawTasks: work,
  restoreTasks: work,
  undoAdjustment: work,
  addTask: work,
  splitTask: work,
  mergeTasks: work,
  setTaskThemes: work,
  setTaskPrinciples: work,
  editObject: work,
  mergeObjects: work,
  addTheme: work,
  editTheme: work,
  removeTheme: work,
  getObjectHistory: read,
  getThemeHistory: read,
  ...listPolicy,
} as const satisfies Policy;
