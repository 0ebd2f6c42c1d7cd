/** What a docx shows or says that is none of its text: pictures, diagrams, charts, embedded objects, comments. A person is told of each at its place. */

import { wordsOfPart } from '#server/platform/words-of-part.ts';
import type { XmlNode } from '#server/platform/xml-tree.ts';

/** By the element that only such a thing has. */
const things: Readonly<Record<string, string>> = {
  pic: '图片',
  imagedata: '图片',
  relIds: 'SmartArt 图形',
  chart: '图表',
  OLEObject: '嵌入对象',
};

/** The things in a drawing, each once. What stands in a text box is read as text, and tells of its own. */
export function thingsIn(node: XmlNode): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (inner: XmlNode): void => {
    const thing = things[inner.name];
    if (thing !== undefined) found.add(thing);
    if (inner.name === 'txbxContent') return;
    // A drawing stands twice in the file: once for new programs (Choice), once for old ones (Fallback).
    const choice = inner.name === 'AlternateContent' ? inner.children.find(({ name }) => name === 'Choice') : undefined;
    for (const child of choice === undefined ? inner.children : [choice]) look(child);
  };
  look(node);
  // An embedded object shows itself by a picture.
  return found.has('嵌入对象') ? new Set(['嵌入对象']) : found;
}

const longestQuote = 60;

/** The words of each comment, by its id. */
export function commentsOf(root: XmlNode | undefined): ReadonlyMap<string, string> {
  const comments = (root?.children ?? []).filter(({ name }) => name === 'comment');
  return new Map(comments.map((comment) => [comment.attributes['id'] ?? '', wordsOfPart(comment).replaceAll(/\s+/gu, ' ').trim()]));
}

/** A comment as it is told of. */
export function commentWords(words: string | undefined): string {
  if (words === undefined || words === '') return '批注';
  const characters = Array.from(words);
  return `批注“${characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : words}”`;
}

/** What a person is told of a paragraph; undefined where nothing was left out. */
export function leftOutRemark(leftOut: readonly string[]): string | undefined {
  if (leftOut.length === 0) return undefined;
  const counts = [...Map.groupBy(leftOut, (one) => one)].map(([one, all]) => (all.length > 1 ? `${one} ${all.length} 处` : one));
  return `读取时略去${counts.join('、')}；请对照原件，确认其中有没有要办的事`;
}
