/** The draft ledger (台账草稿): the parser's output with what people changed, as the review workspace shows it. */
import type { DoubtAnswer, LoggedOperation, ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type {
  Assignment,
  ClauseKind,
  Commitment,
  Deadline,
  DeadlineRole,
  DoubtCode,
  Heading,
  NamedProject,
  Nature,
  PrintedField,
  Range,
  Reference,
  TaskKind,
  TaskRole,
} from '#core/plan/parsed-plan.ts';

/** printed: the task's own text names the unit · inherited: a chapter's or item's assignment gives it · changed: a person gave it. */
export const responsibilityBases = ['printed', 'inherited', 'resolved', 'changed'] as const;
export type ResponsibilityBasis = (typeof responsibilityBases)[number];

export interface DraftResponsibility {
  readonly unit: string;
  readonly role: ResponsibilityRole;
  readonly basis: ResponsibilityBasis;
  /** 等, 有关县市区, 各…: nobody in particular until somebody names the members. */
  readonly openList: boolean;
  readonly ownPart: string | null;
  /** Index of the assignment that gives it, or null. */
  readonly assignment: number | null;
}

export interface DraftDeadline {
  readonly text: string;
  /** Only `task` is when the task itself is due; a person's deadline is of that role. */
  readonly role: DeadlineRole;
  readonly from: string | null;
  readonly to: string | null;
  /** Where it stands in the text; null when a person gave it. */
  readonly range: Range | null;
}

export interface DraftObject {
  readonly name: string;
  readonly kind: TaskKind;
  readonly range: Range | null;
}

/** Persons, places and other fields that are printed beside the task. */
export type DraftField = Pick<PrintedField, 'kind' | 'label' | 'values'> & { readonly range: Range };

export interface DraftTask {
  /** Stable within a draft: `p<start>` for the parser's tasks, `o<seq>.<n>` for those that an operation made. */
  readonly key: string;
  readonly ranges: readonly Range[];
  readonly path: string;
  readonly text: string;
  readonly title: string;
  readonly role: TaskRole;
  readonly kind: TaskKind;
  readonly commitment: Commitment;
  readonly nature: Nature;
  readonly subject: string | null;
  readonly responsibilities: readonly DraftResponsibility[];
  readonly deadlines: readonly DraftDeadline[];
  readonly objects: readonly DraftObject[];
  readonly fields: readonly DraftField[];
  /** A person changed it. */
  readonly changed: boolean;
}

/** A leaf as it stands now; `marked` names the operation of the person who said so. */
export interface DraftClause extends Range {
  readonly path: string;
  readonly kind: ClauseKind | 'none';
  readonly marked: number | null;
}

export interface DraftDoubt extends Range {
  /** `code:start:end` */
  readonly key: string;
  readonly code: DoubtCode | 'operation-lost';
  readonly message: string;
  readonly settled: {
    readonly answer: DoubtAnswer;
    readonly note: string;
    readonly actor: string;
    readonly at: string;
    readonly seq: number;
  } | null;
}

/** Counted in characters that are not white space. `gaps` are the unaccounted ranges, in order; accepted ones are left out. */
export interface Coverage {
  readonly total: number;
  readonly accounted: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly gaps: readonly Range[];
  readonly accepted: readonly (Range & { readonly reason: string; readonly actor: string; readonly at: string })[];
}

/** An operation that was taken back. Redo is `{ type: 'undo', seq: undoneBy }`. */
export interface UndoneOperation extends LoggedOperation {
  readonly undoneBy: number;
}

export interface Draft {
  readonly title: string;
  readonly docNumber: string | null;
  readonly issuedOn: string | null;
  readonly text: string;
  readonly clauses: readonly DraftClause[];
  readonly headings: readonly Heading[];
  readonly assignments: readonly Assignment[];
  readonly references: readonly Reference[];
  /** As the parser found them: a task that a person makes takes up those that stand in its text. */
  readonly deadlines: readonly Deadline[];
  readonly projects: readonly NamedProject[];
  readonly fields: readonly PrintedField[];
  /** In the order of the printed ledger. */
  readonly tasks: readonly DraftTask[];
  readonly doubts: readonly DraftDoubt[];
  readonly coverage: Coverage;
  /** Gaps that people accepted, oldest first. */
  readonly accepted: Coverage['accepted'];
  /**
   * The log without what was undone, oldest first; what undo takes back next is the last, what redo brings back is `undone`'s last.
   * `undone` holds what was taken back since the last operation that was not an undo.
   */
  readonly applied: readonly LoggedOperation[];
  readonly undone: readonly UndoneOperation[];
}
