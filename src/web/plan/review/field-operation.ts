/** A printed field that was misread, as an operation on the tasks that have it from the same place. */
import { fieldAt } from '#core/plan/draft/apply-set-field.ts';
import type { DraftField, DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import type { PrintedFieldKind } from '#core/plan/parsed-plan.ts';

export interface TypedField {
  readonly kind: PrintedFieldKind;
  readonly label: string;
  readonly values: string;
}

/** Persons and places are parted by 、 and the like; what else is said is one value. */
function valuesOf({ kind, values }: TypedField): string[] {
  const parts = kind === 'person' || kind === 'place' ? values.split(/[、，,；;]/u) : [values];
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

/** The other tasks of the draft to which the print at the field's place applies. */
export function sharing(tasks: readonly DraftTask[], task: DraftTask, { range }: DraftField): DraftTask[] {
  return tasks.filter((other) => other.key !== task.key && fieldAt(other.fields, range) !== undefined);
}

/** Null while something is missing or nothing is changed. */
export function correctField(tasks: readonly DraftTask[], field: DraftField, typed: TypedField): Operation | null {
  const to = { kind: typed.kind, label: typed.label.trim(), values: valuesOf(typed) };
  const isAsBefore = to.kind === field.kind && to.label === field.label && to.values.join('、') === field.values.join('、');
  return to.label === '' || to.values.length === 0 || isAsBefore ? null : fieldOperation(tasks, field, to);
}

/** Takes the field from the tasks. */
export function dropField(tasks: readonly DraftTask[], field: DraftField): Operation {
  return fieldOperation(tasks, field, null);
}

function fieldOperation(
  tasks: readonly DraftTask[],
  { range }: DraftField,
  to: Extract<Operation, { type: 'set-field' }>['to'],
): Operation {
  return { type: 'set-field', tasks: tasks.map(({ ranges }) => ({ ranges })), field: { start: range.start, end: range.end }, to };
}
