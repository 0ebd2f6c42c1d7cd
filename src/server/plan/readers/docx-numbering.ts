/** Word's automatic numbering: which number stands before a paragraph. The file holds only the rules (numbering.xml); we count. */

import { formatNumber } from './docx-number-format.ts';
import type { DocxStyles, NumberingReference } from './docx-styles.ts';
import { child, isOn, valueOf } from '#server/platform/xml-tree.ts';
import type { XmlNode } from '#server/platform/xml-tree.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  readonly legal: boolean;
  /** 0: never; n: when a level up to n (one-based) was used; undefined: when any higher level was used. */
  readonly restart: number | undefined;
  readonly style: string | undefined;
}

interface List {
  /** Lists that share an abstract definition share their counters. */
  readonly counters: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startOverrides: ReadonlyMap<number, number | undefined>;
}

export interface DocxNumbering {
  /** The printed number with what follows it, '' for none. Call once for each paragraph, in order. */
  next(own: NumberingReference | undefined, styleId: string | undefined): string;
}

function integer(text: string | undefined): number | undefined {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) ? value : undefined;
}

function readFormat(level: XmlNode): string {
  // Newer formats hide in a choice that older programs skip.
  const choice = child(child(level, 'AlternateContent'), 'Choice') ?? child(child(level, 'AlternateContent'), 'Fallback');
  return valueOf(level, 'numFmt') ?? valueOf(choice, 'numFmt') ?? 'decimal';
}

function readLevel(node: XmlNode): Level {
  return {
    start: integer(valueOf(node, 'start')) ?? 0,
    format: readFormat(node),
    text: valueOf(node, 'lvlText') ?? '',
    suffix: valueOf(node, 'suff') ?? 'tab',
    legal: isOn(node, 'isLgl'),
    restart: integer(valueOf(node, 'lvlRestart')),
    style: valueOf(node, 'pStyle'),
  };
}

function readLevels(node: XmlNode | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of node?.children ?? []) {
    const depth = integer(level.attributes['ilvl']);
    if (depth !== undefined) levels.set(depth, readLevel(level));
  }
  return levels;
}

function readLists(root: XmlNode | undefined, styles: DocxStyles): ReadonlyMap<string, List> {
  const abstracts = new Map<string, XmlNode>();
  const nums = new Map<string, XmlNode>();
  for (const node of root?.children ?? []) {
    if (node.name === 'abstractNum') abstracts.set(node.attributes['abstractNumId'] ?? '', node);
    if (node.name === 'num') nums.set(node.attributes['numId'] ?? '', node);
  }
  const definition = (num: XmlNode | undefined, hops: number): { id: string; node: XmlNode } | undefined => {
    const id = valueOf(num, 'abstractNumId') ?? '';
    const node = abstracts.get(id);
    if (node === undefined || hops > 5) return undefined;
    const linked = styles.listOf(valueOf(node, 'numStyleLink') ?? '');
    return definition(nums.get(linked ?? ''), hops + 1) ?? { id, node };
  };
  const lists = new Map<string, List>();
  for (const [numId, num] of nums) {
    const found = definition(num, 0);
    if (found === undefined) continue;
    const levels = readLevels(found.node);
    const startOverrides = new Map<number, number | undefined>();
    for (const override of num.children) {
      const depth = integer(override.attributes['ilvl']);
      if (depth === undefined) continue;
      const level = child(override, 'lvl');
      if (level !== undefined) levels.set(depth, readLevel(level));
      startOverrides.set(depth, integer(valueOf(override, 'startOverride')));
    }
    lists.set(numId, { counters: found.id, levels, startOverrides });
  }
  return lists;
}

/** Bullets are characters of symbol fonts in the private use area; print the ones in use as what they look like. */
const symbols: Readonly<Record<string, string>> = {
  '\uF0B7': '•',
  '\uF06C': '●',
  '\uF06E': '■',
  '\uF075': '◆',
  '\uF0D8': '➢',
  '\uF0FC': '✓',
  '\uF0A8': '□',
  '\uF0FE': '☑',
  '\uF0D6': '◇',
};

/** A character of a symbol font as text. */
export function plainSymbol(character: string): string {
  return symbols[character] ?? (/[\uE000-\uF8FF]/.test(character) ? '•' : character);
}

/** Word sets a tab between number and text. In the text a number that ends with its own punctuation needs nothing. */
function separator(suffix: string, number: string): string {
  if (suffix === 'nothing' || number === '') return '';
  if (suffix === 'space') return ' ';
  return /[、，。．)）】〕\]：:—\s\u2460-\u24FF\u3220-\u32BF]$/.test(number) ? '' : ' ';
}

/** A counter for one document. */
export function openNumbering(root: XmlNode | undefined, styles: DocxStyles): DocxNumbering {
  const lists = readLists(root, styles);
  const counters = new Map<string, (number | undefined)[]>();
  const overridden = new Set<string>();

  function count(list: List, level: Level, numId: string, depth: number): (number | undefined)[] {
    const values = counters.get(list.counters) ?? [];
    counters.set(list.counters, values);
    const current = values[depth];
    const key = `${numId} ${depth}`;
    const override = overridden.has(key) ? undefined : list.startOverrides.get(depth);
    overridden.add(key);
    values[depth] = override ?? (current === undefined ? level.start : current + 1);
    for (let deeper = depth + 1; deeper <= 8; deeper += 1) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || depth < restart) values[deeper] = undefined;
    }
    return values;
  }

  function print(list: List, level: Level, values: readonly (number | undefined)[]): string {
    if (level.format === 'bullet') return Array.from(level.text).map(plainSymbol).join('');
    return level.text.replace(/%([1-9])/g, (_all, digit: string) => {
      const depth = Number(digit) - 1;
      const shown = list.levels.get(depth);
      const value = values[depth] ?? shown?.start ?? 1;
      const format = shown?.format ?? 'decimal';
      return formatNumber(value, level.legal && format !== 'none' ? 'decimal' : format);
    });
  }

  function next(own: NumberingReference | undefined, styleId: string | undefined): string {
    const style = styles.find(styleId);
    // '0' means that there is no number.
    const numId = own?.numId ?? style.numbering?.numId ?? '0';
    const list = numId === '0' ? undefined : lists.get(numId);
    if (list === undefined) return '';
    const tied =
      own?.numId === undefined ? [...list.levels].find(([, level]) => level.style === (style.numberedBy ?? styleId))?.[0] : undefined;
    const depth = own?.level ?? tied ?? style.numbering?.level ?? 0;
    const level = list.levels.get(depth);
    if (level === undefined) return '';
    const number = print(list, level, count(list, level, numId, depth)).trimStart();
    return number + separator(level.suffix, number);
  }

  return { next };
}
