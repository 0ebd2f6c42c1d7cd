/** 年度清单: its items as a grid reads and changes them. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { day } from '#contract/platform/day.ts';
import { historySchema } from '#contract/platform/history.ts';
import { id, none, printedLine } from '#contract/platform/schema.ts';
import { taskRowSchema } from '#contract/ledger/task-endpoints.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { settingsTopics } from '#contract/settings/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import {
  cellFields,
  cellProblemCodes,
  curves,
  longestCell,
  longestMilestone,
  mostMilestones,
  presets,
} from '#core/ledger/list/item-cell.ts';
import { isMilestoneText, typedLine } from '#core/ledger/list/milestone-cell.ts';
import { listStates } from '#core/ledger/list/list-state.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';

/** 外部待批: who outside decides, when it was submitted and by which paper, each pressing since. */
const waitingSchema = z.object({
  body: printedLine(1, 100),
  submitted: day.optional(),
  number: printedLine(1, 100).optional(),
  pressings: z.array(z.object({ day, number: printedLine(1, 100).optional() })).max(50),
});

/** What is not said is left out, so that 600 rows stay small. */
const milestoneSchema = z.object({
  id,
  due: day,
  /** Where it was moved after issuing: the day that was issued first, and how often it was moved. */
  firstDue: day.optional(),
  shifts: z.int().optional(),
  text: z.string(),
  weight: z.number().optional(),
  percent: z.number().optional(),
  /** Whether it succeeds is decided elsewhere. */
  outcome: z.literal(true).optional(),
  waiting: waitingSchema.optional(),
});

/** Who answers for the task, as it stands in the ledger today. */
const answeringSchema = z.object({
  /** As printed. */
  text: z.string(),
  role: z.enum(responsibilityRoles),
  ownPart: z.string().optional(),
  /** An open list, or a name that nobody has decided yet. */
  open: z.literal(true).optional(),
  /** Units that it means, by id: names are beside the rows. */
  units: z.array(id),
});

const rowSchema = z.object({
  id,
  /** The revision of the list at which it was changed last. */
  revision: z.int(),
  /** From issuing on. */
  code: z.string().optional(),
  task: taskRowSchema
    .pick({
      id: true,
      planId: true,
      code: true,
      path: true,
      chapter: true,
      title: true,
      kind: true,
      commitment: true,
      nature: true,
      state: true,
    })
    .extend({
      /** Where the title is shortened, all of it. */
      text: z.string().optional(),
      /** The deadline, as printed and as a day. */
      dueText: z.string().optional(),
      dueTo: day.optional(),
      lead: z.string().optional(),
      cityLeader: z.string().optional(),
      revision: z.int(),
      answering: z.array(answeringSchema),
    }),
  goal: z.string().optional(),
  milestones: z.array(milestoneSchema),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  public: z.boolean(),
  supervise: z.array(id),
  partner: z.array(id),
  start: day.optional(),
  plannedStart: z.string().optional(),
  curve: z.enum(curves),
  preset: z.enum(presets),
  outcome: z.boolean(),
  cityLeader: z.string().optional(),
  carriedFrom: id.optional(),
  /** From issuing on: who answers for the item, as it was issued and changed since, whatever became of the task's units. */
  parts: z.array(z.object({ unit: id, role: z.enum(responsibilityRoles), ownPart: z.string().optional() })).optional(),
  /** From issuing on: how many units were asked to sign, how many of them are waited for no more, and how many object. */
  signing: z.object({ asked: z.int(), settled: z.int(), objected: z.int() }).optional(),
  /** Of a child: what it is called, the unit that made it of its part, and the item that it is a piece of. */
  child: z
    .object({
      title: z.string(),
      by: id,
      handledBy: z.string().optional(),
      weight: z.number(),
      parent: z.object({ code: z.string(), title: z.string(), goal: z.string().optional() }),
    })
    .optional(),
  /** How many children that were given the reader finds below it; none: not said. */
  children: z.int().optional(),
});
export type ListItemRow = z.infer<typeof rowSchema>;

const unitSchema = z.object({
  id,
  /** What it is called today. */
  name: z.string(),
  /** The day on which it ended (撤并), where that has come. */
  ended: day.optional(),
});

/** All rows at once: a grid needs them so. */
export const listItems = endpoint({
  id: 'listItems',
  tag: '年度清单',
  method: 'GET',
  path: '/api/lists/{listId}/items',
  summary: '一份清单的全部事项，供表格使用；单位只看到与本单位有关的',
  reads: [
    ledgerTopics.lists,
    ledgerTopics.listItems,
    ledgerTopics.tasks,
    ledgerTopics.signFor,
    planTopics.unitTexts,
    unitTopics.units,
    settingsTopics.ruleSet,
  ],
  params: z.object({ listId: id }),
  query: none,
  body: none,
  response: z.object({
    revision: z.int(),
    /** In the list's order. */
    items: z.array(rowSchema),
    /** Every unit that a row names. */
    units: z.array(unitSchema),
  }),
  denser: true,
  failures: ['list-not-found'],
});

const field = z.enum(cellFields);

