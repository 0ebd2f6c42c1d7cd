/** News that one reads as one: what the same person did in the same way to one thing after the other, on one day. */
import type { InboxEntry } from '#contract/home/endpoints.ts';
import { dayKey } from '#web/ui/day-words.ts';

export interface News extends InboxEntry {
  /** What it names, each once. */
  readonly named: readonly Pick<InboxEntry, 'code' | 'title' | 'link' | 'said'>[];
}

/** The entries in their order; those of one thing each that follow each other and are of one act of one source, actor, unit and day are one. */
export function bundleNews(entries: readonly InboxEntry[]): News[] {
  const bundles: InboxEntry[][] = [];
  for (const entry of entries) {
    const last = bundles.at(-1);
    if (last?.[0] !== undefined && keyOf(last[0]) === keyOf(entry)) last.push(entry);
    else bundles.push([entry]);
  }
  return bundles.flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const told = all.flatMap((one) => (one.title === null ? [] : [[`${one.code ?? ''} ${one.title}`, one] as const]));
    const named = [...new Map(told.map(([name, one]) => [`${name} ${one.said ?? ''}`, one])).values()];
    return [{ ...first, count: all.length === 1 ? first.count : new Map(told).size, unread: all.some(({ unread }) => unread), named }];
  });
}

/** How many different things two acts on many concern is not known here: those stand by themselves. */
const keyOf = ({ id, source, act, actor, unit, at, count, title }: InboxEntry): string =>
  count === 1 && title !== null ? JSON.stringify([source, act, actor, unit, dayKey(at)]) : id;
