/** 分解 of an issued item: what a unit makes of its part for its sub-units. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { day } from '#contract/platform/day.ts';
import { id, none, printedLine, reason } from '#contract/platform/schema.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { childStates, largestWeight, longestChildTitle, mostChildren } from '#core/ledger/list/breakdown.ts';
import { longestMilestone, mostMilestones } from '#core/ledger/list/item-cell.ts';

const milestone = z.object({ due: day, text: printedLine(1, longestMilestone) });
const ofItem = z.object({ itemId: id });
const touches = [ledgerTopics.lists, ledgerTopics.listItems];
const named = z.object({ id, name: z.string() });
/** As it is called today; `ended`: since when it is no more (撤并). */
const standing = named.extend({ ended: day.nullable() });

const childSchema = z.object({
  id,
  /** Counts its changes. */
  revision: z.int(),
  state: z.enum(childStates),
  /** From giving on. */
  code: z.string().nullable(),
  title: z.string(),
  /** Whose part of the item it is a piece of, and who it is for. */
  by: standing,
  unit: standing,
  /** 承办科室 within that unit, as a text. */
  handledBy: z.string().nullable(),
  weight: z.number(),
  milestones: z.array(z.object({ due: day, text: z.string() })),
  /** Ends after its parent, and why that is so. */
  late: z.boolean(),
  lateReason: z.string().nullable(),
  givenAt: z.string().nullable(),
  takenBack: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});
export type ChildRow = z.infer<typeof childSchema>;

export const getBreakdown = endpoint({
  id: 'getBreakdown',
  tag: '分解',
  method: 'GET',
  path: '/api/list-items/{itemId}/children',
  summary: '一个事项的分解：本单位的含草拟，下达后由承接单位、推进办、牵头和督导单位可看',
  reads: [ledgerTopics.lists, ledgerTopics.listItems, unitTopics.units],
  params: ofItem,
  query: none,
  body: none,
  response: z.object({
    /** The last day for the children; null: the item has none. */
    lastDay: day.nullable(),
    /** In whose name the caller breaks the item down: `holds`, the unit has a part today; `below`, the units that a child may be for. */
    own: z.array(named.extend({ holds: z.boolean(), below: z.array(named) })),
    /** By the unit that made them, each in its order; those taken back last. */
    children: z.array(childSchema),
  }),
  failures: ['item-not-found'],
});

const saidSchema = z.object({
  title: printedLine(1, longestChildTitle),
  unitId: id,
  handledBy: printedLine(1, 60).nullable().default(null),
  weight: z.number().min(0).max(largestWeight).default(1),
  milestones: z.array(milestone).max(mostMilestones).default([]),
});

/** Drafts, behind those that stand; all or none. */
export const addChildren = endpoint({
  id: 'addChildren',
  tag: '分解',
  method: 'POST',
  path: '/api/list-items/{itemId}/children',
  summary: '在本单位承担的部分下草拟分解事项，一次可多项；下达前只有本单位看到',
  touches,
  params: ofItem,
  query: none,
  body: z.object({ unitId: id, children: z.array(saidSchema).min(1).max(mostChildren) }),
  bodyKb: 1024,
  response: z.object({ added: z.int() }),
  failures: [
    'item-not-found',
    'breakdown-of-child',
    'breakdown-closed',
    'breakdown-without-part',
    'unit-not-found',
    'unit-ended',
    'unit-not-below',
    'milestone-of-other-year',
    'children-too-many',
  ],
});

/** A draft, or with a reason what was given; that one stays with its unit. */
export const changeChild = endpoint({
  id: 'changeChild',
  tag: '分解',
  method: 'PUT',
  path: '/api/list-items/{itemId}/children/{childId}',
  summary: '修改分解事项的名称、承接单位、权重和节点；已下达的须写明理由，承接单位不变',
  touches,
  params: ofItem.extend({ childId: id }),
  query: none,
  body: saidSchema.extend({ revision: z.int(), reason: reason.nullable().default(null) }),
  response: z.object({ revision: z.int() }),
  failures: [
    'item-not-found',
    'breakdown-closed',
    'breakdown-without-part',
    'child-not-found',
    'child-changed',
    'child-state-wrong',
    'child-reason-missing',
    'child-unit-given',
    'children-without-weight',
    'unit-not-found',
    'unit-ended',
    'unit-not-below',
    'milestone-of-other-year',
  ],
});

export const orderChildren = endpoint({
  id: 'orderChildren',
  tag: '分解',
  method: 'POST',
  path: '/api/list-items/{itemId}/children/order',
  summary: '调整本单位分解事项的次序',
  touches,
  params: ofItem,
  query: none,
  /** All of the unit's that are not taken back. */
  body: z.object({ unitId: id, childIds: z.array(id).min(1).max(mostChildren) }),
  response: none,
  failures: ['item-not-found', 'breakdown-closed', 'breakdown-without-part', 'unit-not-found', 'breakdown-changed'],
});

const chosen = z
  .array(z.object({ id, revision: z.int() }))
  .min(1)
  .max(mostChildren);

/** 下达: each gets its code, its unit answers for it and reads it from now on. All or none. */
export const giveChildren = endpoint({
  id: 'giveChildren',
  tag: '分解',
  method: 'POST',
  path: '/api/list-items/{itemId}/children/giving',
  summary: '下达分解事项：编号，承接单位从此看到并承担；晚于上级事项时限的须写明理由',
  touches,
  params: ofItem,
  query: none,
  body: z.object({ unitId: id, children: chosen, lateReason: reason.nullable().default(null) }),
  response: z.object({ given: z.int() }),
  failures: [
    'item-not-found',
    'breakdown-closed',
    'breakdown-without-part',
    'unit-not-found',
    'child-not-found',
    'child-changed',
    'child-state-wrong',
    'children-without-weight',
    'children-late',
    'unit-ended',
    'unit-not-below',
  ],
});

/** 收回 of what was given, with a reason; drafts are taken out. Also of a part that ended. */
export const takeBackChildren = endpoint({
  id: 'takeBackChildren',
  tag: '分解',
  method: 'POST',
  path: '/api/list-items/{itemId}/children/withdrawal',
  summary: '收回已下达的分解事项，须写明理由，编号不再使用；草拟的直接删除',
  touches,
  params: ofItem,
  query: none,
  body: z.object({ unitId: id, children: chosen, reason: reason.nullable().default(null) }),
  response: z.object({ takenBack: z.int(), removed: z.int() }),
  failures: [
    'item-not-found',
    'breakdown-closed',
    'unit-not-found',
    'child-not-found',
    'child-changed',
    'child-state-wrong',
    'child-reason-missing',
  ],
});
