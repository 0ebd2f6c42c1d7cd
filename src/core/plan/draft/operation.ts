/**
 * What people do to a draft ledger. Operations are stored in order and replayed over the parser's immutable output; they are anchored
 * to ranges of the text, so that they find their task again after a new parse. What no longer fits becomes a doubt.
 */
import type { ClauseKind, Commitment, DoubtCode, Nature, PrintedField, Range, TaskKind, TaskRole } from '#core/plan/parsed-plan.ts';

/** Roles of a responsibility (责任): lead 牵头 · responsible 责任 · support 配合 · local 属地 · supervise 督导. */
export const responsibilityRoles = ['lead', 'responsible', 'support', 'local', 'supervise'] as const;
export type ResponsibilityRole = (typeof responsibilityRoles)[number];

/** The ranges at which a task stood when somebody acted on it. */
export interface TaskAnchor {
  readonly ranges: readonly Range[];
}

/** How a person settles a doubt. `corrected` carries the text that is meant, `named` the members of an open list, `dated` an ISO day. */
export type DoubtAnswer =
  | { readonly kind: 'as-printed' }
  | { readonly kind: 'corrected'; readonly text: string }
  | { readonly kind: 'named'; readonly units: readonly string[] }
  | { readonly kind: 'dated'; readonly day: string };

export type Operation =
  | {
      readonly type: 'edit-task';
      readonly task: TaskAnchor;
      readonly set: {
        readonly title?: string | undefined;
        readonly role?: TaskRole | undefined;
        readonly kind?: TaskKind | undefined;
        readonly commitment?: Commitment | undefined;
        readonly nature?: Nature | undefined;
        readonly subject?: string | null | undefined;
      };
    }
  /** Names the one accountable lead of each task (adds the unit where it is not there yet); null takes the lead away. */
  | { readonly type: 'set-lead'; readonly tasks: readonly TaskAnchor[]; readonly unit: string | null }
  /** The unit that each of the tasks lists first leads it; tasks that have a lead, or list nobody in particular first, stay as they are. */
  | { readonly type: 'lead-first'; readonly tasks: readonly TaskAnchor[] }
  | {
      readonly type: 'add-unit';
      readonly tasks: readonly TaskAnchor[];
      readonly unit: string;
      readonly role: ResponsibilityRole;
      readonly ownPart: string | null;
    }
  | { readonly type: 'drop-unit'; readonly tasks: readonly TaskAnchor[]; readonly unit: string }
  | {
      readonly type: 'set-deadline';
      readonly task: TaskAnchor;
      readonly deadline: { readonly text: string; readonly from: string | null; readonly to: string | null } | null;
    }
  | {
      readonly type: 'set-objects';
      readonly task: TaskAnchor;
      readonly objects: readonly { readonly name: string; readonly kind: TaskKind }[];
    }
  /** What is printed at `field` beside the tasks was misread: it is this, or, null, none of their fields. */
  | {
      readonly type: 'set-field';
      readonly tasks: readonly TaskAnchor[];
      readonly field: Range;
      readonly to: Pick<PrintedField, 'kind' | 'label' | 'values'> | null;
    }
  /** `at`: offsets in the text, each strictly inside one of the task's ranges, or of two with a comma between them. */
  | { readonly type: 'split-task'; readonly task: TaskAnchor; readonly at: readonly number[] }
  /** The first takes in the others; its fields stay, their units, deadlines and objects join. */
  | { readonly type: 'merge-tasks'; readonly tasks: readonly TaskAnchor[] }
  /** To another chapter, or to another place: in front of `before`, null for the end of the chapter. */
  | { readonly type: 'move-task'; readonly task: TaskAnchor; readonly path: string; readonly before: TaskAnchor | null }
  | { readonly type: 'add-task'; readonly ranges: readonly Range[]; readonly path: string; readonly title: string }
  /** Not a task: its text is marked as none, with a reason. */
  | { readonly type: 'remove-task'; readonly task: TaskAnchor; readonly reason: string }
  /** A person says what a range is; `none`: nothing that the ledger needs. */
  | {
      readonly type: 'mark';
      readonly range: Range;
      readonly as: Exclude<ClauseKind, 'other' | 'task' | 'assignment'> | 'none';
      readonly reason: string;
    }
  /** A range is an assignment; it applies to the tasks since the assignment before it in the same chapter. */
  | {
      readonly type: 'mark-assignment';
      readonly range: Range;
      readonly lead: readonly string[];
      readonly responsible: readonly string[];
      readonly support: readonly string[];
      readonly local: readonly string[];
    }
  | {
      readonly type: 'settle-doubt';
      readonly doubt: Range & { readonly code: DoubtCode | 'operation-lost' };
      readonly answer: DoubtAnswer;
      readonly note: string;
    }
  | {
      readonly type: 'edit-plan';
      readonly set: {
        readonly title?: string | undefined;
        readonly docNumber?: string | null | undefined;
        readonly issuedOn?: string | null | undefined;
      };
    }
  /** Publishing with this range unaccounted was accepted, with a reason. */
  | { readonly type: 'accept-gap'; readonly range: Range; readonly reason: string }
  /** The inverse of the operation `seq`; undoing an undo is a redo. */
  | { readonly type: 'undo'; readonly seq: number };

export type OperationType = Operation['type'];

/** An operation as it stands in the log of a version. `at` is an ISO instant. */
export interface LoggedOperation {
  readonly seq: number;
  readonly operation: Operation;
  readonly actor: string;
  readonly at: string;
}
