/** The part of styles.xml that decides about text: which style numbers its paragraphs, hides them, or is a table of contents. */

import { child, isOn, valueOf } from '#server/platform/xml-tree.ts';
import type { XmlNode } from '#server/platform/xml-tree.ts';

export interface NumberingReference {
  readonly numId: string | undefined;
  readonly level: number | undefined;
}

interface DocxStyle {
  readonly numbering: NumberingReference | undefined;
  /** The style itself, in the chain of ancestors, that gives the numbering; a level of a list may be tied to it. */
  readonly numberedBy: string | undefined;
  readonly hidden: boolean;
  readonly contents: boolean;
}

export interface DocxStyles {
  find(id: string | undefined): DocxStyle;
  /** The numbering that a list style (numStyleLink) names. */
  listOf(id: string): string | undefined;
}

const plain: DocxStyle = { numbering: undefined, numberedBy: undefined, hidden: false, contents: false };

/** `numPr` of a paragraph or style as written; numId '0' means: no number. */
export function readNumbering(properties: XmlNode | undefined): NumberingReference | undefined {
  const numbering = child(properties, 'numPr');
  if (numbering === undefined) return undefined;
  const level = Number(valueOf(numbering, 'ilvl') ?? Number.NaN);
  return { numId: valueOf(numbering, 'numId'), level: Number.isInteger(level) ? Math.min(8, Math.max(0, level)) : undefined };
}

/** Styles inherit through basedOn; a circle ends where it closes. */
export function readStyles(root: XmlNode | undefined): DocxStyles {
  const nodes = new Map<string, XmlNode>();
  let standard: string | undefined;
  for (const node of root?.children ?? []) {
    const id = node.attributes['styleId'];
    if (node.name !== 'style' || id === undefined) continue;
    nodes.set(id, node);
    if (node.attributes['type'] === 'paragraph' && ['1', 'true', 'on'].includes(node.attributes['default'] ?? '')) standard = id;
  }
  const known = new Map<string, DocxStyle>();

  function resolve(id: string, seen: ReadonlySet<string>): DocxStyle {
    const node = nodes.get(id);
    if (node === undefined || seen.has(id) || seen.size > 50) return plain;
    const parentId = valueOf(node, 'basedOn');
    const parent = parentId === undefined ? plain : resolve(parentId, new Set([...seen, id]));
    const own = readNumbering(child(node, 'pPr'));
    const run = child(node, 'rPr');
    const inherited = own?.numId === undefined;
    return {
      numbering:
        own === undefined ? parent.numbering : { numId: own.numId ?? parent.numbering?.numId, level: own.level ?? parent.numbering?.level },
      numberedBy: inherited ? parent.numberedBy : id,
      hidden: child(run, 'vanish') === undefined ? parent.hidden : isOn(run, 'vanish'),
      contents: /^(?:toc|目录)\s*\d$/i.test(valueOf(node, 'name') ?? ''),
    };
  }

  function find(id: string | undefined): DocxStyle {
    const wanted = id ?? standard;
    if (wanted === undefined) return plain;
    const cached = known.get(wanted);
    if (cached !== undefined) return cached;
    const style = resolve(wanted, new Set());
    known.set(wanted, style);
    return style;
  }

  return { find, listOf: (id) => readNumbering(child(nodes.get(id), 'pPr'))?.numId };
}
