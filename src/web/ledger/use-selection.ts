import { useRef, useState } from 'react';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { toggled } from '#web/ledger/selected-tasks.ts';

export interface Selection {
  /** Task id to the revision that was seen. */
  readonly chosen: ReadonlyMap<string, number>;
  readonly tasks: readonly TaskRow[];
  readonly toggle: (task: TaskRow, range: boolean) => void;
  readonly replace: (tasks: readonly TaskRow[]) => void;
  readonly clear: () => void;
}

/** Tasks chosen for an act on many. Another filter (`scope`) clears the selection, so that no hidden task is changed. */
export function useSelection(scope: string, rows: readonly TaskRow[]): Selection {
  const [state, setState] = useState<{ scope: string; ids: ReadonlySet<string> }>({ scope, ids: new Set() });
  const anchor = useRef<string | null>(null);
  const ids = state.scope === scope ? state.ids : new Set<string>();
  const keep = (next: ReadonlySet<string>) => setState({ scope, ids: next });
  const tasks = ids.size === 0 ? [] : rows.filter(({ id }) => ids.has(id));

  const toggle = (task: TaskRow, range: boolean) => {
    const next = toggled(ids, rows, task.id, anchor.current, range);
    anchor.current = task.id;
    keep(next);
  };
  return {
    chosen: new Map(tasks.map(({ id, revision }) => [id, revision])),
    tasks,
    toggle,
    replace: (all) => keep(new Set(all.map(({ id }) => id))),
    clear: () => keep(new Set()),
  };
}
