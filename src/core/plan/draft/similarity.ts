/** How alike two stretches of text are, by the pairs of neighbouring characters that they share. White space does not count. */

/** The pairs of a text with how often each occurs; a text of one character is its own pair. */
export interface Pairs {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** A number is one character, however long: 第11号 is no more like 第1号 or 第111号 than like 第7号. */
const number = /\d+|[〇零一二三四五六七八九十百千万]{2,}/gu;

export function pairsOf(text: string): Pairs {
  const characters = charactersOf(text.replace(/\s/gu, ''));
  const counts = new Map<string, number>();
  let last: string | undefined;
  for (const character of characters) {
    if (last !== undefined) counts.set(last + character, (counts.get(last + character) ?? 0) + 1);
    last = character;
  }
  if (characters.length === 1 && last !== undefined) counts.set(last, 1);
  return { counts, size: characters.length === 1 ? 1 : Math.max(0, characters.length - 1) };
}

function charactersOf(plain: string): string[] {
  const characters: string[] = [];
  let from = 0;
  for (const { index, 0: digits } of plain.matchAll(number)) {
    for (const character of plain.slice(from, index)) characters.push(character);
    characters.push(digits.replace(/^0+(?=\d)/u, ''));
    from = index + digits.length;
  }
  for (const character of plain.slice(from)) characters.push(character);
  return characters;
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

/** Pairs in more texts than this say little by themselves. */
const tooCommon = 60;
/** So many looks at texts with commoner pairs are worth it: several of these tell one of thousands that are alike. More would make it quadratic. */
const looksAtCommon = 600;

/** For a list of texts: which of them share rare pairs with another text, the likeliest first. */
export function likelyMatches(texts: readonly Pairs[]): (text: Pairs, most: number) => number[] {
  const postings = new Map<string, number[]>();
  for (const [index, { counts }] of texts.entries()) {
    for (const pair of counts.keys()) {
      const list = postings.get(pair);
      if (list === undefined) postings.set(pair, [index]);
      else if (list.length <= looksAtCommon) list.push(index);
    }
  }
  return ({ counts }, most) => {
    const scores = new Map<number, number>();
    const lists = [...counts.keys()].flatMap((pair) => {
      const list = postings.get(pair);
      return list === undefined ? [] : [list];
    });
    let looks = 0;
    for (const list of lists.sort((a, b) => a.length - b.length)) {
      looks += list.length;
      if (list.length > tooCommon && looks > looksAtCommon) break;
      for (const index of list) scores.set(index, (scores.get(index) ?? 0) + 1 / list.length);
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, most)
      .map(([index]) => index);
  };
}
