/** 变更 of issued items: asked for by the unit that answers, decided above it; or decided above and registered. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { day } from '#contract/platform/day.ts';
import { digits, id, none, printedLine, reason } from '#contract/platform/schema.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { changeBases, changeKinds, changeOrigins, changeStates, longestBasis } from '#core/ledger/change/item-change.ts';
import { longestGoal, longestMilestone, mostItemUnits, mostMilestones } from '#core/ledger/list/item-cell.ts';
import { isMilestoneText } from '#core/ledger/list/milestone-cell.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';

const ofItem = z.object({ itemId: id });
const touches = [ledgerTopics.changes, ledgerTopics.lists, ledgerTopics.listItems, ledgerTopics.signFor];
const tier = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
/** All of a year: four quarters. */
const mostOfItem = 4 * mostMilestones;

const wantedChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('due'), moves: z.array(z.object({ milestone: id, due: day })).max(mostOfItem) }),
  z.object({ kind: z.literal('goal'), goal: z.string().trim().min(1).max(longestGoal) }),
  z.object({
    kind: z.literal('scope'),
    milestones: z
      .array(z.object({ id: id.nullable(), due: day, text: printedLine(1, longestMilestone).refine(isMilestoneText) }))
      .max(mostOfItem),
  }),
  z.object({ kind: z.literal('tier'), tier }),
  z.object({ kind: z.literal('owner'), parts: z.array(z.object({ unitId: id, role: z.enum(responsibilityRoles) })).max(mostItemUnits) }),
]);

/** The paper of a decision above: 会议纪要, 批示 or 线下签批, by whom and on which day. */
const basis = z.object({
  as: z.enum(changeBases),
  by: printedLine(1, longestBasis),
  on: day,
  number: printedLine(1, longestBasis).nullable(),
});

const value = z.object({
  goal: z.string().nullable().optional(),
  tier: tier.optional(),
  milestones: z.array(z.object({ id: id.nullable(), due: day, text: z.string() })).optional(),
  parts: z.array(z.object({ unit: id, role: z.enum(responsibilityRoles) })).optional(),
});
export type ChangedSide = z.infer<typeof value>;

const changeSchema = z.object({
  id,
  kind: z.enum(changeKinds),
  origin: z.enum(changeOrigins),
  state: z.enum(changeStates),
  list: z.object({ id, year: z.int(), name: z.string() }),
  /** `lead`: who leads it today. */
  item: z.object({ id, code: z.string(), title: z.string(), lead: z.string().nullable() }),
  before: value,
  after: value,
  reason: z.string(),
  /** 逾期调整: two levels above decide. */
  late: z.boolean(),
  /** It is not what the item says any more: granted it would undo what was changed meanwhile. */
  outdated: z.boolean(),
  /** Null: it came from above. */
  asked: z.object({ unit: z.string(), leader: z.string() }).nullable(),
  askedBy: z.string(),
  askedAt: z.string(),
  basis: basis.nullable(),
  decided: z.object({ reason: z.string().nullable(), by: z.string(), at: z.string() }).nullable(),
  /** The reader may take it back. */
  own: z.boolean(),
});
export type ItemChange = z.infer<typeof changeSchema>;
const units = z.array(z.object({ id, name: z.string() }));

export const listChanges = endpoint({
  id: 'listChanges',
  tag: '变更',
  method: 'GET',
  path: '/api/item-changes',
  summary: '变更申请：推进办看全部，单位看与本单位有关的；按状态、清单、种类筛选',
  reads: [ledgerTopics.changes, ledgerTopics.lists, ledgerTopics.listItems, ledgerTopics.tasks, unitTopics.units],
  params: none,
  query: z.object({
    state: z.enum(changeStates).optional(),
    kind: z.enum(changeKinds).optional(),
    listId: id.optional(),
    itemId: id.optional(),
    limit: digits(z.int().min(1).max(200)).default(50),
    offset: digits(z.int().min(0).max(1_000_000)).default(0),
  }),
  body: none,
  /** What waits first, the longest waiting first; then what was decided last. */
  response: z.object({
    total: z.int(),
    /** Whatever state was asked for: how many wait, and how many of them are late. */
    asked: z.int(),
    late: z.int(),
    changes: z.array(changeSchema),
    units,
  }),
  failures: [],
});

