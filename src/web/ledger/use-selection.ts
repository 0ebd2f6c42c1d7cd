import { useEffect, useMemo, useRef, useState } from 'react';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { rangeOf, selectionLimit, toggled } from '#web/ledger/selected-tasks.ts';
import type { Grouping } from '#web/ledger/ledger-address.ts';
import type { Group } from '#web/ledger/ledger-groups.ts';
import { choiceOf, stillWhole, wholeGroup, type GroupChoice } from '#web/ledger/whole-group.ts';
import type { TaskList } from '#web/ledger/use-tasks.ts';

export interface Selection {
  /** Task id to the revision that was seen. */
  readonly chosen: ReadonlyMap<string, number>;
  readonly tasks: readonly TaskRow[];
  readonly toggle: (task: TaskRow) => void;
  /** Also chooses all from the task that was clicked last up to this one, whether the page holds them or not; answers whether these were too many. */
  readonly extend: (task: TaskRow) => Promise<boolean>;
  /** Chooses the first tasks of the list, as many as one act may change. */
  readonly chooseAll: () => Promise<void>;
  /** How much of a group is chosen. */
  readonly ofGroup: (group: Group) => GroupChoice;
  /** Chooses all tasks of a group, whether the page holds them or not, or none of them any more. */
  readonly turnGroup: (group: Group, grouping: Grouping) => Promise<TurnedGroup>;
  readonly clear: () => void;
}

export interface TurnedGroup {
  readonly on: boolean;
  /** So many tasks of the group. */
  readonly count: number;
  /** It has more than one act may change together with what was chosen before. */
  readonly cut: boolean;
}

type Chosen = ReadonlyMap<string, TaskRow>;
const none: Chosen = new Map();

/**
 * Tasks chosen for an act on many, also those that the page does not hold any more. Another filter (`scope`) clears the selection, so that
 * no hidden task is changed.
 */
export function useSelection(scope: string, list: TaskList): Selection {
  const [state, setState] = useState({ scope, chosen: none });
  const [groups, setGroups] = useState<readonly ReadonlySet<string>[]>([]);
  const anchor = useRef<{ id: string; place: number } | null>(null);
  const chosen = state.scope === scope ? state.chosen : none;
  const change = (next: (now: Chosen) => Chosen) => setState((now) => ({ scope, chosen: next(now.scope === scope ? now.chosen : none) }));
  const wholes = useMemo(() => stillWhole(groups, chosen), [groups, chosen]);
  const { rows, read } = list;
  const add = (tasks: readonly TaskRow[]) => change((now) => new Map([...now, ...tasks.map((task) => [task.id, task] as const)]));

  useChosenAgain({ list, chosen, change });
  const heldNow = (task: TaskRow): TaskRow => {
    const place = rows.placeOf(task.id);
    return (place === null ? undefined : rows.at(place)) ?? task;
  };
  const tasks = [...chosen.values()].map(heldNow);
  const turn = (task: TaskRow) => {
    anchor.current = { id: task.id, place: rows.placeOf(task.id) ?? 0 };
    change((now) => toggled(now, task));
  };
  return {
    chosen: new Map(tasks.map(({ id, revision }) => [id, revision])),
    tasks,
    toggle: turn,
    extend: async (task) => {
      const [begin, end] = [anchor.current, rows.placeOf(task.id)];
      if (begin === null || end === null) {
        turn(task);
        return false;
      }
      const start = rows.placeOf(begin.id) ?? begin.place;
      const { from, to } = rangeOf(start, end, selectionLimit);
      anchor.current = { id: task.id, place: end };
      const held = Array.from({ length: to - from }, (_, index) => rows.at(from + index));
      add(held.every((row) => row !== undefined) ? held : (await read(from, to)).tasks);
      return Math.abs(end - start) >= selectionLimit;
    },
    chooseAll: async () => {
      const { tasks: first } = await read(0, selectionLimit);
      change(() => new Map(first.map((task) => [task.id, task])));
    },
    ofGroup: (group) => choiceOf(group, rows, chosen, wholes),
    turnGroup: async (group, grouping) => {
      const on = choiceOf(group, rows, chosen, wholes) !== 'all';
      const found = await wholeGroup(group, rows, read, grouping, on ? selectionLimit : Number.POSITIVE_INFINITY);
      const ids = new Set(found.tasks.map(({ id }) => id));
      if (!on) {
        change((now) => new Map([...now].filter(([id]) => !ids.has(id))));
        return { on, count: ids.size, cut: false };
      }
      const room = selectionLimit - [...chosen.keys()].filter((id) => !ids.has(id)).length;
      const cut = found.cut || found.tasks.length > room;
      add(found.tasks.slice(0, Math.max(0, room)));
      if (!cut) setGroups((now) => [...now, ids]);
      return { on, count: Math.min(ids.size, Math.max(0, room)), cut };
    },
    clear: () => {
      setGroups([]);
      change(() => none);
    },
  };
}

interface Latest {
  readonly list: TaskList;
  readonly chosen: Chosen;
  readonly change: (next: (now: Chosen) => Chosen) => void;
}

/**
 * When the list is read anew, so are the chosen tasks that it does not hold: the next act names their newest revision, and those that left
 * the list are chosen no more.
 */
function useChosenAgain({ list, chosen, change }: Latest): void {
  const { settled, stale, state } = list;
  const { dataUpdatedAt } = state;
  const seen = useRef(dataUpdatedAt);
  const latest = useRef({ list, chosen, change });
  useEffect(() => {
    latest.current = { list, chosen, change };
  });
  useEffect(() => {
    if (!settled || stale || seen.current === dataUpdatedAt) return;
    seen.current = dataUpdatedAt;
    void readChosenAgain(latest.current);
  }, [dataUpdatedAt, settled, stale]);
}

const entry = (id: string, task: TaskRow | undefined): [string, TaskRow][] => (task === undefined ? [] : [[id, task]]);

async function readChosenAgain({ list, chosen, change }: Latest): Promise<void> {
  const away = new Set([...chosen.keys()].filter((id) => list.rows.placeOf(id) === null));
  if (away.size === 0) return;
  try {
    const found = new Map((await list.readAgain([...away])).map((task) => [task.id, task]));
    change((now) => new Map([...now].flatMap(([id, task]) => entry(id, away.has(id) ? found.get(id) : task))));
  } catch {
    // An act on a task that changed meanwhile is refused, and says so.
  }
}
