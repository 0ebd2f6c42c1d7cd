import { createContext, useContext } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';

/** A question about one task or many that opens over the page. */
export interface TaskDialog {
  readonly purpose: 'lead' | 'add' | 'drop' | 'move' | 'deadline';
  readonly tasks: readonly DraftTask[];
  /** Naming leads: begins with what 列第一位的为牵头单位 would do. */
  readonly byRule?: boolean;
}

/** What is being done inside of the selected card. */
export type TaskMode = 'title' | 'split' | 'remove' | 'deadline' | 'objects' | 'field';

export interface TaskDialogs {
  readonly open: (dialog: TaskDialog) => void;
  readonly mode: TaskMode | null;
  readonly setMode: (mode: TaskMode | null) => void;
  /** Ends the mode; the keys are for the list again. */
  readonly backToList: () => void;
}

export const TaskDialogContext = createContext<TaskDialogs | null>(null);

/** The dialogs and modes of the ledger pane around a component. */
export function useTaskDialogs(): TaskDialogs {
  const dialogs = useContext(TaskDialogContext);
  if (dialogs === null) throw new Error('useTaskDialogs needs the TaskDialogContext of LedgerPane');
  return dialogs;
}