export const getItemChanges = endpoint({
  id: 'getItemChanges',
  tag: '变更',
  method: 'GET',
  path: '/api/list-items/{itemId}/changes',
  summary: '一个事项可以申请的变更，以及首次下发时的目标、节点、层级和责任单位',
  reads: [ledgerTopics.changes, ledgerTopics.lists, ledgerTopics.listItems, unitTopics.units],
  params: ofItem,
  query: none,
  body: none,
  response: z.object({
    /** As issued first, and from which day on it held. */
    first: value.extend({ on: day }),
    /** What the reader may ask for in the name of a unit; empty: nothing. */
    mayAsk: z.array(z.enum(changeKinds)),
    /** Kinds of which one waits already. */
    waiting: z.array(z.enum(changeKinds)),
    /** 分管负责人 of the reader's unit. */
    leaders: z.array(z.string()),
    units,
  }),
  failures: ['item-not-found'],
});

const wrong = [
  'item-not-found',
  'item-not-issued',
  'change-of-nothing',
  'milestone-not-found',
  'milestone-of-other-year',
  'milestones-too-many',
  'milestone-moves',
  'item-without-date',
  'change-without-lead',
  'unit-twice',
  'unit-not-found',
  'unit-ended',
  'unit-outside',
  'unit-without-contact',
] as const;

export const askChange = endpoint({
  id: 'askChange',
  tag: '变更',
  method: 'POST',
  path: '/api/list-items/{itemId}/changes',
  summary: '申请变更：延期、目标、节点内容、层级由牵头单位申请，责任单位各单位可申请；写明理由，由分管负责人审签',
  touches,
  params: ofItem,
  query: none,
  body: z.object({ change: wantedChange, reason, leader: printedLine(1, 60) }),
  bodyKb: 128,
  response: z.object({ id, late: z.boolean() }),
  failures: [...wrong, 'change-not-yours', 'change-waits'],
});

export const registerChange = endpoint({
  id: 'registerChange',
  tag: '变更',
  method: 'POST',
  path: '/api/list-items/{itemId}/changes/registered',
  summary: '登记上级决定的变更（会议纪要、批示、线下签批），登记即生效，首次下发的内容仍可查',
  touches,
  params: ofItem,
  query: none,
  body: z.object({ change: wantedChange, reason, basis }),
  bodyKb: 128,
  response: z.object({ id }),
  failures: [...wrong, 'basis-in-future', 'unit-objects'],
});

export const withdrawChange = endpoint({
  id: 'withdrawChange',
  tag: '变更',
  method: 'POST',
  path: '/api/item-changes/{changeId}/withdrawal',
  summary: '撤回还没有批复的变更申请',
  touches,
  params: z.object({ changeId: id }),
  query: none,
  body: none,
  response: none,
  failures: ['change-not-found', 'change-state-wrong'],
});

/** All or none. */
export const decideChanges = endpoint({
  id: 'decideChanges',
  tag: '变更',
  method: 'POST',
  path: '/api/item-changes/decisions',
  summary: '批复一批变更申请：同意或不同意，写明意见；逾期调整须登记上两级的决定',
  touches,
  params: none,
  query: none,
  body: z.object({
    ids: z.array(id).min(1).max(200),
    decision: z.enum(['grant', 'refuse']),
    reason,
    basis: basis.nullable().default(null),
  }),
  response: z.object({ decided: z.int() }),
  failures: [
    'change-not-found',
    'change-state-wrong',
    'change-outdated',
    'change-needs-above',
    'basis-in-future',
    'unit-ended',
    'unit-outside',
    'unit-without-contact',
    'unit-objects',
  ],
});
