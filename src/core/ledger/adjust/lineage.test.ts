/** 沿革 never breaks: over sequences of chance of what people and new versions do, each task can be followed to where it went. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endTasks, restoreTasks, undoAdjustment, type AdjustmentKind, type Effected, type MadeEffect } from './adjust-tasks.ts';
import { adjustedGroups, giveWay, keepsGroup } from './adjusted-groups.ts';
import { successionsOf } from './successions.ts';

interface Task {
  readonly id: string;
  readonly code: string;
  readonly planId: string;
  readonly revision: number;
  readonly state: string;
  readonly madeBy: string | null;
  readonly endedBy: string | null;
}

interface Act {
  readonly kind: AdjustmentKind;
  readonly isUndo: boolean;
  readonly reason: string;
  readonly effects: readonly MadeEffect[];
}

/** A ledger of one plan as the rows hold it. */
class Ledger {
  tasks: Task[] = [];
  readonly acts = new Map<string, Act>();
  readonly successions: { from: string; to: string; adjustmentId: string | null }[] = [];
  #ids = 0;

  newId(): string {
    return `i${(this.#ids += 1)}`;
  }

  begin(madeBy: string | null): string {
    const id = this.newId();
    this.tasks.push({ id, code: id, planId: 'p', revision: 1, state: 'open', madeBy, endedBy: null });
    return id;
  }

  write(id: string, kind: AdjustmentKind, effects: readonly Effected[], isUndo = false): void {
    const made = effects.map(({ taskId, effect }) => {
      const task = this.of(taskId);
      return { taskId, effect, wasEndedBy: task.endedBy, revision: task.revision + (effect === 'begun' ? 0 : 1) };
    });
    for (const { taskId, effect, endedBy } of effects)
      if (effect !== 'begun') this.change(taskId, { state: effect === 'ended' ? 'withdrawn' : 'open', endedBy });
    this.acts.set(id, { kind, isUndo, reason: isUndo ? '' : '依据', effects: made });
    for (const { from, to } of successionsOf({ id, kind, isUndo }, effects)) this.successions.push({ from, to, adjustmentId: id });
  }

  change(id: string, change: Partial<Task>): void {
    this.tasks = this.tasks.map((task) => (task.id === id ? { ...task, ...change, revision: task.revision + 1 } : task));
  }

  of(id: string): Task {
    return this.tasks.find((task) => task.id === id) ?? expect.fail(id);
  }

  open(): Task[] {
    return this.tasks.filter(({ state }) => state === 'open');
  }
}

type Step = (ledger: Ledger, pick: (count: number) => number) => void;

const ended = (ids: readonly string[], by: string) => ids.map((taskId) => ({ taskId, effect: 'ended', endedBy: by }) as const);
const begun = (ids: readonly string[]) => ids.map((taskId) => ({ taskId, effect: 'begun', endedBy: null }) as const);

const some = (tasks: readonly Task[], pick: (count: number) => number, most: number): Task[] =>
  tasks.length === 0 ? [] : tasks.slice(pick(tasks.length)).slice(0, 1 + pick(most));

const steps: Readonly<Record<string, Step>> = {
  withdraw: (ledger, pick) => {
    const chosen = some(ledger.open(), pick, 3);
    if (chosen.length === 0) return;
    expect(endTasks(ledger.tasks, chosen).ok).toBe(true);
    const id = ledger.newId();
    ledger.write(
      id,
      'withdraw',
      ended(
        chosen.map((task) => task.id),
        id,
      ),
    );
  },
  restore: (ledger, pick) => {
    const [task] = some(
      ledger.tasks.filter(({ state }) => state === 'withdrawn'),
      pick,
      1,
    );
    if (task === undefined) return;
    const act = (adjustmentId: string) => ledger.acts.get(adjustmentId);
    if (!restoreTasks(ledger.tasks, [task], (id) => (act(id)?.isUndo === false ? act(id)?.kind : undefined)).ok) return;
    ledger.write(ledger.newId(), 'restore', [{ taskId: task.id, effect: 'reopened', endedBy: null }]);
  },
  add: (ledger) => {
    const id = ledger.newId();
    ledger.write(id, 'add', begun([ledger.begin(id)]));
  },
  split: (ledger, pick) => {
    const [task] = some(ledger.open(), pick, 1);
    if (task === undefined) return;
    const id = ledger.newId();
    const parts = Array.from({ length: 2 + pick(2) }, () => ledger.begin(id));
    ledger.write(id, 'split', [...ended([task.id], id), ...begun(parts)]);
  },
  merge: (ledger, pick) => {
    const chosen = some(ledger.open(), pick, 3);
    if (chosen.length < 2) return;
    const id = ledger.newId();
    const sources = chosen.map((task) => task.id);
    ledger.write(id, 'merge', [...ended(sources, id), ...begun([ledger.begin(id)])]);
  },
  undo: (ledger, pick) => {
    const acts = [...ledger.acts].filter(([, { kind }]) => kind !== 'publish');
    const [made, act] = acts[acts.length - 1 - pick(Math.min(3, acts.length))] ?? [];
    if (made === undefined || act === undefined) return;
    const id = ledger.newId();
    const decided = undoAdjustment(id, ledger.tasks, act.effects, new Set());
    if (decided.ok) ledger.write(id, act.kind, decided.value, true);
  },
  publish: (ledger, pick) => {
    const printed = ledger.tasks.filter(({ madeBy }) => madeBy === null);
    const goesOn = new Set(printed.filter(() => pick(5) > 0).map(({ id }) => id));
    const alike = new Set(printed.filter(({ id }) => goesOn.has(id) && pick(3) > 0).map(({ id }) => id));
    const groups = adjustedGroups(ledger.tasks);
    const choice = (): 'adjustment' | 'plan' => (pick(2) === 0 ? 'adjustment' : 'plan');
    const id = ledger.newId();
    const resting = new Set<string>();
    const effects: Effected[] = [];
    const gone: string[] = [];
    for (const group of groups) {
      const isAlike = (task: string) => alike.has(task);
      const asked = keepsGroup(group, isAlike, () => undefined);
      // Asked exactly where something printed is not as it was.
      expect(asked).toBe(group.printed.every(isAlike) ? true : null);
      const chosen = choice();
      if (keepsGroup(group, isAlike, () => chosen) === true) {
        for (const task of group.printed) resting.add(task);
        continue;
      }
      const way = giveWay(group, (task) => goesOn.has(task));
      effects.push(...ended(way.ended, id), ...group.added.map((taskId) => ({ taskId, effect: 'reopened', endedBy: null }) as const));
      for (const { from, to } of way.successions) ledger.successions.push({ from, to, adjustmentId: id });
      gone.push(...way.gone);
    }
    for (const { id: task, state, endedBy } of printed) {
      if (resting.has(task)) ledger.change(task, {});
      else if (goesOn.has(task) && (state === 'open' || endedBy !== null)) ledger.change(task, { state: 'open', endedBy: null });
      else if (state === 'open') ledger.change(task, { state: 'withdrawn', endedBy: null });
    }
    for (const task of gone) ledger.change(task, { endedBy: null });
    ledger.write(id, 'publish', effects);
  },
};

