/** 更正: what a person says of published tasks instead of what the plan prints. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { day } from '#contract/platform/day.ts';
import { id, none, printedLine, reason, shownLine } from '#contract/platform/schema.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { longestPart, longestUnit } from '#core/ledger/correct-units.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { commitments, natures, taskKinds } from '#core/plan/parsed-plan.ts';

export const dueSchema = z
  .object({ text: shownLine(100).nullable(), from: day.nullable(), to: day.nullable() })
  .refine(({ from, to }) => from === null || to === null || from <= to);

const unitName = printedLine(1, longestUnit);
/** As a plan may print it. */
const printedUnit = z.string().min(1).max(longestUnit);
const ownPart = shownLine(longestPart).nullable();

/** What changes of the units that answer for a task, all at once; what names a unit that the task does not have changes nothing of it. */
const unitsChangeSchema = z.object({
  change: z
    .array(z.object({ unit: printedUnit, to: z.object({ unit: unitName, role: z.enum(responsibilityRoles), ownPart }).partial() }))
    .max(100)
    .optional(),
  remove: z.array(printedUnit).max(100).optional(),
  /** Who answers for the task already keeps the own part, and has the weightier role of both. */
  add: z
    .array(z.object({ unit: unitName, role: z.enum(responsibilityRoles), ownPart }))
    .max(50)
    .optional(),
});

const correctedUnits = z.array(
  z.object({ unit: z.string(), role: z.enum(responsibilityRoles), ownPart: z.string().nullable(), accountable: z.boolean() }),
);

/** A value of any field that can be corrected. */
export const correctedValue = z.nullable(z.union([z.string(), dueSchema, correctedUnits]));

/** What of a task can be corrected; what is left out stays. */
const taskValuesSchema = z
  .object({
    title: printedLine(1, 500),
    text: z.string().trim().min(1).max(20_000),
    /** All null: no deadline. */
    due: dueSchema,
    kind: z.enum(taskKinds),
    commitment: z.enum(commitments),
    nature: z.enum(natures),
    /** 市级责任领导. */
    cityLeader: printedLine(1, 100).nullable(),
    /** Who is made 牵头 is the one lead, and who led is responsible. */
    units: unitsChangeSchema,
  })
  .partial();

export type TaskCorrection = z.input<typeof taskValuesSchema>;

export const correctTasks = endpoint({
  id: 'correctTasks',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks/corrections',
  summary: '更正一批已发布的事项，须写明依据；印出的内容保留在旁',
  touches: [ledgerTopics.tasks],
  params: none,
  query: none,
  body: z.object({
    tasks: z
      .array(z.object({ id, revision: z.int(), values: taskValuesSchema }))
      .min(1)
      .max(1000),
    reason,
  }),
  bodyKb: 2048,
  /** `id` names what was corrected, to take it back; null: all of it said so already. */
  response: z.object({ id: id.nullable(), changed: z.int() }),
  failures: ['task-not-found', 'task-changed', 'task-withdrawn', 'task-asked-twice', 'lead-is-open-list'],
});

/** Takes one act's corrections back, all or none. It is an act like them, and can be taken back too. */
export const undoCorrection = endpoint({
  id: 'undoCorrection',
  tag: '台账',
  method: 'POST',
  path: '/api/corrections/{correctionId}/undo',
  summary: '撤销一次更正',
  touches: [ledgerTopics.tasks],
  params: z.object({ correctionId: id }),
  query: none,
  body: none,
  response: z.object({ id, changed: z.int() }),
  failures: ['correction-not-found', 'correction-overtaken', 'task-withdrawn'],
});
