/** 年度清单: the lists of a year, what they select from the ledger and what they leave out, and their way to being issued. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { day } from '#contract/platform/day.ts';
import { historySchema } from '#contract/platform/history.ts';
import { byFilter, taskIds } from '#contract/ledger/preview-endpoints.ts';
import { digits, id, none, printedLine, reason } from '#contract/platform/schema.ts';
import { approvalBodies, approvalWays } from '#core/ledger/list/approve-list.ts';
import { listMoves, listStates } from '#core/ledger/list/list-state.ts';
import { signForStates } from '#core/ledger/list/sign-for.ts';
import { labels } from '#core/platform/label.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { settingsTopics } from '#contract/settings/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';

const year = z.int().min(2000).max(2100);
export const listName = printedLine(1, 60);

/** `by`: which meeting, or which leader; `number`: 文号. */
const approvalSchema = z.object({
  as: z.enum(approvalBodies),
  by: z.string(),
  on: day,
  number: z.string().nullable(),
  way: z.enum(approvalWays),
  recordedBy: z.string(),
});

export const listSchema = z.object({
  id,
  year: z.int(),
  name: z.string(),
  state: z.enum(listStates),
  /** Counts the changes of the list and of all that is in it. */
  revision: z.int(),
  /** Items, as far as they are within reach. */
  items: z.int(),
  createdAt: z.string(),
  createdBy: z.string(),
  approval: approvalSchema.nullable(),
  issuedOn: day.nullable(),
  issuedBy: z.string().nullable(),
  /** The last day for signing; `provisional`: it was reckoned through a year whose holidays are not announced. */
  signDue: z.object({ day, provisional: z.boolean() }).nullable(),
});
export type AnnualList = z.infer<typeof listSchema>;

const figuresSchema = z.object({
  /** Open tasks of the ledger without 总领, all of which are to be listed or left out; only who composes lists is told. */
  tasks: z.int().nullable(),
  /** Of a list that is issued: how many signatures that were asked for, within reach, stand in each state. */
  signing: z.record(z.enum(signForStates), z.int()).nullable(),
});
export type ListFigures = z.infer<typeof figuresSchema>;

export const listLists = endpoint({
  id: 'listLists',
  tag: '年度清单',
  method: 'GET',
  path: '/api/lists',
  summary: '列出各年度的清单；单位只看到已下发和征求意见的',
  reads: [ledgerTopics.lists, ledgerTopics.tasks, ledgerTopics.signFor, settingsTopics.ruleSet],
  params: none,
  query: z.object({
    year: digits(year).optional(),
    /** Also how far each list is. */
    figures: z.enum(['with']).optional(),
  }),
  body: none,
  response: z.object({ lists: z.array(listSchema.extend({ figures: figuresSchema.optional() })) }),
  failures: [],
});

/** A chapter of a plan, with what became of its tasks this year. */
const chapterSchema = z.object({
  planId: id,
  /** The numbered heading’s path, two levels at most and without numbers of single tasks: 二/（二）; outside of all it is empty. */
  path: z.string(),
  /** Empty where no task stands right under it. */
  title: z.string(),
  /** Tasks that may be listed: open ones, without 总领. */
  tasks: z.int(),
  /** In this list · in another list of the year · left out with a reason, by any list of the year. The rest is not accounted for yet. */
  listed: z.int(),
  elsewhere: z.int(),
  omitted: z.int(),
});

export const getList = endpoint({
  id: 'getList',
  tag: '年度清单',
  method: 'GET',
  path: '/api/lists/{listId}',
  summary: '读取一份清单：状态、审定、各层级的事项数',
  reads: [ledgerTopics.lists, ledgerTopics.listItems, planTopics.plans, settingsTopics.ruleSet],
  params: z.object({ listId: id }),
  query: none,
  body: none,
  response: listSchema.extend({
    /** The strictest label of the plans that its items are from, as far as they are within reach. */
    label: z.enum(labels),
    /** What may be done with it next, by its state. */
    moves: z.array(z.enum(listMoves)),
    milestones: z.int(),
    /** Units that answer for its items. */
    units: z.int(),
    tiers: z.object({ 1: z.int(), 2: z.int(), 3: z.int(), 4: z.int() }),
    /** Lists of earlier years from which items may be carried over, newest first; only the office is told. */
    earlier: z.array(z.object({ id, year: z.int(), name: z.string() })),
  }),
  failures: ['list-not-found'],
});

export const getListCoverage = endpoint({
  id: 'getListCoverage',
  tag: '年度清单',
  method: 'GET',
  path: '/api/lists/{listId}/coverage',
  summary: '各章节的事项本年度列入、不列和未说明的项数',
  reads: [ledgerTopics.lists, ledgerTopics.tasks],
  params: z.object({ listId: id }),
  query: none,
  body: none,
  /** Of all plans of the ledger, in printed order. */
  response: z.object({ chapters: z.array(chapterSchema) }),
  failures: ['list-not-found'],
});

