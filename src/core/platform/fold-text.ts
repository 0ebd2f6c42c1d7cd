/** How every search box reads: what people take for the same text, however it was typed, printed or copied, is the same text here. */
import traditional from 'opencc-js/dict/TSCharacters';
import { compatible } from '#core/platform/compatible.ts';
import { radicalCharacters } from '#core/platform/radicals.ts';

/** Marks that stand for one another; the first of each row is what they become. */
const alike: readonly string[] = ['-‐‑‒–—―−⸺⸻─━ー~〜∼', '([{<〔【〖〘〚〈《⟨', ')]}>〕】〗〙〛〉》⟩', '·•・‧∙⋅', '〇○◯'];

const folded: ReadonlyMap<string, string> = foldedCharacters();

function foldedCharacters(): ReadonlyMap<string, string> {
  const become = new Map<string, string>();
  for (const pair of traditional.split('|')) {
    const [from = '', to = ''] = pair.split(' ');
    become.set(from, to);
  }
  // 薴 becomes 苧, which becomes 苎: what is folded is not folded further.
  for (const from of become.keys()) become.set(from, endOf(become, from));
  for (const [radical, character] of radicalCharacters) become.set(radical, become.get(character) ?? character);
  for (const row of alike) for (const mark of Array.from(row).slice(1)) become.set(mark, row.charAt(0));
  return become;
}

/** What a character becomes in the end; the table leads in no circle (fold-text.test.ts walks over every character). */
function endOf(become: ReadonlyMap<string, string>, character: string): string {
  let end = character;
  for (let next = become.get(end); next !== undefined && next !== end; next = become.get(end)) end = next;
  return end;
}

/**
 * NFKC (width, ligatures, Kangxi radicals), lower case, Simplified characters, one kind of dash, bracket, middle dot and 〇; white space,
 * quotation marks and what cannot be seen do not count. Two texts are found by each other when one's folded form holds the other's.
 */
export function foldText(text: string): string {
  const plain = compatible(text)
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}\p{Variation_Selector}"'`“”„‟〝〞〟‘’‚‛′″「」『』«»‹›]+/gu, '');
  let result = '';
  // Not asked of the result, which would be put together anew for each dash: the square of its length.
  let last = '';
  for (const character of plain) {
    const become = folded.get(character) ?? character;
    // Two dashes are one that is printed long.
    if (become !== '-' || last !== '-') result += become;
    last = become;
  }
  // Where something between them was left out, marks and syllables come together that are written as one: folded text is folded no further.
  const composed = compatible(result);
  return composed === result ? result : foldText(composed);
}
