/** Characters as the readers expect them: what means the same and looks (almost) the same becomes one, one code unit for one. */
import traditional from 'opencc-js/dict/TSCharacters';
import { radicalCharacters } from '#core/platform/radicals.ts';

/** A table by code unit: what it becomes; 0 where it stays. It is asked of every character of every plan. */
type Table = Uint16Array;

function table(pairs: Iterable<readonly [string, string]>): Table {
  const become = new Uint16Array(0x10000);
  // Offsets must stay: characters outside of the basic plane are left alone.
  for (const [from, to] of pairs) if (from.length === 1 && to.length === 1 && from !== to) become[from.charCodeAt(0)] = to.charCodeAt(0);
  return become;
}

function* codes(from: number, to: number): Generator<string> {
  for (let code = from; code <= to; code++) yield String.fromCharCode(code);
}

/** Marks of full width that Chinese text prints on purpose; only the readers' own forms of them are known everywhere. */
const fullWidthMarks = new Set('，：；（）！？［］｛｝～－＋＝＜＞＂＇＿｀＼／＆＠＃＄＊＾');

/** Radicals and compatibility ideographs as PDFs leave them, digits and letters of full width. Right in any text. */
const compatible = table([
  ...[...codes(0x2f00, 0x2fd5), ...codes(0xf900, 0xfaff)].map((char) => [char, char.normalize('NFKC')] as const),
  ...[...codes(0xff01, 0xff5e)].flatMap((char) => (fullWidthMarks.has(char) ? [] : [[char, char.normalize('NFKC')] as const])),
  ...radicalCharacters,
]);

/** Right only in a text written in them: 著 and 乾 are Simplified characters, too. */
const simplified = table(traditional.split('|').map((pair) => [pair.charAt(0), pair.slice(2)] as const));
// 乾, 著 and the like stand in Simplified texts as well, and tell nothing.
const share = 0.06;
/** So much of a text tells in which characters it is written. */
const looked = 8000;

function isTraditional(text: string): boolean {
  const end = Math.min(text.length, looked);
  let han = 0;
  let found = 0;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x4e00 || code > 0x9fff) continue;
    han++;
    if (simplified[code] !== 0) found++;
  }
  return found > han * share;
}

function replaced(text: string, become: Table): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = become[text.charCodeAt(at)] ?? 0;
    if (code === 0) continue;
    parts.push(text.slice(from, at), String.fromCharCode(code));
    from = at + 1;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}

/** The text in the readers' characters, exactly as long; the same string where nothing changes. */
export function plainCharacters(text: string): string {
  const plain = replaced(text, compatible);
  return isTraditional(plain) ? replaced(plain, simplified) : plain;
}
