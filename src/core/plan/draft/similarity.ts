/** How alike two stretches of text are, by the pairs of neighbouring characters that they share. White space does not count. */

/** The pairs of a text with how often each occurs; a text of one character is its own pair. */
export interface Pairs {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

export function pairsOf(text: string): Pairs {
  const plain = text.replace(/\s/gu, '');
  const counts = new Map<string, number>();
  if (plain.length === 1) counts.set(plain, 1);
  for (let at = 0; at + 1 < plain.length; at++) {
    const pair = plain.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, size: plain.length === 1 ? 1 : Math.max(0, plain.length - 1) };
}

/** Pairs in common, each as often as both have it. */
export function sharedPairs(a: Pairs, b: Pairs): number {
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [pair, count] of small.counts) shared += Math.min(count, large.counts.get(pair) ?? 0);
  return shared;
}

/** Dice's coefficient: 1 for equal, 0 for nothing in common. */
export function dice(a: Pairs, b: Pairs): number {
  const size = a.size + b.size;
  return size === 0 ? 0 : (2 * sharedPairs(a, b)) / size;
}

/** Pairs in more texts than this say little, and would make looking up quadratic. */
const tooCommon = 60;

/** For a list of texts: which of them share rare pairs with another text, the likeliest first. */
export function likelyMatches(texts: readonly Pairs[]): (text: Pairs, most: number) => number[] {
  const postings = new Map<string, number[]>();
  for (const [index, { counts }] of texts.entries()) {
    for (const pair of counts.keys()) {
      const list = postings.get(pair);
      if (list === undefined) postings.set(pair, [index]);
      else if (list.length <= tooCommon) list.push(index);
    }
  }
  return ({ counts }, most) => {
    const scores = new Map<number, number>();
    for (const pair of counts.keys()) {
      const list = postings.get(pair);
      if (list === undefined || list.length > tooCommon) continue;
      for (const index of list) scores.set(index, (scores.get(index) ?? 0) + 1 / list.length);
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, most)
      .map(([index]) => index);
  };
}
