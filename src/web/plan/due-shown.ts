import type { TypedDeadline } from '#core/plan/typed-deadline.ts';

/** A deadline as a field shows it before somebody types: the words where there are any, else the days. */
export function dueShown({ text, from, to }: TypedDeadline): string {
  if (text !== null) return text;
  return from !== null && to !== null && from !== to ? `${from} — ${to}` : (to ?? from ?? '');
}
