import type { DraftTask } from '#core/plan/draft/draft.ts';
import { selectedTask } from '#web/plan/review/review-state.ts';
import { mergeOperation, stepBack, tasksMeant } from '#web/plan/review/tasks-meant.ts';
import type { TaskDialog, TaskMode } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { useKeys } from '#web/ui/keyboard.ts';

interface TaskKeys {
  readonly step: (by: 1 | -1) => void;
  readonly setDialog: (dialog: TaskDialog) => void;
  readonly enterMode: (task: string | null, mode: TaskMode | null) => void;
}

/** The keys that act on the selected task, or on the chosen ones. They rest while a stretch of the document is selected. */
export function useTaskKeys({ step, setDialog, enterMode }: TaskKeys): void {
  const { state, change, operate, editable } = useReview();
  const task = selectedTask(state);
  const openFor = (purpose: TaskDialog['purpose'], tasks: readonly DraftTask[]) => {
    if (tasks.length > 0) setDialog({ purpose, tasks });
  };
  const mode = (next: TaskMode) => () => enterMode(state.selected, next);
  const merge = () => {
    const operation = mergeOperation(state);
    if (operation !== null) operate(operation);
  };
  const both = (letter: string, act: () => void) => ({ [letter]: act, [letter.toUpperCase()]: act });
  useKeys({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => popupIsOpen() || change(stepBack),
    ...(editable && state.stretch === null
      ? {
          ...both('l', () => openFor('lead', tasksMeant(state))),
          ...both('u', () => openFor('add', tasksMeant(state))),
          ...both('r', () => openFor('drop', tasksMeant(state))),
          ...both('m', merge),
          ...(state.chosen.size > 0 ? both('d', () => openFor('deadline', tasksMeant(state))) : {}),
          ...(task === undefined
            ? {}
            : {
                ...both('v', () => openFor('move', [task])),
                ...both('e', mode('title')),
                ...both('s', mode('split')),
                ...(state.chosen.size > 0 ? {} : both('d', mode('deadline'))),
                ...both('o', mode('objects')),
                ...both('x', mode('remove')),
              }),
        }
      : {}),
  });
}

/** An open list has Escape to itself. */
function popupIsOpen(): boolean {
  const kinds = ['ant-dropdown', 'ant-select-dropdown'];
  return kinds.some((kind) => document.querySelector(`.${kind}:not(.${kind}-hidden)`) !== null);
}
