/** 印出的单位名称: what the unit names of a plan are taken to mean, decided once for the whole plan. */
import { z } from 'zod';
import { id, none } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { issuerLevels } from '#core/unit/name-form.ts';
import { unitTextStates } from '#core/plan/unit-text.ts';
import { resolveReasons } from '#core/unit/resolve-proposals.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { planTopics } from '#contract/plan/topics.ts';

const reason = z.string().trim().max(500);

/** Why a unit is proposed: the resolver's reasons, and that the unit has the printed name itself (it got it after the plan came in). */
export const proposalReasons = ['same-name', ...resolveReasons] as const;

export const proposalSchema = z.object({
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
  reads: [planTopics.plans, planTopics.drafts, planTopics.unitTexts, unitTopics.units],
  params: z.object({ planId: id }),
  query: none,
  body: none,
  /** issuerLevel: whose paper it is; a body that it names without a level is one of that level. */
  response: z.object({ issuerLevel: z.enum(issuerLevels), units: z.array(planUnitSchema) }),
  failures: ['plan-not-found'],
});

const decision = z.object({
  text: z.string().min(1).max(1000),
  state: z.enum(unitTextStates),
  unitIds: z.array(id).max(500),
  revision: z.int(),
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
  summary: '确定印出的名称是哪个单位，未明确的范围是哪些单位，或按原文保留',
  touches: [planTopics.unitTexts],
  params: z.object({ planId: id }),
  query: none,
  body: decision.extend({ reason: reason.default('') }),
  response: planUnitSchema,
  failures: ['plan-not-found', 'unit-text-not-found', 'unit-text-changed', 'unit-not-found', 'unit-text-wrong-state'],
});

/** Decides many texts of a plan, all or none, in one act. Of a text that stands twice the last decision counts. */
export const decidePlanUnits = endpoint({
  id: 'decidePlanUnits',
  tag: '责任单位',
  method: 'PUT',
  path: '/api/plans/{planId}/units/batch',
  summary: '一并确定多个印出的名称：对应、明确或按原文保留',
  touches: [planTopics.unitTexts],
  params: z.object({ planId: id }),
  query: none,
  body: z.object({ decisions: z.array(decision).min(1).max(1000), reason: reason.default('') }),
  bodyKb: 2048,
  response: z.object({ units: z.array(planUnitSchema) }),
  failures: ['plan-not-found', 'unit-text-not-found', 'unit-text-changed', 'unit-not-found', 'unit-text-wrong-state'],
});

/** Plans that print names which nobody has decided yet: where the tree of units can come from. */
export const listPlansWithOpenUnits = endpoint({
  id: 'listPlansWithOpenUnits',
  tag: '责任单位',
  method: 'GET',
  path: '/api/plans/open-units',
  summary: '哪些文件印出的名称还没有对应的单位',
  reads: [planTopics.plans, planTopics.drafts, planTopics.unitTexts, unitTopics.units],
  params: none,
  query: none,
  body: none,
  response: z.object({ plans: z.array(z.object({ planId: id, title: z.string(), names: z.int() })) }),
  failures: [],
});
