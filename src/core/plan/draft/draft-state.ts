/** What operations work on, and what applying one answers. */
import type { Coverage, DraftClause, DraftDoubt, DraftTask } from '#core/plan/draft/draft.ts';
import type { LoggedOperation, Operation, OperationType } from '#core/plan/draft/operation.ts';
import type { Assignment, Deadline, Heading, NamedProject, PrintedField, Range, Reference } from '#core/plan/parsed-plan.ts';

/** A draft without what is derived from it (coverage, history). */
export interface DraftState {
  readonly title: string;
  readonly docNumber: string | null;
  readonly issuedOn: string | null;
  readonly text: string;
  readonly clauses: readonly DraftClause[];
  readonly headings: readonly Heading[];
  readonly assignments: readonly Assignment[];
  readonly references: readonly Reference[];
  readonly deadlines: readonly Deadline[];
  readonly projects: readonly NamedProject[];
  readonly fields: readonly PrintedField[];
  readonly tasks: readonly DraftTask[];
  readonly doubts: readonly DraftDoubt[];
  readonly accepted: Coverage['accepted'];
}

/** Codes of the refusals of an operation. */
export type MisfitCode =
  | 'task-not-found'
  | 'range-invalid'
  | 'range-taken'
  | 'split-outside'
  | 'merge-too-few'
  | 'undo-impossible'
  | 'doubt-not-found'
  | 'path-unknown';

/** Why an operation, or a part of it, does not fit the draft. In the browser and on the server a refusal; in a replay a doubt. */
export interface Misfit {
  readonly code: MisfitCode;
  readonly at: Range;
}

export interface Applied {
  readonly state: DraftState;
  readonly misfits: readonly Misfit[];
}

export type OperationOf<T extends OperationType> = Extract<Operation, { type: T }>;

/** Applies an operation of one type to a state. Pure; never throws. */
export type Applier = (state: DraftState, entry: LoggedOperation) => Applied;

/** The state as changed, with the parts of the operation that did not fit. */
export function applied(state: DraftState, misfits: readonly Misfit[] = []): Applied {
  return { state, misfits };
}

/** Nothing changed. */
export function refused(state: DraftState, code: MisfitCode, at: Range): Applied {
  return { state, misfits: [{ code, at }] };
}

function isOfType<T extends OperationType>(operation: Operation, type: T): operation is OperationOf<T> {
  return operation.type === type;
}

/** Makes an entry of the table of appliers. */
export function applier<T extends OperationType>(
  type: T,
  apply: (state: DraftState, operation: OperationOf<T>, entry: LoggedOperation) => Applied,
): Applier {
  return (state, entry) => (isOfType(entry.operation, type) ? apply(state, entry.operation, entry) : applied(state));
}
