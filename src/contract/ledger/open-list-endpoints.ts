/** 责任单位的对应: from printed names to units, open lists to their members, and what a counterpart may see. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { resolveReasons } from '#core/unit/resolve-proposals.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';

const id = z.uuid();
const none = z.object({});
const reason = z.string().trim().max(500);

/** open: nobody decided · matched: the name is this unit · named: the list means these · as-printed: it stays as it is, on purpose. */
export const unitTextStates = ['open', 'matched', 'named', 'as-printed'] as const;

/** Why a unit is proposed: the resolver's reasons, and that the unit has the printed name itself (it got it after the plan came in). */
export const proposalReasons = ['same-name', ...resolveReasons] as const;

const proposalSchema = z.object({
  unitId: id,
  confidence: z.int().min(1).max(100),
  why: z.enum(proposalReasons),
  /** The known name that the text resembles. */
  name: z.string(),
});
export type UnitProposal = z.infer<typeof proposalSchema>;

export const planUnitSchema = z.object({
  text: z.string(),
  openList: z.boolean(),
  state: z.enum(unitTextStates),
  unitIds: z.array(id),
  /** 100: the printed name is exactly one unit's name. null: the resolver did not propose what was decided. */
  confidence: z.int().nullable(),
  basis: z.enum(['name', 'person']).nullable(),
  proposals: z.array(proposalSchema),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  revision: z.int(),
  /** How often the newest draft, or else the ledger, prints it. */
  tasks: z.int(),
});
export type PlanUnit = z.infer<typeof planUnitSchema>;

/** Every unit text that the newest version of a plan prints, with what it is taken to mean. */
export const listPlanUnits = endpoint({
  id: 'listPlanUnits',
  tag: '责任单位',
  method: 'GET',
  path: '/api/plans/{planId}/units',
  summary: '一份文件印出的责任单位及其与单位树的对应',
  params: z.object({ planId: id }),
  query: none,
  body: none,
  response: z.object({ units: z.array(planUnitSchema) }),
  failures: ['plan-not-found'],
});

/**
 * Decides one text of a plan. `open` takes a decision back. Where the plan is published, it is written through to the responsibilities of
 * that text that nobody decided one by one.
 */
export const decidePlanUnit = endpoint({
  id: 'decidePlanUnit',
  tag: '责任单位',
  method: 'PUT',
  path: '/api/plans/{planId}/units',
  summary: '确定印出的名称是哪个单位，未点名的范围是哪些单位，或照印',
  params: z.object({ planId: id }),
  query: none,
  body: z.object({
    text: z.string().min(1).max(1000),
    state: z.enum(unitTextStates),
    unitIds: z.array(id).max(500),
    reason: reason.default(''),
    revision: z.int(),
  }),
  response: planUnitSchema,
  failures: ['plan-not-found', 'unit-text-not-found', 'unit-text-changed', 'unit-not-found', 'unit-text-wrong-state'],
});

/** unnamed: open lists that nobody decided · named · as-printed · unmatched: names that no unit was found for. */
export const openListTabs = ['unnamed', 'named', 'as-printed', 'unmatched'] as const;
export type OpenListTab = (typeof openListTabs)[number];

/** So many responsibilities of one text are listed; a decision on the text reaches all of them. */
export const listedOfText = 200;

export const openListSchema = z.object({
  planId: id,
  planTitle: z.string(),
  text: z.string(),
  openList: z.boolean(),
  /** Of the plan's text, for decidePlanUnit. */
  revision: z.int(),
  proposals: z.array(proposalSchema),
  total: z.int(),
  responsibilities: z.array(
    z.object({
      id,
      taskId: id,
      taskCode: z.string(),
      taskTitle: z.string(),
      chapter: z.string(),
      role: z.enum(responsibilityRoles),
      state: z.enum(unitTextStates),
      units: z.array(z.object({ id, name: z.string() })),
      /** Decided for this task alone. */
      singly: z.boolean(),
      resolvedBy: z.string().nullable(),
      resolvedAt: z.string().nullable(),
    }),
  ),
});
export type OpenList = z.infer<typeof openListSchema>;

/** Open lists of the open tasks, and names that no unit was found for, by plan and text: each with its tasks. */
export const listOpenLists = endpoint({
  id: 'listOpenLists',
  tag: '责任单位',
  method: 'GET',
  path: '/api/open-lists',
  summary: '台账中尚未点名的范围和尚未对应的名称',
  params: none,
  query: z.object({ tab: z.enum(openListTabs).default('unnamed'), planId: id.optional() }),
  body: none,
  response: z.object({
    /** Responsibilities under each tab. */
    counts: z.object({ unnamed: z.int(), named: z.int(), 'as-printed': z.int(), unmatched: z.int() }),
    lists: z.array(openListSchema),
  }),
  failures: [],
});

/** Decides single responsibilities, whatever their text means elsewhere; `open` takes that back, and the decision on the text holds again. */
export const resolveResponsibilities = endpoint({
  id: 'resolveResponsibilities',
  tag: '责任单位',
  method: 'POST',
  path: '/api/responsibilities/resolve',
  summary: '为一批事项点名责任单位，或照印',
  params: none,
  query: none,
  body: z.object({
    responsibilityIds: z.array(id).min(1).max(5000),
    state: z.enum(unitTextStates),
    unitIds: z.array(id).max(500),
    reason: reason.default(''),
  }),
  response: z.object({ changed: z.int() }),
  failures: ['responsibility-not-found', 'unit-not-found', 'unit-text-wrong-state'],
});

/** What a counterpart (协作方) sees. */
export const setTaskShares = endpoint({
  id: 'setTaskShares',
  tag: '责任单位',
  method: 'POST',
  path: '/api/tasks/shares',
  summary: '把一批事项共享给协作单位，或收回',
  params: none,
  query: none,
  body: z.object({ taskIds: z.array(id).min(1).max(5000), add: z.array(id).max(50), remove: z.array(id).max(50) }),
  response: z.object({ changed: z.int() }),
  failures: ['task-not-found', 'unit-not-found', 'unit-not-outside'],
});
