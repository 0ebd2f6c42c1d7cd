/** 台账: the published tasks. */
import { z } from 'zod';
import { longestUnit } from '#core/ledger/correct-units.ts';
import { digits, id, none, printedName } from '#contract/platform/schema.ts';
import { day } from '#contract/platform/day.ts';
import { correctedValue } from '#contract/ledger/correction-endpoints.ts';
import { correctedFields } from '#core/ledger/correct-tasks.ts';
import { listStates } from '#core/ledger/list/list-state.ts';
import { listedYear } from '#core/ledger/list/listed-value.ts';
import { adjustmentKinds, origins } from '#core/ledger/adjust/adjust-tasks.ts';
import { taskParts } from '#core/ledger/share-tasks.ts';
import { responsibilityBases } from '#core/plan/draft/draft.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { labels } from '#core/platform/label.ts';
import { commitments, natures, printedFieldKinds, taskKinds, taskRoles } from '#core/plan/parsed-plan.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { historySchema } from '#contract/platform/history.ts';
import { unitTextStates } from '#core/plan/unit-text.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';

const many = <T extends z.ZodType>(item: T) => z.preprocess(listed, z.array(item).max(100).optional());

/** One value is a list of one. No value is no filter: an address cannot say an empty list, and a body that does means the same. */
function listed(value: unknown): unknown {
  if (!Array.isArray(value)) return value === undefined ? undefined : [value];
  return value.length === 0 ? undefined : value;
}

/** What narrows the ledger; kept in the address of the page. Several values of one field mean "any of them". */

export const taskFilterSchema = z.object({
  planId: many(id),
  /** A numbered heading's path with all below it: 二/（二）. Needs one planId. */
  chapter: z.string().max(200).optional(),
  unit: many(z.string().max(100)),
  /** Units of the tree that answer for the task, by whatever name the plan prints. */
  unitId: many(id),
  /** With `unit` or `unitId`: in which role. */
  unitRole: many(z.enum(responsibilityRoles)),
  kind: many(z.enum(taskKinds)),
  commitment: many(z.enum(commitments)),
  nature: many(z.enum(natures)),
  role: z.enum(taskRoles).optional(),
  due: z.enum(['dated', 'undated']).optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  lead: z.enum(['with', 'without']).optional(),
  /** Whether a responsibility is an open list without a decision. */
  openList: z.enum(['with', 'without']).optional(),
  themeId: many(id),
  objectId: many(id),
  /** The principle's clause. */
  principleId: many(id),
  /** A list of a year that has the task (its id), `none:2026`, in none of that year's lists, or `omitted:2026`, left out of them on purpose. */
  listed: many(z.union([id, z.string().regex(listedYear)])),
  /** Any substring of at least two characters of code, title, text, units or objects; several words (split by spaces) must all occur. */
  text: z.string().trim().max(100).optional(),
  state: z.enum(['open', 'withdrawn']).optional(),
});

export type TaskFilter = z.infer<typeof taskFilterSchema>;

/** position: printed order · due: by deadline, undated last · lead: by accountable lead, without lead last. */
export const taskSorts = ['position', 'due', 'lead'] as const;

const unitSchema = z.object({ id, name: z.string() });

const responsibilityRowSchema = z.object({
  /** As printed. */
  unit: z.string(),
  role: z.enum(responsibilityRoles),
  openList: z.boolean(),
  /** Nobody has decided yet what the printed name means. */
  undecided: z.literal(true).optional(),
  /** Of an open list whose members somebody named: what they are called today. */
  members: z.array(z.string()).optional(),
  /** A unit that the ledger was narrowed to (`unitId`) answers under this name. */
  wanted: z.literal(true).optional(),
  /** What the reader's own units that answer under this name are called today; only for a post that sees no others' tasks. */
  own: z.array(z.string()).optional(),
});

/** What became of a task that stands no more; `replaced`: it goes on as others, by an undo or a new version. */
export const taskEnds = ['withdrawn', 'split', 'merged', 'replaced'] as const;

/** What the table shows of a task, on the screen and on paper, and what is needed to change many at once; getTask answers the rest. */
export const taskRowSchema = z.object({
  id,
  planId: id,
  code: z.string(),
  path: z.string(),
  chapter: z.string(),
  title: z.string(),
  text: z.string(),
  role: z.enum(taskRoles),
  kind: z.enum(taskKinds),
  commitment: z.enum(commitments),
  nature: z.enum(natures),
  dueText: z.string().nullable(),
  dueTo: day.nullable(),
  lead: z.string().nullable(),
  responsibilities: z.array(responsibilityRowSchema),
  /** Names of the monitored objects. */
  objects: z.array(z.string()),
  themes: z.array(z.object({ id, name: z.string() })),
  /** The lists of the years that have it, newest first, as far as the reader may see them; `code`: the item's, from issuing on. */
  lists: z.array(
    z.object({ listId: id, itemId: id, year: z.int(), name: z.string(), state: z.enum(listStates), code: z.string().nullable() }),
  ),
  state: z.enum(['open', 'withdrawn']),
  /** Of one that is withdrawn, in a list of such: when and how it ended, and the codes of what stands in its place, as far as they are within reach. */
  ended: z.object({ end: z.enum(taskEnds), at: z.string(), into: z.array(z.string()) }).optional(),
  /** What it rests on; all but `clause` stand in no document. */
  origin: z.enum(origins),
  revision: z.int(),
});

