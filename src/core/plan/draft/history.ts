/** Which operations of a log are in force. An undo switches its operation off; undoing that undo switches it on again. */
import type { UndoneOperation } from '#core/plan/draft/draft.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';

interface Switch {
  readonly root: number;
  readonly on: boolean;
}

/** The operations in force, oldest first, and what redo can bring back, the next one last. */
export function readHistory(log: readonly LoggedOperation[]): { applied: LoggedOperation[]; undone: UndoneOperation[] } {
  const switches = new Map<number, Switch>();
  const off = new Set<number>();
  const roots = new Map<number, LoggedOperation>();
  let undone: UndoneOperation[] = [];
  for (const entry of log) {
    if (entry.operation.type !== 'undo') {
      switches.set(entry.seq, { root: entry.seq, on: true });
      roots.set(entry.seq, entry);
      // As in every editor: a new deed ends the way back to what was undone before.
      undone = [];
      continue;
    }
    const target = switches.get(entry.operation.seq);
    if (target === undefined) continue;
    const flipped = { root: target.root, on: !target.on };
    switches.set(entry.seq, flipped);
    const root = roots.get(flipped.root);
    if (root === undefined || off.has(flipped.root) !== flipped.on) continue;
    if (flipped.on) {
      off.delete(flipped.root);
      undone = undone.filter(({ seq }) => seq !== flipped.root);
    } else {
      off.add(flipped.root);
      undone.push({ ...root, undoneBy: entry.seq });
    }
  }
  return { applied: [...roots.values()].filter(({ seq }) => !off.has(seq)), undone };
}
