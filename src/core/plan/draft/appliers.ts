/** The table of what each type of operation does. Undo is not in it: it decides which operations are applied at all (history.ts). */
import { applyAcceptGap } from '#core/plan/draft/apply-accept-gap.ts';
import { applyAddTask } from '#core/plan/draft/apply-add-task.ts';
import { applyAddUnit } from '#core/plan/draft/apply-add-unit.ts';
import { applyDropUnit } from '#core/plan/draft/apply-drop-unit.ts';
import { applyEditPlan } from '#core/plan/draft/apply-edit-plan.ts';
import { applyEditTask } from '#core/plan/draft/apply-edit-task.ts';
import { applyMarkAssignment } from '#core/plan/draft/apply-mark-assignment.ts';
import { applyMark } from '#core/plan/draft/apply-mark.ts';
import { applyMergeTasks } from '#core/plan/draft/apply-merge-tasks.ts';
import { applyMoveTask } from '#core/plan/draft/apply-move-task.ts';
import { applyRemoveTask } from '#core/plan/draft/apply-remove-task.ts';
import { applySetDeadline } from '#core/plan/draft/apply-set-deadline.ts';
import { applyLeadFirst, applySetLead } from '#core/plan/draft/apply-set-lead.ts';
import { applySetField } from '#core/plan/draft/apply-set-field.ts';
import { applySetObjects } from '#core/plan/draft/apply-set-objects.ts';
import { applySettleDoubt } from '#core/plan/draft/apply-settle-doubt.ts';
import { applySplitTask } from '#core/plan/draft/apply-split-task.ts';
import type { Applier } from '#core/plan/draft/draft-state.ts';
import type { OperationType } from '#core/plan/draft/operation.ts';

export const appliers: Readonly<Record<Exclude<OperationType, 'undo'>, Applier>> = {
  'edit-task': applyEditTask,
  'set-lead': applySetLead,
  'lead-first': applyLeadFirst,
  'add-unit': applyAddUnit,
  'drop-unit': applyDropUnit,
  'set-deadline': applySetDeadline,
  'set-objects': applySetObjects,
  'set-field': applySetField,
  'split-task': applySplitTask,
  'merge-tasks': applyMergeTasks,
  'move-task': applyMoveTask,
  'add-task': applyAddTask,
  'remove-task': applyRemoveTask,
  mark: applyMark,
  'mark-assignment': applyMarkAssignment,
  'settle-doubt': applySettleDoubt,
  'edit-plan': applyEditPlan,
  'accept-gap': applyAcceptGap,
};
