/**
 * What an operation on one version of a document becomes on the next: it goes on at its new place; it is over, since the new text contains what it
 * did; or it has no place any more and is asked about.
 */
import { carryEdit, carryField, carryUnits } from '#core/plan/draft/carry-fields.ts';
import { carryPrintedField } from '#core/plan/draft/carry-printed-field.ts';
import { carryAddTask, carryMerge, carryMove, carryRemove, carrySplit } from '#core/plan/draft/carry-tasks.ts';
import { carryAnswer, carryMark, carryMarkedAssignment } from '#core/plan/draft/carry-answers.ts';
import type { DraftState } from '#core/plan/draft/draft-state.ts';
import { taskFinder } from '#core/plan/draft/find-task.ts';
import type { Versions } from '#core/plan/draft/carried.ts';
import type { Operation, TaskAnchor } from '#core/plan/draft/operation.ts';

/** What the operation becomes; nothing when it is over. */
export function carryOver(versions: Versions, operation: Operation): Operation[] {
  const finder = ({ tasks }: DraftState) => {
    const find = taskFinder(tasks);
    return (anchor: TaskAnchor) => tasks[find(anchor)];
  };
  const { before, after, end, now } = versions;
  const carrying = { ...versions, find: { before: finder(before), after: finder(after), end: finder(end), now: finder(now) } };
  switch (operation.type) {
    case 'edit-task':
      return carryEdit(carrying, operation);
    case 'set-deadline':
    case 'set-objects':
      return carryField(carrying, operation);
    case 'set-lead':
    case 'lead-first':
    case 'add-unit':
    case 'drop-unit':
      return carryUnits(carrying, operation);
    case 'set-field':
      return carryPrintedField(carrying, operation);
    case 'split-task':
      return carrySplit(carrying, operation);
    case 'merge-tasks':
      return carryMerge(carrying, operation);
    case 'move-task':
      return carryMove(carrying, operation);
    case 'add-task':
      return carryAddTask(carrying, operation);
    case 'remove-task':
      return carryRemove(carrying, operation);
    case 'mark':
    case 'accept-gap':
      return carryMark(carrying, operation);
    case 'mark-assignment':
      return carryMarkedAssignment(carrying, operation);
    case 'settle-doubt':
      return carryAnswer(carrying, operation);
    // The new version prints its own title, number and day of issue.
    case 'edit-plan':
    case 'undo':
      break;
  }
  return [];
}
