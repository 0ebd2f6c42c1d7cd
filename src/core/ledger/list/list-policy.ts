/** Who may do what with the year's lists (年度清单). */
import { ledgerReaders, officeOnly, type Policy, type Who } from '#core/access/policy.ts';

/** Those outside see what is shared with them: tasks, not the city's lists. */
const { counterpart: _shared, ...listReaders } = ledgerReaders;
const read = { who: listReaders, scope: 'ledger.read' } as const;
/** People of a unit sign for it, and break its part down; no token does. */
const signing = { contact: 'scope', 'unit-leader': 'scope' } as const satisfies Who;
/** What a unit says of a list is read by itself and by the office; another unit, a leader or a supervisor reads the table that the office makes of it. */
const opinions = { who: { ...officeOnly, ...signing }, scope: 'ledger.read' } as const;
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
  listConsultations: opinions,
  listOpinions: opinions,
  writeOpinion: { who: signing },
  withdrawOpinion: { who: signing },
  answerConsultation: { who: signing },
  recordConsultation: work,
  answerOpinions: work,
  strikeOpinion: work,
  strikeAnswer: work,
  exportOpinions: { who: officeOnly, scope: 'ledger.read' },
  approveList: work,
  returnList: work,
  changeCells: work,
  undoCells: work,
  setMilestones: work,
  checkList: { who: officeOnly, scope: 'ledger.read' },
  issueList: work,
  getIssuing: { who: officeOnly, scope: 'ledger.read' },
  listSignFors: read,
  countSignFors: read,
  signItems: { who: signing },
  objectToItem: { who: signing },
  withdrawObjection: { who: signing },
  decideObjection: work,
  listChanges: read,
  getItemChanges: read,
  askChange: { who: signing },
  registerChange: work,
  withdrawChange: { who: signing },
  decideChanges: work,
  getBreakdown: read,
  addChildren: { who: signing },
  changeChild: { who: signing },
  orderChildren: { who: signing },
  giveChildren: { who: signing },
  takeBackChildren: { who: signing },
  exportList: read,
  mergeListSheet: work,
} as const satisfies Policy;
