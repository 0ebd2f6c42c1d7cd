/** What became of the clauses and tasks of one version in the next. */
import { byLikeness, likenessOf, wordsOf, type Likeness, type Words } from '#core/ledger/publish/likeness.ts';
import { likelyMatches, sharedPairs } from '#core/plan/draft/similarity.ts';

export type Relation = 'same' | 'changed' | 'split' | 'merged' | 'dropped' | 'added';

export interface Related<B, A> {
  readonly relation: Relation;
  readonly before: readonly B[];
  readonly after: readonly A[];
}

interface Side {
  readonly text: string;
}

/** Half the pairs in common is a reworded clause; two thirds of a text inside another is a part of it. */
const alikeEnough = 0.5;
const partEnough = 0.66;
const candidates = 12;

/** Relates every clause with words on either side exactly once, in the order of the new version; dropped ones where they stood. */
export function diffClauses<B extends Side, A extends Side>(before: readonly B[], after: readonly A[]): Related<B, A>[] {
  const old = before.filter(({ text }) => text.trim() !== '');
  const now = after.filter(({ text }) => text.trim() !== '');
  const links = link(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
  );
  const groups = groupsOf(old.length, now.length, links);
  return groups.map((group) => {
    const from = group.before.flatMap((index) => old[index] ?? []);
    const to = group.after.flatMap((index) => now[index] ?? []);
    return { relation: relationOf(from, to), before: from, after: to };
  });
}

function relationOf(before: readonly Side[], after: readonly Side[]): Relation {
  if (before.length === 0) return 'added';
  if (after.length === 0) return 'dropped';
  if (before.length === 1 && after.length > 1) return 'split';
  if (before.length > 1 && after.length === 1) return 'merged';
  return before.length === 1 && plain(before[0]) === plain(after[0]) ? 'same' : 'changed';
}

function plain(side: Side | undefined): string {
  return (side?.text ?? '').replace(/\s/gu, '');
}

type Link = readonly [before: number, after: number];

/** Equal texts first, the k-th with the k-th; then the likest of the rest; then parts to their wholes. */
function link(before: readonly string[], after: readonly string[]): Link[] {
  const links: Link[] = [];
  const places = Map.groupBy(after.keys(), (index) => plain({ text: after[index] ?? '' }));
  const taken = new Set<number>();
  const restBefore: number[] = [];
  for (const [index, text] of before.entries()) {
    const match = places.get(plain({ text }))?.shift();
    if (match === undefined) restBefore.push(index);
    else {
      links.push([index, match]);
      taken.add(match);
    }
  }
  const restAfter = [...after.keys()].filter((index) => !taken.has(index));
  const old = restBefore.map((index) => wordsOf(before[index] ?? ''));
  const now = restAfter.map((index) => wordsOf(after[index] ?? ''));
  const pairings = pairingsOf(old, now, neighbours(links, restBefore, restAfter));
  return [...links, ...chosenAmong(pairings).map(({ from, to }): Link => [restBefore[from] ?? 0, restAfter[to] ?? 0])];
}

/** Gaps between equal clauses larger than this are left to the shared words. */
const mostInGap = 2500;

/** What stands between the same two equal clauses on both sides may belong together, however common its words are. */
function neighbours(links: readonly Link[], restBefore: readonly number[], restAfter: readonly number[]): Link[] {
  const matchOf = new Map(links);
  const linkedAfter = new Set(matchOf.values());
  const gapOf = (rest: readonly number[], linkAt: (index: number) => number | undefined) => {
    let gap = -1;
    let at = 0;
    return Map.groupBy(rest.keys(), (place) => {
      for (const index = rest[place] ?? 0; at < index; at++) gap = linkAt(at) ?? gap;
      return gap;
    });
  };
  const ofOld = gapOf(restBefore, (index) => matchOf.get(index));
  const ofNew = gapOf(restAfter, (index) => (linkedAfter.has(index) ? index : undefined));
  return [...ofOld].flatMap(([gap, from]) => {
    const to = ofNew.get(gap) ?? [];
    return from.length * to.length > mostInGap ? [] : from.flatMap((a) => to.map((b): Link => [a, b]));
  });
}

