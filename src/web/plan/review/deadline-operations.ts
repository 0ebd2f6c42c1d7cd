/** From what somebody types as a deadline to operations on the draft. */
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { readTypedDeadline } from '#core/plan/typed-deadline.ts';
import { dueShown } from '#web/plan/due-shown.ts';
import { today } from '#web/ui/instant.ts';

/** The year that words without one mean: that of the plan's issue, else the one that its title names, else this one. */
export function planYear({ issuedOn, title }: Pick<Draft, 'issuedOn' | 'title'>): number {
  const named = issuedOn ?? /20\d\d(?=年)/u.exec(title)?.[0] ?? today();
  return Number(named.slice(0, 4));
}

/** All of the tasks are due when it says, or, where it says nothing or 无, at no time; null where it is not understood. */
export function deadlineOperations(tasks: readonly Pick<DraftTask, 'ranges'>[], typed: string, year: number): Operation[] | null {
  const due = readTypedDeadline(typed, year);
  if (due === null) return null;
  const deadline = due.from === null && due.to === null ? null : { text: dueShown(due), from: due.from, to: due.to };
  return tasks.map(({ ranges }) => ({ type: 'set-deadline', task: { ranges }, deadline }));
}
