/** 签收 of issued items, by each unit that answers for them: signed, deemed signed, objected to. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { day } from '#contract/platform/day.ts';
import { digits, id, none, printedLine, reason } from '#contract/platform/schema.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { settingsTopics } from '#contract/settings/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { objectionDecisions, signForStates } from '#core/ledger/list/sign-for.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';

/** 分管负责人 or 联络员, by name. */
const person = printedLine(1, 60);
const clockDay = z.object({ day, provisional: z.boolean() });

const signForSchema = z.object({
  id,
  list: z.object({ id, year: z.int(), name: z.string(), approval: z.object({ by: z.string(), on: day, number: z.string().nullable() }) }),
  item: z.object({
    id,
    code: z.string(),
    goal: z.string().nullable(),
    /** Of the item, else of its task. */
    cityLeader: z.string().nullable(),
    milestones: z.array(z.object({ due: day, text: z.string() })),
  }),
  /** `withdrawn`: the task stands no more in the ledger; the item goes on until it is changed. `text`: where the title is shortened, all of it. */
  task: z.object({ id, code: z.string(), title: z.string(), text: z.string().nullable(), state: z.enum(['open', 'withdrawn']) }),
  /** As it is called today; `ended`: since when it is no more (撤并), and its successors sign. */
  unit: z.object({ id, name: z.string(), ended: day.nullable() }),
  /** What it answers for; null: it left the item. */
  part: z.object({ role: z.enum(responsibilityRoles), ownPart: z.string().nullable() }).nullable(),
  state: z.enum(signForStates),
  due: clockDay,
  /** Who signed, with the leader in charge and the contact as they were named then. */
  signed: z.object({ leader: z.string(), contact: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** The day from which on it counts as signed without having been. */
  deemedOn: day.nullable(),
  objection: z
    .object({ reason: z.string(), leader: z.string(), by: z.string(), at: z.string(), decisionDue: clockDay.nullable() })
    .nullable(),
  decision: z.object({ reason: z.string(), by: z.string(), at: z.string(), takenOverBy: z.string().nullable() }).nullable(),
  /** The unit has handed in a report: from then on nobody objects. */
  reported: z.boolean(),
});
export type SignForRow = z.infer<typeof signForSchema>;

const openSignForsSchema = z.object({ pending: z.int(), deemed: z.int(), objected: z.int() });
export type OpenSignFors = z.infer<typeof openSignForsSchema>;

export const listSignFors = endpoint({
  id: 'listSignFors',
  tag: '签收',
  method: 'GET',
  path: '/api/sign-fors',
  summary: '签收情况：推进办看全部，单位看本单位的；按单位、事项、状态筛选',
  // Holidays that are announced move the last days (settings, which names no topic of the ledger).
  reads: [ledgerTopics.signFor, ledgerTopics.lists, ledgerTopics.tasks, planTopics.unitTexts, unitTopics.units, settingsTopics.ruleSet],
  params: none,
  query: z.object({
    listId: id.optional(),
    itemId: id.optional(),
    unitId: id.optional(),
    state: z.enum(signForStates).optional(),
    limit: digits(z.int().min(1).max(500)).default(200),
    offset: digits(z.int().min(0).max(1_000_000)).default(0),
  }),
  body: none,
  /** What is still to be signed first, then what was objected to, then the others; each by their due day, then item by item. */
  response: z.object({
    total: z.int(),
    /** Of all of them, whatever state was asked for: how many are still to be signed, may be signed late, wait for a decision. */
    open: openSignForsSchema,
    /** Who holds the posts of the unit that the reader signs for; null: the reader signs nothing. */
    signers: z.object({ leaders: z.array(z.string()), contacts: z.array(z.string()) }).nullable(),
    signFors: z.array(signForSchema),
  }),
  failures: [],
});
export type Signers = NonNullable<z.infer<typeof listSignFors.response>['signers']>;

const counts = z.object({
  pending: z.int(),
  signed: z.int(),
  deemed: z.int(),
  objected: z.int(),
  upheld: z.int(),
  overruled: z.int(),
});

export const countSignFors = endpoint({
  id: 'countSignFors',
  tag: '签收',
  method: 'GET',
  path: '/api/lists/{listId}/sign-fors',
  summary: '一份清单的签收进度：已全部签收的事项数，各单位的签收数',
  reads: [ledgerTopics.signFor, ledgerTopics.lists, unitTopics.units],
  params: z.object({ listId: id }),
  query: none,
  body: none,
  response: z.object({
    /** `signed`: nobody is waited for, and somebody carries it. */
    items: z.object({ total: z.int(), signed: z.int(), objected: z.int() }),
    /** In official order, as far as they are within reach. */
    units: z.array(counts.extend({ id, name: z.string() })),
  }),
  failures: ['list-not-found'],
});
export type SignForCounts = z.infer<typeof countSignFors.response>;

/** All or none. */
export const signItems = endpoint({
  id: 'signItems',
  tag: '签收',
  method: 'POST',
  path: '/api/sign-fors/signatures',
  summary: '签收一批事项，一次写明分管负责人和联络员；视同签收的也可以补签',
  touches: [ledgerTopics.signFor, ledgerTopics.lists],
  params: none,
  query: none,
  body: z.object({ ids: z.array(id).min(1).max(2000), leader: person, contact: person }),
  bodyKb: 128,
  response: z.object({ signed: z.int() }),
  failures: ['sign-for-not-found', 'sign-for-state-wrong'],
});

/** Within the clock, and after a deemed signature until the first report. The unit's leader signs it. */
export const objectToItem = endpoint({
  id: 'objectToItem',
  tag: '签收',
  method: 'POST',
  path: '/api/sign-fors/{signForId}/objection',
  summary: '对分给本单位的事项提出异议，须写明理由，由单位负责人签字',
  touches: [ledgerTopics.signFor, ledgerTopics.lists],
  params: z.object({ signForId: id }),
  query: none,
  body: z.object({ reason, leader: person }),
  response: z.object({ decisionDue: clockDay }),
  failures: ['sign-for-not-found', 'sign-for-state-wrong', 'objection-too-late'],
});

export const withdrawObjection = endpoint({
  id: 'withdrawObjection',
  tag: '签收',
  method: 'POST',
  path: '/api/sign-fors/{signForId}/objection/withdrawal',
  summary: '撤回异议并签收',
  touches: [ledgerTopics.signFor, ledgerTopics.lists],
  params: z.object({ signForId: id }),
  query: none,
  body: z.object({ leader: person, contact: person }),
  response: none,
  failures: ['sign-for-not-found', 'sign-for-state-wrong'],
});

/** Upheld: the unit leaves the item, or another takes its part over and is asked to sign. Overruled: it counts as signed. */
export const decideObjection = endpoint({
  id: 'decideObjection',
  tag: '签收',
  method: 'POST',
  path: '/api/sign-fors/{signForId}/decision',
  summary: '答复异议：采纳的，该单位退出或由另一单位承接；不采纳的，视为签收',
  touches: [ledgerTopics.signFor, ledgerTopics.lists, ledgerTopics.listItems],
  params: z.object({ signForId: id }),
  query: none,
  body: z.object({
    decision: z.enum(objectionDecisions),
    reason,
    /** With `uphold`: the unit that takes the part over. */
    takenOverBy: id.nullable().default(null),
  }),
  response: z.object({ signDue: clockDay.nullable() }),
  failures: [
    'sign-for-not-found',
    'sign-for-state-wrong',
    'item-without-lead',
    'unit-not-found',
    'unit-ended',
    'unit-outside',
    'unit-without-contact',
    'unit-objects',
    'taken-over-by-itself',
  ],
});