const problemSchema = z.object({
  item: id,
  field,
  code: z.enum([...cellProblemCodes, 'item-gone', 'asked-twice']),
  /** The line of the cell, from 1. */
  line: z.int().optional(),
  /** What was not read. */
  printed: z.string().optional(),
  limit: z.int().optional(),
});

const conflictSchema = z.object({ item: id, field, theirs: z.string(), yours: z.string() });

/** Cells that cannot be read or are gone, and cells that somebody else changed, with both texts. */
const refusedSchema = z.object({ problems: z.array(problemSchema), conflicts: z.array(conflictSchema) });

/** Stored, with the rows as they are now; or nothing of it, and why. */
const changedSchema = z.union([
  z.object({
    stored: z.literal(true),
    revision: z.int(),
    /** Names the batch, to take it back; null: nothing became another. */
    batchId: id.nullable(),
    items: z.array(rowSchema),
    units: z.array(unitSchema),
    /** Of an undo: cells that were not taken back, or not with all that they said. What is typed is stored all or none. */
    left: refusedSchema.optional(),
  }),
  // To overwrite what somebody else changed, send it again with the revision answered here.
  refusedSchema.extend({ stored: z.literal(false), revision: z.int() }),
]);

/**
 * What was typed or pasted: a whole block in one request, all of it or nothing. `revision` is the one of the list that the grid read; cells that others
 * changed since are conflicts, all other changes of theirs stay beside these. At most `mostTypedMilestones` in one request.
 */
export const changeCells = endpoint({
  id: 'changeCells',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/cells',
  summary: '修改清单的一批单元格，全部写入或全部不写；逐格说明问题，他人同时改过的格不覆盖',
  touches: [ledgerTopics.lists, ledgerTopics.listItems],
  params: z.object({ listId: id }),
  query: none,
  body: z.object({
    revision: z.int(),
    changes: z
      .array(z.object({ item: id, field, value: z.string().max(longestCell) }))
      .min(1)
      .max(10_000),
  }),
  bodyKb: 4096,
  response: changedSchema,
  failures: ['list-not-found', 'list-not-composed', 'list-changed', 'milestones-too-many-at-once'],
});

/**
 * The caller's own last batch that was not taken back; again and again goes further back, another day too. Cells that others changed since, or whose
 * items are gone, stay and are told: `left`, or, when they are all of it, as not stored. They hold up no earlier batch.
 */
export const undoCells = endpoint({
  id: 'undoCells',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/cells/undo',
  summary: '撤销本人最近一批单元格的修改；此后被他人改过的格不覆盖',
  touches: [ledgerTopics.lists, ledgerTopics.listItems],
  params: z.object({ listId: id }),
  query: none,
  body: none,
  response: changedSchema,
  failures: ['list-not-found', 'list-not-composed', 'nothing-to-undo'],
});

const number = z.number().min(0).max(100_000);

/** The milestones of an item with all that a cell does not show. Those without an id are new; those that are not named are gone. */
export const setMilestones = endpoint({
  id: 'setMilestones',
  tag: '年度清单',
  method: 'PUT',
  path: '/api/lists/{listId}/items/{itemId}/milestones',
  summary: '设定一个事项的节点：日期、内容、权重、完成程度、外部待批',
  touches: [ledgerTopics.lists, ledgerTopics.listItems],
  params: z.object({ listId: id, itemId: id }),
  query: none,
  body: z.object({
    /** The item's. */
    revision: z.int(),
    milestones: z
      .array(
        z.object({
          id: id.optional(),
          due: day,
          text: z
            .string()
            .overwrite(typedLine)
            .min(1)
            .max(longestMilestone)
            .refine(isMilestoneText, { error: '须有文字，不能换行，也不能有控制字符' }),
          weight: number.nullable().default(null),
          percent: z.number().min(0).max(100).nullable().default(null),
          outcome: z.boolean().default(false),
          waiting: waitingSchema.nullable().default(null),
        }),
      )
      .max(mostMilestones * 4),
  }),
  bodyKb: 512,
  response: z.object({ revision: z.int(), items: z.array(rowSchema), units: z.array(unitSchema) }),
  failures: [
    'list-not-found',
    'list-not-composed',
    'item-not-found',
    'item-changed',
    'milestone-of-other-year',
    'milestones-too-many',
    'milestone-not-found',
  ],
});

/** What the drawer shows beside the task itself. */
export const getItem = endpoint({
  id: 'getItem',
  tag: '年度清单',
  method: 'GET',
  path: '/api/list-items/{itemId}',
  summary: '读取清单中的一个事项：目标与节点、责任、操作记录',
  reads: [ledgerTopics.lists, ledgerTopics.listItems, ledgerTopics.tasks, planTopics.unitTexts, unitTopics.units],
  params: z.object({ itemId: id }),
  query: none,
  body: none,
  response: z.object({
    item: rowSchema,
    units: z.array(unitSchema),
    list: z.object({ id, year: z.int(), name: z.string(), state: z.enum(listStates) }),
    carriedFrom: z.object({ itemId: id, code: z.string().nullable(), year: z.int(), list: z.string() }).nullable(),
    history: historySchema.shape.events,
    moreHistory: z.int(),
  }),
  failures: ['item-not-found'],
});