interface Pairing {
  readonly from: number;
  readonly to: number;
  readonly likeness: Likeness;
  /** Share of the old text found in the new one, and the other way round. */
  readonly inNew: number;
  readonly inOld: number;
}

function chosenAmong(pairings: readonly Pairing[]): Pairing[] {
  const linkedOld = new Set<number>();
  const linkedNew = new Map<number, number>();
  const chosen: Pairing[] = [];
  const choose = (pairing: Pairing) => {
    chosen.push(pairing);
    linkedOld.add(pairing.from);
    linkedNew.set(pairing.to, pairing.from);
  };
  for (const pairing of pairings) {
    if (pairing.likeness.whole >= alikeEnough && !linkedOld.has(pairing.from) && !linkedNew.has(pairing.to)) choose(pairing);
  }
  // A part that is left joins its whole, but never a whole that is itself a part of something.
  const partsOfNew = new Set<number>();
  for (const pairing of [...pairings].sort((a, b) => b.inOld - a.inOld)) {
    if (linkedNew.has(pairing.to) || pairing.inOld < partEnough) continue;
    choose(pairing);
    partsOfNew.add(pairing.from);
  }
  for (const pairing of [...pairings].sort((a, b) => b.inNew - a.inNew)) {
    if (linkedOld.has(pairing.from) || pairing.inNew < partEnough) continue;
    if (partsOfNew.has(linkedNew.get(pairing.to) ?? -1)) continue;
    choose(pairing);
  }
  return chosen;
}

function pairingsOf(old: readonly Words[], now: readonly Words[], near: readonly Link[]): Pairing[] {
  const likelyNow = likelyMatches(now.map(({ whole }) => whole));
  const likelyOld = likelyMatches(old.map(({ whole }) => whole));
  const seen = new Set<string>();
  const pairings: Pairing[] = [];
  const add = (from: number, to: number) => {
    const a = old[from];
    const b = now[to];
    if (a === undefined || b === undefined || seen.has(`${from}:${to}`)) return;
    seen.add(`${from}:${to}`);
    const shared = sharedPairs(a.whole, b.whole);
    const shareOf = ({ whole: { size } }: Words) => (size === 0 ? 0 : shared / size);
    pairings.push({ from, to, likeness: likenessOf(a, b), inNew: shareOf(a), inOld: shareOf(b) });
  };
  for (const [from, to] of near) add(from, to);
  for (const [from, text] of old.entries()) for (const to of likelyNow(text.whole, candidates)) add(from, to);
  for (const [to, text] of now.entries()) for (const from of likelyOld(text.whole, candidates)) add(from, to);
  return pairings.sort((a, b) => byLikeness(a.likeness, b.likeness) || a.from - b.from || a.to - b.to);
}

interface Group {
  readonly before: number[];
  readonly after: number[];
}

/** What is linked belongs together; the order is that of the new side, with dropped ones behind their old neighbour. */
function groupsOf(oldCount: number, newCount: number, links: readonly Link[]): Group[] {
  const ofOld: (Group | undefined)[] = Array.from({ length: oldCount });
  const ofNew: (Group | undefined)[] = Array.from({ length: newCount });
  for (const [from, to] of links) {
    const group = ofOld[from] ?? ofNew[to] ?? { before: [], after: [] };
    if (ofOld[from] === undefined) group.before.push(from);
    if (ofNew[to] === undefined) group.after.push(to);
    ofOld[from] = group;
    ofNew[to] = group;
  }
  const placed: { group: Group; at: number }[] = [];
  const sorted = new Set<Group>();
  for (let index = 0; index < newCount; index++) {
    const group = ofNew[index];
    if (group === undefined) placed.push({ group: { before: [], after: [index] }, at: index });
    else if (!sorted.has(group)) {
      // Its first one: places come in their order.
      sorted.add(group);
      group.before.sort((a, b) => a - b);
      group.after.sort((a, b) => a - b);
      placed.push({ group, at: index });
    }
  }
  let behind = -1;
  for (let index = 0; index < oldCount; index++) {
    const group = ofOld[index];
    if (group === undefined) placed.push({ group: { before: [index], after: [] }, at: behind + 0.5 });
    else behind = group.after[0] ?? behind;
  }
  return placed.sort((a, b) => a.at - b.at).map(({ group }) => group);
}