export const createList = endpoint({
  id: 'createList',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists',
  summary: '新建一个年度的清单；同一年度内名称不能相同',
  touches: [ledgerTopics.lists],
  params: none,
  query: none,
  body: z.object({ year, name: listName }),
  response: listSchema,
  failures: ['list-name-taken'],
});

export const renameList = endpoint({
  id: 'renameList',
  tag: '年度清单',
  method: 'PATCH',
  path: '/api/lists/{listId}',
  summary: '修改清单的名称',
  touches: [ledgerTopics.lists],
  params: z.object({ listId: id }),
  query: none,
  body: z.object({ name: listName }),
  response: z.object({ revision: z.int() }),
  failures: ['list-not-found', 'list-name-taken', 'list-not-composed'],
});

/** Tasks of the ledger, each with the list of the year that it stands in. */
const listedElsewhere = z.object({ taskId: id, code: z.string(), list: z.string() });

/**
 * By ids: all or none, and a task that a list of the year has is refused with where. By a filter of the ledger: open tasks without 总领, those that
 * a list of the year has are left out and told (`elsewhere`, the first hundred). A task that was taken out comes back with what it said.
 */
export const addToList = endpoint({
  id: 'addToList',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/items',
  summary: '把事项列入清单：指定的，或台账筛选出的；一个事项一年只列一次',
  touches: [ledgerTopics.lists, ledgerTopics.listItems],
  params: z.object({ listId: id }),
  query: none,
  body: z.discriminatedUnion('by', [
    z.object({ by: z.literal('ids'), taskIds }),
    z.object({
      by: z.literal('filter'),
      ...byFilter,
      /** Also what a list of the year leaves out; this list does so no more then. */
      withOmitted: z.boolean().default(true),
    }),
  ]),
  bodyKb: 256,
  response: z.object({
    revision: z.int(),
    added: z.int(),
    already: z.int(),
    elsewhere: z.array(listedElsewhere),
    /** The items that came in, so that it can be taken back. */
    itemIds: z.array(id),
  }),
  failures: [
    'list-not-found',
    'list-not-composed',
    'list-too-long',
    'task-not-found',
    'task-withdrawn',
    'task-listed',
    'task-asked-twice',
    'search-too-short',
    'chapter-needs-plan',
  ],
});

const itemIds = z.array(id).min(1).max(5000);

/**
 * What they said stays, and is there again when their tasks are put in again. `undoes`: putting them in was a slip, and what the list had left out with
 * a reason (不列) it leaves out again; otherwise they are to be accounted for anew.
 */
export const removeFromList = endpoint({
  id: 'removeFromList',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/removals',
  summary: '把事项移出清单；已填的内容保留，再列入时恢复',
  touches: [ledgerTopics.lists, ledgerTopics.listItems],
  params: z.object({ listId: id }),
  query: none,
  body: z.object({ itemIds, undoes: z.boolean().default(false) }),
  bodyKb: 256,
  response: z.object({ revision: z.int(), changed: z.int() }),
  failures: ['list-not-found', 'list-not-composed', 'item-not-found'],
});

/** Puts items before another one; null: at the end. In the order in which they are named. */
export const placeItems = endpoint({
  id: 'placeItems',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/order',
  summary: '调整清单中事项的次序',
  touches: [ledgerTopics.lists, ledgerTopics.listItems],
  params: z.object({ listId: id }),
  query: none,
  body: z.object({ itemIds: itemIds.max(2000), before: id.nullable() }),
  bodyKb: 128,
  response: z.object({ revision: z.int(), changed: z.int() }),
  failures: ['list-not-found', 'list-not-composed', 'item-not-found'],
});

export const omitTasks = endpoint({
  id: 'omitTasks',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/omissions',
  summary: '说明一批事项本年度不列的理由',
  touches: [ledgerTopics.lists],
  params: z.object({ listId: id }),
  query: none,
  body: z.object({ taskIds, reason }),
  bodyKb: 256,
  response: z.object({ revision: z.int(), changed: z.int() }),
  failures: ['list-not-found', 'list-not-composed', 'task-not-found', 'task-listed'],
});

export const takeBackOmissions = endpoint({
  id: 'takeBackOmissions',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/omissions/taken-back',
  summary: '取消“不列”的说明',
  touches: [ledgerTopics.lists],
  params: z.object({ listId: id }),
  query: none,
  body: z.object({ taskIds }),
  bodyKb: 256,
  response: z.object({ revision: z.int(), changed: z.int() }),
  failures: ['list-not-found', 'list-not-composed'],
});