export type TaskRow = z.infer<typeof taskRowSchema>;

const responsibilitySchema = z.object({
  id,
  /** As printed. */
  unit: z.string(),
  role: z.enum(responsibilityRoles),
  basis: z.enum(responsibilityBases),
  openList: z.boolean(),
  ownPart: z.string().nullable(),
  accountable: z.boolean(),
  resolution: z.enum(unitTextStates),
  /** What the printed name is taken to mean: one unit, or the members of a named list. Names are those of today. */
  units: z.array(unitSchema),
  resolvedBy: z.string().nullable(),
  resolvedAt: z.string().nullable(),
});

/** An act by hand that a task came or ended by. */
const adjustmentSchema = z.object({
  id,
  kind: z.enum(adjustmentKinds),
  /** It took such an act back. */
  isUndo: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});

export const taskDetailSchema = taskRowSchema.extend({
  subject: z.string().nullable(),
  dueFrom: day.nullable(),
  responsibilities: z.array(responsibilitySchema),
  objects: z.array(z.object({ id, name: z.string(), kind: z.enum(taskKinds) })),
  /** 市级责任领导. */
  cityLeader: z.string().nullable(),
  /** What the plan prints beside the task and is neither its units nor its deadline; label and values as printed. */
  fields: z.array(z.object({ kind: z.enum(printedFieldKinds), label: z.string(), values: z.array(z.string()) })),
  /** Where somebody says something else than the plan prints. */
  corrections: z.array(
    z.object({
      /** The act, which can be taken back. */
      id,
      field: z.enum(correctedFields),
      printed: correctedValue,
      reason: z.string(),
      knownFrom: day,
      by: z.string(),
      at: z.string(),
    }),
  ),
  plan: z.object({ id, title: z.string(), number: z.int(), issuedOn: day.nullable() }),
  /** The ranges in the document, newest version first, each with the sentence around it: before + text + after. */
  sources: z.array(
    z.object({
      versionId: id,
      versionNumber: z.int(),
      clauseId: id,
      start: z.int(),
      end: z.int(),
      before: z.string(),
      text: z.string(),
      after: z.string(),
      place: z.string().nullable(),
    }),
  ),
  principles: z.array(z.object({ clauseId: id, text: z.string() })),
  /** Units outside that may see it; only the office is told. */
  shares: z.array(
    unitSchema.extend({
      by: z.string(),
      at: z.string(),
      parts: z.array(z.enum(taskParts)),
      /** The task's revision when it was shared: another one by now means that it was changed since. null: nobody noted it, and it was changed since. */
      revision: z.int().nullable(),
    }),
  ),
  /** What went into it (`from`), and what it went into. */
  lineage: z.array(
    z.object({
      taskId: id,
      code: z.string(),
      title: z.string(),
      state: z.enum(['open', 'withdrawn']),
      relation: z.string(),
      direction: z.enum(['from', 'to']),
    }),
  ),
  /** By whose hand it came, and ended; null: by a publication. Who and why is not told to whom it was shared with. */
  madeBy: adjustmentSchema.nullable(),
  endedBy: adjustmentSchema.nullable(),
  /** The act by hand that was last, while nothing of the task was changed since: it can be taken back. */
  undo: z.object({ id, kind: z.enum(adjustmentKinds) }).nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  history: historySchema.shape.events,
  /** Older events that were left out. */
  moreHistory: historySchema.shape.more,
});

export type TaskDetail = z.infer<typeof taskDetailSchema>;

export const listTasks = endpoint({
  id: 'listTasks',
  tag: '台账',
  method: 'GET',
  path: '/api/tasks',
  summary: '列出事项；按位次取一页',
  reads: [
    ledgerTopics.tasks,
    ledgerTopics.objects,
    ledgerTopics.themes,
    ledgerTopics.lists,
    planTopics.plans,
    planTopics.unitTexts,
    unitTopics.units,
  ],
  params: none,
  query: taskFilterSchema.extend({
    sort: z.enum(taskSorts).default('position'),
    limit: digits(z.int().min(1).max(500)).default(100),
    /** How many tasks of the order stand before the page. Beyond the last one a page is empty. */
    offset: digits(z.int().min(0).max(10_000_000)).default(0),
    /** Only these of them. */
    taskId: many(id),
  }),
  body: none,
  response: z.object({
    tasks: z.array(taskRowSchema),
    /** The strictest label of the plans that the filter's tasks are from, on this page or not; null when there are none. */
    label: z.enum(labels).nullable(),
  }),
  failures: ['search-too-short', 'chapter-needs-plan'],
});

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));

