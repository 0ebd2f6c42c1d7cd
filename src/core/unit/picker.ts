/** Finding units while somebody types: by a part of any name, or by its pinyin. */
import { foldText } from '#core/platform/fold-text.ts';
import { inOrder, type UnitNode } from '#core/unit/unit.ts';

/** The syllables of a name in small letters, one for each character: 市发改委 → shi fa gai wei. */
export type PinyinOf = (name: string) => readonly string[];

/** Each unit that ended behind those that its work went to, which stand there whether they were found themselves or not. */
export function withSuccessors<T extends { readonly id: string; readonly successorIds?: readonly string[] | undefined }>(
  found: readonly T[],
  all: readonly T[],
): T[] {
  const byId = new Map(all.map((unit) => [unit.id, unit]));
  const inOrder = new Set<T>();
  for (const unit of found) {
    for (const id of unit.successorIds ?? []) {
      const successor = byId.get(id);
      if (successor !== undefined) inOrder.add(successor);
    }
    inOrder.add(unit);
  }
  return [...inOrder];
}

/** How well a name answers, best first; lists are sorted by it, then officially. */
const ranks = ['equal', 'start', 'part', 'pinyin-start', 'pinyin-part', 'pinyin-scattered'] as const;
const noRank = ranks.length;

/**
 * The units that a query may mean, best first; all in official order for an empty query. Pinyin counts as initials (sfgw), in full
 * (shifagaiwei) or mixed (sfagw). Without `pinyinOf` (not loaded yet) only characters count.
 */
export function matchUnits<T extends Pick<UnitNode, 'id' | 'position' | 'names'>>(
  query: string,
  units: readonly T[],
  pinyinOf: PinyinOf | null = null,
): T[] {
  const wanted = wholeWords(foldText(query));
  if (wanted === '') return units.toSorted(inOrder);
  const letters = pinyinOf !== null && /^[a-z]+$/u.test(wanted) ? wanted : '';
  return units
    .map((unit) => ({ unit, rank: Math.min(noRank, ...unit.names.map(({ name }) => rankOf(name, wanted, letters, pinyinOf))) }))
    .filter(({ rank }) => rank < noRank)
    .sort((a, b) => a.rank - b.rank || inOrder(a.unit, b.unit))
    .map(({ unit }) => unit);
}

/** Without a bracket of which the other half was not copied. */
function wholeWords(folded: string): string {
  const [opens, closes] = [folded.includes('('), folded.includes(')')];
  if (opens === closes) return folded;
  return opens ? folded.replace(/^\(/u, '') : folded.replace(/\)$/u, '');
}

function rankOf(name: string, wanted: string, letters: string, pinyinOf: PinyinOf | null): number {
  const plain = foldText(name);
  if (plain === wanted) return ranks.indexOf('equal');
  if (plain.startsWith(wanted)) return ranks.indexOf('start');
  if (plain.includes(wanted)) return ranks.indexOf('part');
  if (letters === '' || pinyinOf === null) return noRank;
  const syllables = pinyinOf(plain);
  // 市 in front is often left out: fgw is 市发改委 from its start.
  if (isSpelled(letters, syllables, 0) || isSpelled(letters, syllables, 1)) return ranks.indexOf('pinyin-start');
  if (syllables.some((_, at) => at > 1 && isSpelled(letters, syllables, at))) return ranks.indexOf('pinyin-part');
  // Two scattered initials stand in almost every name.
  return letters.length >= 3 && isScattered(letters, syllables) ? ranks.indexOf('pinyin-scattered') : noRank;
}

/** Whether the letters spell the syllables from `at` on, each by a beginning of at least one letter. */
function isSpelled(letters: string, syllables: readonly string[], at: number): boolean {
  // How many letters can be spelled by the syllables so far.
  let reached = new Set([0]);
  for (let index = at; index < syllables.length && reached.size > 0; index++) {
    const syllable = syllables[index] ?? '';
    const next = new Set<number>();
    for (const from of reached)
      for (let length = 1; length <= syllable.length && letters.startsWith(syllable.slice(0, length), from); length++)
        next.add(from + length);
    if (next.has(letters.length)) return true;
    reached = next;
  }
  return false;
}

/** Whether the letters are initials in order, with syllables left out between: fgw in 发展改革委. */
function isScattered(letters: string, syllables: readonly string[]): boolean {
  let at = 0;
  for (const syllable of syllables) if (at < letters.length && syllable.startsWith(letters.charAt(at))) at++;
  return at === letters.length;
}
