/**
 * Chinese PDF files often name a font of the system and one of Adobe's character maps (GBK-EUC-H …) instead of saying which characters
 * they mean. Adobe's maps lead from code to glyph number and from there to Unicode; only the way from code to Unicode matters for text,
 * and the platform's GB18030 decoder knows it. So the maps are made here, over glyph numbers of our own.
 */

/** The blocks of 256 characters that the maps cover: Latin to Cyrillic, punctuation and symbols, ideographs, full-width forms. */
const unicodeBlocks = [...span(0x00, 0x04), ...span(0x20, 0x27), ...span(0x30, 0x4d), ...span(0x4e, 0x9f), 0xf9, 0xfa, 0xfe, 0xff];

/** Real glyph numbers of Adobe-GB1 end below; a file that uses these directly is not misread. */
const firstBlock = 0x78;

const blockOf = new Map(unicodeBlocks.map((unicode, index) => [unicode, firstBlock + index]));

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_none, index) => first + index);
}

function hex(value: number, digits: number): string {
  return `<${value.toString(16).padStart(digits, '0')}>`;
}

function glyphOf(unicode: number): number | undefined {
  const block = blockOf.get(unicode >> 8);
  return block === undefined ? undefined : block * 256 + (unicode & 0xff);
}

function section(name: string, lines: readonly string[]): string {
  return `${lines.length} begin${name}\n${lines.join('\n')}\nend${name}\n`;
}

function fromUcs2(): string {
  const ranges = unicodeBlocks.map((unicode) => `${hex(unicode * 256, 4)} ${hex(unicode * 256 + 255, 4)} ${glyphOf(unicode * 256) ?? 0}`);
  return section('codespacerange', ['<0000> <ffff>']) + section('cidrange', ranges);
}

function fromGbk(): string {
  const decoder = new TextDecoder('gb18030');
  const characters: string[] = [];
  for (let code = 0x20; code < 0x7f; code += 1) characters.push(`${hex(code, 2)} ${glyphOf(code) ?? 0}`);
  for (const lead of span(0x81, 0xfe)) {
    for (const trail of span(0x40, 0xfe)) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const glyph = text.length === 1 ? glyphOf(text.charCodeAt(0)) : undefined;
      if (glyph !== undefined && text !== '\uFFFD') characters.push(`${hex(lead * 256 + trail, 4)} ${glyph}`);
    }
  }
  return section('codespacerange', ['<00> <80>', '<8140> <fefe>']) + section('cidchar', characters);
}

function toUnicode(): string {
  const ranges = unicodeBlocks.map((unicode) => {
    const glyph = glyphOf(unicode * 256) ?? 0;
    return `${hex(glyph, 4)} ${hex(glyph + 255, 4)} ${hex(unicode * 256, 4)}`;
  });
  return section('codespacerange', ['<0000> <ffff>']) + section('bfrange', ranges);
}

const made = new Map<string, Uint8Array>();

function makeMap(name: string): string | undefined {
  if (name === 'Adobe-GB1-UCS2') return toUnicode();
  const mode = `/WMode ${name.endsWith('V') ? 1 : 0} def\n`;
  if (/^UniGB-(?:UCS2|UTF16)-[HV]$/.test(name)) return mode + fromUcs2();
  if (/^(?:GBK|GBKp|GB|GBpc)-EUC-[HV]$|^GBK2K-[HV]$/.test(name)) return mode + fromGbk();
  return undefined;
}

export interface CharacterMaps {
  /** The bytes of a map; throws for one that is not known, which pdf.js takes as a missing map. */
  fetch(name: string): Uint8Array;
  /** Whether the file needs characters that nobody can tell: then some of its text is missing. */
  incomplete(): boolean;
}

/** One for each document. */
export function openCharacterMaps(): CharacterMaps {
  let codes = false;
  let glyphsOnly = false;
  let unknown = false;
  return {
    fetch(name) {
      const known = made.get(name) ?? new TextEncoder().encode(makeMap(name) ?? '');
      if (known.length === 0) {
        unknown = true;
        throw new Error(`no character map ${name}`);
      }
      made.set(name, known);
      if (name !== 'Adobe-GB1-UCS2') codes = true;
      else if (!codes) glyphsOnly = true;
      return known;
    },
    incomplete: () => unknown || glyphsOnly,
  };
}