/** Tasks that are in no list of the year; with a reason, or not accounted for yet. */
export const listUnlisted = endpoint({
  id: 'listUnlisted',
  tag: '年度清单',
  method: 'GET',
  path: '/api/lists/{listId}/unlisted',
  summary: '本年度没有列入任何清单的事项，及“不列”的理由',
  reads: [ledgerTopics.lists, ledgerTopics.tasks],
  params: z.object({ listId: id }),
  query: z.object({
    /** omitted: with a reason · open: without one. Both when left out. */
    state: z.enum(['omitted', 'open']).optional(),
    limit: digits(z.int().min(1).max(500)).default(200),
    offset: digits(z.int().min(0).max(1_000_000)).default(0),
  }),
  body: none,
  response: z.object({
    total: z.int(),
    tasks: z.array(
      z.object({
        taskId: id,
        planId: id,
        code: z.string(),
        path: z.string(),
        title: z.string(),
        /** Where the title is shortened, all of it. */
        text: z.string().nullable(),
        lead: z.string().nullable(),
        /** The list that leaves it out; a task is omitted by each list for itself. */
        omitted: z.object({ listId: id, reason: z.string(), by: z.string(), at: z.string() }).nullable(),
      }),
    ),
  }),
  failures: ['list-not-found'],
});

/**
 * Items of an earlier list go on in this one, with tier, public, supervising unit, partners, curve and leader; goal and milestones are the new
 * year's to say. Left out and counted: tasks that are withdrawn, and those that a list of the year has.
 */
export const carryOver = endpoint({
  id: 'carryOver',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/carried',
  summary: '从往年的清单结转事项，沿用层级、公开、督导和协作单位等，年度目标和节点另填',
  touches: [ledgerTopics.lists, ledgerTopics.listItems],
  params: z.object({ listId: id }),
  query: none,
  /** Without ids: all items that are there. */
  body: z.object({ from: id, itemIds: itemIds.max(2000).optional() }),
  bodyKb: 128,
  response: z.object({ revision: z.int(), added: z.int(), already: z.int(), withdrawn: z.int() }),
  failures: ['list-not-found', 'list-not-composed', 'list-not-earlier', 'list-too-long', 'item-not-found'],
});

/** A new round: every unit with a desk here that answers for an item says what it thinks; the office goes on composing meanwhile. */
export const consultList = endpoint({
  id: 'consultList',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/consultation',
  summary: '就清单征求各单位意见，一轮一轮进行；各单位看到与本单位有关的事项，限期反馈',
  touches: [ledgerTopics.lists, ledgerTopics.opinions],
  params: z.object({ listId: id }),
  query: none,
  /** The last day for an answer; null: so many working days as the rules say. */
  body: z.object({ due: day.nullable().default(null) }),
  response: z.object({
    revision: z.int(),
    due: z.object({ day, provisional: z.boolean() }),
    /** Units that are asked, and those among them that have no contact: the office enters what they say. */
    units: z.int(),
    withoutContact: z.int(),
  }),
  failures: ['list-not-found', 'list-state-wrong', 'list-empty', 'consultation-due-past'],
});

/** Registers who approved it; a round of consulting that runs ends by it, as by returning. A scan of a paper will be an attachment of the list. */
export const approveList = endpoint({
  id: 'approveList',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/approval',
  summary: '登记清单的审定：会议或领导、日期、文号，线上或线下签批；审定后不能再改',
  touches: [ledgerTopics.lists, ledgerTopics.opinions],
  params: z.object({ listId: id }),
  query: none,
  body: z.object({
    as: z.enum(approvalBodies),
    by: printedLine(1, 100),
    on: day.refine((on) => on >= '2000', { error: '不能早于 2000 年' }),
    number: printedLine(1, 100).nullable().default(null),
    way: z.enum(approvalWays),
    /** The list as the approval saw it. */
    revision: z.int(),
  }),
  response: z.object({ revision: z.int() }),
  failures: ['list-not-found', 'list-state-wrong', 'list-empty', 'list-changed', 'opinions-unanswered', 'approval-in-future'],
});

/** From consulting or approved; who approved it is in its history. */
export const returnList = endpoint({
  id: 'returnList',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/return',
  summary: '把清单退回草拟，须写明理由',
  touches: [ledgerTopics.lists, ledgerTopics.opinions],
  params: z.object({ listId: id }),
  query: none,
  body: z.object({ reason }),
  response: z.object({ revision: z.int() }),
  failures: ['list-not-found', 'list-state-wrong'],
});

export const getListHistory = endpoint({
  id: 'getListHistory',
  tag: '年度清单',
  method: 'GET',
  path: '/api/lists/{listId}/history',
  summary: '一份清单的操作记录',
  reads: [ledgerTopics.lists],
  params: z.object({ listId: id }),
  query: none,
  body: none,
  response: historySchema,
  failures: ['list-not-found'],
});
