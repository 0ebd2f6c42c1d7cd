/** What one account has of a node's connections at once, however many windows and programs it opens: the rest is left to others. */
import { openWaitingLine } from '#server/platform/waiting-line.ts';

/** Thrown when none of one's own came free in time. Nothing was begun. */
export class NoTurn extends Error {
  constructor() {
    super('too much at once of one account');
  }
}

export interface AccountShare {
  /** Works when one of the owner's is free. */
  within<T>(owner: string, work: () => Promise<T>): Promise<T>;
}

/** `each`: so many of one owner at once. Whoever waits longer, or behind too many of the owner's own, is refused with NoTurn. */
export function openAccountShare(each: number, waitMs: number): AccountShare {
  const running = new Map<string, number>();
  const add = (owner: string, more: number): void => {
    const now = (running.get(owner) ?? 0) + more;
    if (now === 0) running.delete(owner);
    else running.set(owner, now);
  };
  const line = openWaitingLine<string>(
    { waiting: 2000, waitingEach: 200, waitMs },
    (owner) => {
      if ((running.get(owner) ?? 0) >= each) return false;
      add(owner, 1);
      return true;
    },
    (owner) => owner,
  );
  return {
    within: async (owner, work) => {
      if (!(await line.enter(owner))) throw new NoTurn();
      try {
        return await work();
      } finally {
        add(owner, -1);
        line.letIn();
      }
    },
  };
}
