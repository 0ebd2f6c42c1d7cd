/** Who may do what with the year's lists (年度清单). */
import { ledgerReaders, officeOnly, type Policy, type Who } from '#core/access/policy.ts';

/** Those outside see what is shared with them: tasks, not the city's lists. */
const { counterpart: _shared, ...listReaders } = ledgerReaders;
const read = { who: listReaders, scope: 'ledger.read' } as const;
/** People of a unit sign for it; no token does. */
const signing = { contact: 'scope', 'unit-leader': 'scope' } as const satisfies Who;
const work = { who: officeOnly, scope: 'ledger.write' } as const;

export const listPolicy = {
  listLists: read,
  getList: read,
  listItems: read,
  getItem: read,
  getListCoverage: { who: officeOnly, scope: 'ledger.read' },
  listUnlisted: { who: officeOnly, scope: 'ledger.read' },
  getListHistory: { who: officeOnly, scope: 'ledger.read' },
  createList: work,
  renameList: work,
  previewListing: work,
  addToList: work,
  removeFromList: work,
  placeItems: work,
  omitTasks: work,
  takeBackOmissions: work,
  carryOver: work,
  consultList: work,
  approveList: work,
  returnList: work,
  changeCells: work,
  undoCells: work,
  setMilestones: work,
  checkList: { who: officeOnly, scope: 'ledger.read' },
  issueList: work,
  listSignFors: read,
  countSignFors: read,
  signItems: { who: signing },
  objectToItem: { who: signing },
  withdrawObjection: { who: signing },
  decideObjection: work,
  exportList: read,
  mergeListSheet: work,
} as const satisfies Policy;