/** A task as it stands, with the act by which it ended; null: it stands, or its plan no longer has it. */
interface FollowedTask {
  readonly id: string;
  readonly state: string;
  readonly endedBy: string | null;
}

/** A task went into another one: by an act, or (null) by a new version of its plan. */
interface Succession {
  readonly from: string;
  readonly to: string;
  readonly adjustmentId: string | null;
}

interface Fate {
  readonly standing: readonly string[];
  /** Of those that were withdrawn: by which act; null: by a new version of the plan. */
  readonly withdrawn: readonly { readonly taskId: string; readonly by: string | null }[];
}

/** Each task is met once, so that what came back to where it was ends the walk. */
function followTask(id: string, tasks: readonly FollowedTask[], successions: readonly Succession[]): Fate {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const heirsOf = Map.groupBy(successions, ({ from }) => from);
  const standing: string[] = [];
  const withdrawn: { taskId: string; by: string | null }[] = [];
  const met = new Set<string>();
  const ahead = [id];
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    const task = byId.get(next);
    if (task === undefined || met.has(next)) continue;
    met.add(next);
    if (task.state === 'open') {
      standing.push(next);
      continue;
    }
    const heirs = (heirsOf.get(next) ?? []).filter(({ adjustmentId }) => adjustmentId === task.endedBy);
    if (heirs.length === 0) withdrawn.push({ taskId: next, by: task.endedBy });
    ahead.push(...heirs.map(({ to }) => to));
  }
  return { standing, withdrawn };
}

it('each task that ever was goes on in tasks that stand, or was withdrawn with a reason or by a version', () => {
  const names = Object.keys(steps);
  const step = fc.record({ name: fc.constantFrom(...names), picks: fc.array(fc.nat(100), { minLength: 12, maxLength: 12 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (walk) => {
      const ledger = new Ledger();
      for (let task = 0; task < 5; task++) ledger.begin(null);
      for (const { name, picks } of walk) {
        let at = 0;
        const pick = (count: number) => (count === 0 ? 0 : (picks[at++ % picks.length] ?? 0) % count);
        const before = new Map(ledger.tasks.map((task) => [task.id, task]));
        steps[name]?.(ledger, pick);
        // Nothing is ever gone from the ledger, and nothing of its origin is rewritten.
        for (const [id, { code, madeBy }] of before) expect(ledger.of(id)).toMatchObject({ code, madeBy });
        for (const { id } of ledger.tasks) {
          const { standing, withdrawn } = followTask(id, ledger.tasks, ledger.successions);
          expect(standing.length + withdrawn.length, `${name} loses ${id}`).toBeGreaterThan(0);
          for (const { taskId, by } of withdrawn) {
            expect(ledger.of(taskId).state).toBe('withdrawn');
            if (by === null) continue;
            const act = ledger.acts.get(by) ?? expect.fail(`${taskId} ended by nothing`);
            expect(act.reason !== '' || act.isUndo || act.kind === 'publish').toBe(true);
            // Only what was withdrawn, or added in vain, ends in nothing.
            if (!act.isUndo) expect(['withdraw', 'publish']).toContain(act.kind);
            else expect(act.kind).toBe('add');
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});
