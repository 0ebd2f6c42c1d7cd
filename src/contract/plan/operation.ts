/** The wire form of core/plan/draft/operation.ts; the type annotation holds the two together. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { printedLine, printedName, shownLine } from '#contract/platform/schema.ts';
import { responsibilityRoles, type Operation } from '#core/plan/draft/operation.ts';
import { clauseKinds, commitments, doubtCodes, natures, printedFieldKinds, taskKinds, taskRoles } from '#core/plan/parsed-plan.ts';

const offset = z.int().min(0);
const range = z.object({ start: offset, end: offset });
const anchor = z.object({ ranges: z.array(range).min(1).max(200) });
const anchors = z.array(anchor).min(1).max(5000);
/** The texts that people write in operations, each with its limits: forms of the browser read them. */
export const operationTexts = z.object({
  text: shownLine(2000),
  title: printedLine(1, 2000),
  unit: printedName(1, 100),
  reason: z.string().trim().max(500),
  subject: shownLine(200),
  ownPart: shownLine(500),
  deadline: shownLine(100),
  object: printedName(1, 200),
  fieldLabel: printedName(1, 40),
  fieldValue: printedName(1, 200),
  docNumber: shownLine(100),
});

const { text, title, unit, reason, subject, ownPart, deadline, object, fieldLabel, fieldValue, docNumber } = operationTexts.shape;
const units = z.array(unit).max(200);

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('as-printed') }),
  z.object({ kind: z.literal('corrected'), text }),
  z.object({ kind: z.literal('named'), units: units.min(1) }),
  z.object({ kind: z.literal('dated'), day }),
]);

export const operationSchema: z.ZodType<Operation> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('edit-task'),
    task: anchor,
    set: z.object({
      title: title.optional(),
      role: z.enum(taskRoles).optional(),
      kind: z.enum(taskKinds).optional(),
      commitment: z.enum(commitments).optional(),
      nature: z.enum(natures).optional(),
      subject: subject.nullable().optional(),
    }),
  }),
  z.object({ type: z.literal('set-lead'), tasks: anchors, unit: unit.nullable() }),
  z.object({ type: z.literal('lead-first'), tasks: anchors }),
  z.object({
    type: z.literal('add-unit'),
    tasks: anchors,
    unit,
    role: z.enum(responsibilityRoles),
    ownPart: ownPart.nullable(),
  }),
  // A name that stands there already goes, however it is written.
  z.object({ type: z.literal('drop-unit'), tasks: anchors, unit: z.string().trim().min(1).max(100) }),
  z.object({
    type: z.literal('set-deadline'),
    task: anchor,
    deadline: z.object({ text: deadline, from: day.nullable(), to: day.nullable() }).nullable(),
  }),
  z.object({
    type: z.literal('set-objects'),
    task: anchor,
    objects: z.array(z.object({ name: object, kind: z.enum(taskKinds) })).max(200),
  }),
  z.object({
    type: z.literal('set-field'),
    tasks: anchors,
    field: range,
    to: z.object({ kind: z.enum(printedFieldKinds), label: fieldLabel, values: z.array(fieldValue).min(1).max(50) }).nullable(),
  }),
  z.object({ type: z.literal('split-task'), task: anchor, at: z.array(offset).min(1).max(100) }),
  z.object({ type: z.literal('merge-tasks'), tasks: z.array(anchor).min(2).max(200) }),
  z.object({ type: z.literal('move-task'), task: anchor, path: z.string().max(200), before: anchor.nullable() }),
  z.object({ type: z.literal('add-task'), ranges: z.array(range).min(1).max(200), path: z.string().max(200), title: text }),
  z.object({ type: z.literal('remove-task'), task: anchor, reason }),
  z.object({
    type: z.literal('mark'),
    range,
    as: z.enum([...clauseKinds.filter((kind) => kind !== 'other' && kind !== 'task' && kind !== 'assignment'), 'none']),
    reason,
  }),
  z.object({ type: z.literal('mark-assignment'), range, lead: units, responsible: units, support: units, local: units }),
  z.object({
    type: z.literal('settle-doubt'),
    doubt: range.extend({ code: z.enum([...doubtCodes, 'operation-lost']) }),
    answer,
    note: reason,
  }),
  z.object({
    type: z.literal('edit-plan'),
    set: z.object({
      title: title.optional(),
      docNumber: docNumber.nullable().optional(),
      issuedOn: day.nullable().optional(),
    }),
  }),
  z.object({ type: z.literal('accept-gap'), range, reason: reason.min(1) }),
  z.object({ type: z.literal('undo'), seq: z.int().min(1) }),
]);
