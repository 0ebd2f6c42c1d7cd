/** 未明确: open lists of the ledger, and decisions on single responsibilities. */
import { z } from 'zod';
import { longestUnit } from '#core/ledger/correct-units.ts';
import { id, none } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { unitTextStates } from '#core/plan/unit-text.ts';
import { proposalSchema } from '#contract/plan/unit-text-endpoints.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';

const reason = z.string().trim().max(500);

/** unnamed: open lists without a decision · named · as-printed · unmatched: names without a matching unit. */
export const openListTabs = ['unnamed', 'named', 'as-printed', 'unmatched'] as const;

export type OpenListTab = (typeof openListTabs)[number];

export const openListTab = z.enum(openListTabs).default('unnamed');

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
  summary: '台账中尚未明确的范围和尚未对应的名称',
  reads: [ledgerTopics.tasks, planTopics.unitTexts, unitTopics.units],
  params: none,
  query: z.object({ tab: openListTab, planId: id.optional() }),
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
  summary: '为一批事项明确责任单位，或按原文保留',
  touches: [ledgerTopics.tasks],
  params: none,
  query: none,
  body: z.object({
    /** Each by its task and what the task prints: in all roles that it is printed in. */
    responsibilities: z
      .array(z.object({ taskId: id, unit: z.string().max(longestUnit) }))
      .min(1)
      .max(5000),
    state: z.enum(unitTextStates),
    unitIds: z.array(id).max(500),
    reason: reason.default(''),
  }),
  bodyKb: 1024,
  response: z.object({ changed: z.int() }),
  failures: ['responsibility-not-found', 'unit-not-found', 'unit-text-wrong-state'],
});
