/** Hooks: a later domain takes part in an act of an earlier one, in the same transaction, without the earlier one knowing it. */
import type { Act } from '#server/platform/http/act.ts';

type Listener<Args extends readonly unknown[], Answer, Within> = (act: Within, ...args: Args) => Promise<Answer>;

export interface Hook<Args extends readonly unknown[], Answer, Within = Act> {
  /** Calls all listeners one after the other, in the order of the domains. */
  readonly call: (act: Within, ...args: Args) => Promise<Answer[]>;
  readonly listeners: Set<Listener<Args, Answer, Within>>;
}

/** Defines a hook for later domains. `Within`: what they get of the act, where a command without one calls it too. */
export function defineHook<Args extends readonly unknown[], Answer, Within = Act>(): Hook<Args, Answer, Within> {
  const listeners = new Set<Listener<Args, Answer, Within>>();
  return {
    listeners,
    call: async (act, ...args) => {
      const answers: Answer[] = [];
      for (const listener of listeners) answers.push(await listener(act, ...args));
      return answers;
    },
  };
}

/** Joins a listener to a hook, when it is called. */
export type Subscriber = () => void;

/** A row of a manifest's `subscribers`. Joining twice is joining once: tests start several servers in one process. */
export function on<Args extends readonly unknown[], Answer, Within>(
  hook: Hook<Args, Answer, Within>,
  listener: Listener<Args, Answer, Within>,
): Subscriber {
  return () => void hook.listeners.add(listener);
}
