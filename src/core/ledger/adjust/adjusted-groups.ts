/**
 * What people did to the tasks that a plan prints, as a new version of the plan meets it: printed tasks that were withdrawn, split or merged, with
 * what stands in their place. It stays while the plan prints what it printed; where it prints something else, a person chooses.
 */

/** A task of a plan with the acts by which it came and ended. */
export interface LineageTask {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  /** null: by a publication. */
  readonly madeBy: string | null;
  readonly endedBy: string | null;
}

export interface AdjustedGroup {
  /** Tasks that the plan prints and that ended by hand, in printed order; never none. */
  readonly printed: readonly string[];
  /** What people added and then split or merged into it. */
  readonly added: readonly string[];
  /** What stands in their place, each with those of both that it comes from. None: they were withdrawn. */
  readonly standing: readonly { readonly id: string; readonly from: readonly string[] }[];
  /** What people made of both and then ended too: it may be brought back, and goes where those go that it comes from. */
  readonly ended: AdjustedGroup['standing'];
  /** The last act that it comes of, by which a choice of it is known: what people do to it later was not chosen. Ids are given in the order of time. */
  readonly lastAct: string;
}

export type AdjustmentChoice = 'adjustment' | 'plan';

/** `tasks`: all that the plan ever had, in printed order. */
export function adjustedGroups(tasks: readonly LineageTask[]): AdjustedGroup[] {
  const madeBy = Map.groupBy(tasks, (task) => task.madeBy);
  const heirsOf = (task: LineageTask): readonly LineageTask[] => (task.endedBy === null ? [] : (madeBy.get(task.endedBy) ?? []));
  const parentsOf = new Map<string, LineageTask[]>();
  for (const task of tasks) for (const heir of heirsOf(task)) parentsOf.set(heir.id, [...(parentsOf.get(heir.id) ?? []), task]);
  const placeOf = new Map(tasks.map((task, place) => [task, place]));
  const met = new Set<string>();
  const groups: AdjustedGroup[] = [];
  for (const first of tasks) {
    if (first.madeBy !== null || first.endedBy === null || met.has(first.id)) continue;
    const own = new Set<LineageTask>();
    for (const ahead = [first]; ahead.length > 0;) {
      const task = ahead.pop();
      if (task === undefined || own.has(task)) continue;
      own.add(task);
      met.add(task.id);
      ahead.push(...heirsOf(task), ...(parentsOf.get(task.id) ?? []));
    }
    const inOrder = [...own].sort((a, b) => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0));
    const made = inOrder.filter(({ madeBy: maker }) => maker !== null);
    const named = (task: LineageTask) => ({ id: task.id, from: rootsOf(task, parentsOf) });
    groups.push({
      printed: inOrder.filter(({ madeBy: maker }) => maker === null).map(({ id }) => id),
      added: inOrder.filter((task) => task.madeBy !== null && !parentsOf.has(task.id)).map(({ id }) => id),
      standing: made.filter(({ state }) => state === 'open').map(named),
      ended: made.filter((task) => task.state !== 'open' && parentsOf.has(task.id)).map(named),
      lastAct: inOrder.flatMap((task) => [task.madeBy ?? '', task.endedBy ?? '']).reduce((last, id) => (id > last ? id : last), ''),
    });
  }
  return groups;
}

function rootsOf(task: LineageTask, parentsOf: ReadonlyMap<string, readonly LineageTask[]>): string[] {
  const found = new Set<string>();
  const met = new Set<LineageTask>();
  for (const ahead = [task]; ahead.length > 0;) {
    const next = ahead.pop();
    if (next === undefined || met.has(next)) continue;
    met.add(next);
    const parents = parentsOf.get(next.id) ?? [];
    if (parents.length === 0) found.add(next.id);
    ahead.push(...parents);
  }
  return [...found];
}

/** How a version takes a group: what people made of it stays (true), or gives way to what the plan prints; null: a person has to say. */
export function keepsGroup(
  group: AdjustedGroup,
  isPrintedAsBefore: (taskId: string) => boolean,
  choiceOf: (taskId: string, lastAct: string) => AdjustmentChoice | undefined,
): boolean | null {
  if (group.printed.every(isPrintedAsBefore)) return true;
  // A group is named by the first of its printed tasks.
  const choice = choiceOf(group.printed[0] ?? '', group.lastAct);
  return choice === undefined ? null : choice === 'adjustment';
}

/** What becomes of the tasks of a group that gives way to what the plan prints, by the act `id`. */
export interface GivenWay {
  /** Stand again, as the plan prints them, or as people added them. */
  readonly reopened: readonly string[];
  /** No longer printed: they are withdrawn by the version. */
  readonly gone: readonly string[];
  readonly ended: readonly string[];
  readonly successions: readonly { readonly from: string; readonly to: string }[];
}

/** `goesOn`: whether the plan prints a task again. */
export function giveWay(group: AdjustedGroup, goesOn: (taskId: string) => boolean): GivenWay {
  const reopened = [...group.printed.filter(goesOn), ...group.added];
  const back = new Set(reopened);
  return {
    reopened,
    gone: group.printed.filter((id) => !goesOn(id)),
    ended: group.standing.map(({ id }) => id),
    successions: group.standing.flatMap(({ id, from }) => from.filter((root) => back.has(root)).map((to) => ({ from: id, to }))),
  };
}