/**
 * Counts beside the list; each facet is counted under all filters but its own. unitRole is counted when a unit is chosen. `unit`: as printed;
 * `unitId`: units of the tree, in whichever role they answer, by names that are decided.
 */
export const countTasks = endpoint({
  id: 'countTasks',
  tag: '台账',
  method: 'GET',
  path: '/api/tasks/facets',
  summary: '各维度的事项数',
  reads: [
    ledgerTopics.tasks,
    ledgerTopics.objects,
    ledgerTopics.themes,
    ledgerTopics.lists,
    planTopics.plans,
    planTopics.unitTexts,
    unitTopics.units,
  ],
  params: none,
  query: taskFilterSchema,
  body: none,
  response: z.object({
    total: z.int(),
    objects: z.int(),
    units: z.int(),
    /** Tasks that are withdrawn, under all filters but that of the state. */
    withdrawn: z.int(),
    /** With the number that begins its tasks' codes, and when what stands was issued: titles may be the same. */
    plan: z.array(facet.element.extend({ number: z.int(), issuedOn: day.nullable() })),
    chapter: facet,
    unit: facet,
    unitId: facet,
    unitRole: facet,
    kind: facet,
    commitment: facet,
    nature: facet,
    due: facet,
    lead: facet,
    openList: facet,
    theme: facet,
    /** By lists of the years, newest year first, with what is in none of a year's, and what is left out. `state`: of a list. */
    listed: z.array(facet.element.extend({ year: z.int(), state: z.enum(listStates).nullable() })),
  }),
  failures: ['search-too-short', 'chapter-needs-plan'],
});

export const getTask = endpoint({
  id: 'getTask',
  tag: '台账',
  method: 'GET',
  path: '/api/tasks/{taskId}',
  summary: '读取一个事项及其出处、沿革和操作记录',
  reads: [ledgerTopics.tasks, ledgerTopics.objects, ledgerTopics.themes, ledgerTopics.lists, planTopics.unitTexts, unitTopics.units],
  params: z.object({ taskId: id }),
  query: none,
  body: none,
  response: taskDetailSchema,
  failures: ['task-not-found'],
});

const lead = printedName(1, longestUnit).nullable();
const formerLead = z.enum(responsibilityRoles).nullable();

/**
 * Names the one accountable lead of published tasks, or takes it away; all or none. Refused when a task changed since `revision`. A task may have
 * a lead of its own, where one act names several (列第一位的为牵头单位, or the undoing of another act).
 */
export const setLead = endpoint({
  id: 'setLead',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks/lead',
  summary: '为一批事项确定牵头单位，同一个或各定各的',
  touches: [ledgerTopics.tasks],
  params: none,
  query: none,
  body: z.object({
    tasks: z
      .array(z.object({ id, revision: z.int(), lead: lead.optional(), formerLeadBecomes: formerLead.optional() }))
      .min(1)
      .max(5000),
    /** Of the tasks that say none of their own. */
    lead,
    reason: z.string().trim().max(500).default(''),
    /** What the unit that led until now is from here on; null: it is out of the task. */
    formerLeadBecomes: formerLead.default('responsible'),
  }),
  bodyKb: 2048,
  response: z.object({ changed: z.int() }),
  failures: ['task-not-found', 'task-changed', 'task-withdrawn', 'task-asked-twice', 'lead-is-open-list'],
});

export const setTaskPrinciples = endpoint({
  id: 'setTaskPrinciples',
  tag: '台账',
  method: 'PUT',
  path: '/api/tasks/{taskId}/principles',
  summary: '关联事项与文件中的基本原则',
  touches: [ledgerTopics.tasks],
  params: z.object({ taskId: id }),
  query: none,
  body: z.object({ clauseIds: z.array(id).max(50) }),
  response: z.object({ changed: z.int() }),
  failures: ['task-not-found', 'clause-not-found'],
});

export const listPrinciples = endpoint({
  id: 'listPrinciples',
  tag: '台账',
  method: 'GET',
  path: '/api/principles',
  summary: '已发布文件中的基本原则及关联的事项数',
  reads: [ledgerTopics.tasks, planTopics.plans],
  params: none,
  query: z.object({ planId: id.optional() }),
  body: none,
  response: z.object({
    principles: z.array(z.object({ clauseId: id, planId: id, versionId: id, text: z.string(), start: z.int(), tasks: z.int() })),
  }),
  failures: [],
});

/** Units as printed over all published tasks, for filters and pickers. */
export const listUnitTexts = endpoint({
  id: 'listUnitTexts',
  tag: '台账',
  method: 'GET',
  path: '/api/unit-texts',
  summary: '台账中印出的单位及各角色的事项数',
  reads: [ledgerTopics.tasks, planTopics.unitTexts],
  params: none,
  query: none,
  body: none,
  response: z.object({ units: z.array(z.object({ unit: z.string(), openList: z.boolean(), tasks: z.int(), lead: z.int() })) }),
  failures: [],
});
