/**
 * 同一工作 (DOMAINS, reporting): items of several lists or plans that may be one piece of work, by their words, units and places. A proposal only: a person
 * joins them. Ours; no published rule says what is one piece of work.
 */
import { dice, likelyMatches, pairsOf } from '#core/plan/draft/similarity.ts';

/** An item as it is compared. */
export interface ComparedItem {
  readonly id: string;
  readonly listId: string;
  readonly workId: string;
  /** The task's title, and its sentence where that says more. */
  readonly words: string;
  /** Every unit that carries it, counties and zones among them: they are its places. */
  readonly units: readonly string[];
}

export interface SameWorkProposal {
  /** The two items, in the order of their ids. */
  readonly items: readonly [string, string];
  /** How alike their words are, 0 to 1, to two decimals. */
  readonly alike: number;
  /** Units that carry both. */
  readonly shared: readonly string[];
}

/** So alike are the words where a unit carries both, and where none does. */
const alikeWithUnit = 0.5;
const alikeAlone = 0.75;
/** So many others are looked at for each item, and so many proposed. */
const mostLooks = 12;
const mostProposed = 3;

/**
 * Pairs of items of different lists that may be one piece of work, one of each pair among `fresh`. Items that are one already are not proposed. An item
 * is proposed with the three that are most like it.
 */
export function proposeSameWork(items: readonly ComparedItem[], fresh: ReadonlySet<string>): readonly SameWorkProposal[] {
  const pairs = items.map(({ words }) => pairsOf(words));
  const likely = likelyMatches(pairs);
  const found = new Map<string, SameWorkProposal>();
  for (const [at, item] of items.entries()) {
    const own = pairs[at];
    if (own === undefined || !fresh.has(item.id)) continue;
    const alikes = likely(own, mostLooks).flatMap((index) => {
      const [other, theirs] = [items[index], pairs[index]];
      if (other === undefined || theirs === undefined || other.listId === item.listId || other.workId === item.workId) return [];
      if (!isCountedAlike(item.words, other.words)) return [];
      const alike = Math.round(dice(own, theirs) * 100) / 100;
      const shared = item.units.filter((unit) => other.units.includes(unit));
      if (alike < (shared.length > 0 ? alikeWithUnit : alikeAlone)) return [];
      const both: readonly [string, string] = item.id < other.id ? [item.id, other.id] : [other.id, item.id];
      return [{ items: both, alike, shared }];
    });
    for (const proposal of alikes.toSorted((one, other) => other.alike - one.alike).slice(0, mostProposed))
      found.set(proposal.items.join(' '), proposal);
  }
  return [...found.values()];
}

/** 3号泵站 is another one than 4号泵站, however alike the words: where both print figures, one prints all that the other does. */
function isCountedAlike(one: string, other: string): boolean {
  const [a, b] = [figuresOf(one), figuresOf(other)];
  return [...a].every((figure) => b.has(figure)) || [...b].every((figure) => a.has(figure));
}

const figuresOf = (words: string): ReadonlySet<string> => new Set(words.match(/\d+/gu));
