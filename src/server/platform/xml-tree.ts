/** XML parts of an Office file as a small tree of local names. No DTD, no entities but XML's own five. */

import { XMLParser } from 'fast-xml-parser';

/** One part; its tree takes several times as much memory as the part itself. */
const limits = { xmlBytes: 100 * 1024 * 1024, xmlTags: 2_000_000 } as const;

export interface XmlNode {
  /** Local name without a namespace prefix; '#text' for text. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 400,
});

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

/** `&amp;` and numeric references; a lone surrogate by number stays for the cleaning of the text. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\dA-Fa-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/g,
    (_all, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return character(Number.parseInt(hex, 16));
      if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
      return named[name ?? ''] ?? '';
    },
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function attributesOf(value: unknown): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (!isRecord(value)) return attributes;
  for (const [name, content] of Object.entries(value)) attributes[name] = decodeEntities(String(content));
  return attributes;
}

const none: Readonly<Record<string, string>> = {};

function toNode(raw: unknown): XmlNode | undefined {
  if (!isRecord(raw)) return undefined;
  for (const [name, content] of Object.entries(raw)) {
    if (name === ':@') continue;
    if (name === '#text') return { name, attributes: none, children: [], text: decodeEntities(String(content)) };
    const attributes = raw[':@'] === undefined ? none : attributesOf(raw[':@']);
    return { name, attributes, children: toNodes(content), text: '' };
  }
  return undefined;
}

function toNodes(raw: unknown): XmlNode[] {
  const nodes: XmlNode[] = [];
  if (!Array.isArray(raw)) return nodes;
  for (const item of raw) {
    const node = toNode(item);
    if (node !== undefined) nodes.push(node);
  }
  return nodes;
}

function countTags(xml: string): number {
  let count = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) count += 1;
  return count;
}

export type XmlResult = { readonly state: 'parsed'; readonly root: XmlNode } | { readonly state: 'damaged' | 'too-large' };

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** The tree of one part, or why there is none. */
export function parseXml(bytes: Uint8Array): XmlResult {
  if (bytes.length > limits.xmlBytes) return { state: 'too-large' };
  const xml = decodeXml(bytes);
  if (countTags(xml) > limits.xmlTags) return { state: 'too-large' };
  // OOXML forbids a DTD; whoever sends one means harm.
  if (/<!DOCTYPE/i.test(xml)) return { state: 'damaged' };
  try {
    const raw: unknown = parser.parse(xml);
    const root = toNodes(raw).find((node) => node.name !== '#text');
    return root === undefined ? { state: 'damaged' } : { state: 'parsed', root };
  } catch {
    return { state: 'damaged' };
  }
}

/** The first child of that name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.name === name);
}

/** The attribute `val` of the first child of that name, which is how WordprocessingML writes a property. */
export function valueOf(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.attributes['val'];
}

/** A switch such as `<w:vanish/>`: on unless its value says off. */
export function isOn(node: XmlNode | undefined, name: string): boolean {
  const found = child(node, name);
  if (found === undefined) return false;
  const value = found.attributes['val'];
  return value === undefined || (value !== '0' && value !== 'false' && value !== 'off');
}
