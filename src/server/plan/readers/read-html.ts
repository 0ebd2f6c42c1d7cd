/** Web pages: blocks become lines, tables lines of tab-separated cells; scripts, styles, navigation and forms are left out. */

import { defaultTreeAdapter, parse } from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';
import { assembleDocument } from './assemble-document.ts';
import type { DecodedText } from '#server/platform/decode-text.ts';
import { decodeText } from '#server/platform/decode-text.ts';
import { openListNumbers } from './html-list-number.ts';
import { limits, refuse } from './read-result.ts';
import type { ReadResult } from './read-result.ts';
import { tableLine } from './table-line.ts';

const version = 'html/1';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const leftOut = new Set(
  'head script style noscript template nav aside footer form button select option input textarea iframe object svg canvas audio video map dialog'.split(
    ' ',
  ),
);
/** Attributes that are text to somebody. */
const spoken = new Set(['alt', 'title', 'placeholder', 'value', 'aria-label', 'label', 'summary']);
const blocks = new Set(
  'address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

/** Many pages write the number as words inside of a list that counts on its own. */
const ownNumber = /^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]/;

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

function isLeftOut(element: Element): boolean {
  if (leftOut.has(element.tagName) || attribute(element, 'hidden') !== undefined) return true;
  return /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attribute(element, 'style') ?? '');
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function span(element: Element, name: string): number {
  const value = Number(attribute(element, name) ?? 1);
  return Number.isInteger(value) && value >= 1 && value <= 100 ? value : 1;
}

const tooMuch = new Error('the page is nested too deep or has too many elements');

/** parse5 keeps every open element on a stack that it searches again and again: depth and number must have an end. */
function guardedParse(html: string): DefaultTreeAdapterMap['document'] {
  let depth = 0;
  let nodes = 0;
  return parse(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush: () => {
        depth += 1;
        nodes += 1;
        if (depth > limits.htmlDepth || nodes > limits.htmlNodes) throw tooMuch;
      },
      onItemPop: () => {
        depth -= 1;
      },
    },
  });
}

/** Trims ordinary blanks; an indent of ideographic spaces stays. By hand, because a pattern takes quadratic time on long blanks. */
function withoutBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (text[from] === ' ') from += 1;
  while (to > from && text[to - 1] === ' ') to -= 1;
  return text.slice(from, to);
}

/** Lines of the page in order; white space collapses as in a browser. */
function linesOf(root: Node, leaveOut = isLeftOut): string[] {
  const lines: string[] = [];
  const numbers = openListNumbers();
  let line = '';
  // The number of an item stands before its first words, however deep these are.
  let number = '';
  const endLine = (): void => {
    const text = tableLine(line.split('\t').map(withoutBlanks));
    if (text.replaceAll('\u3000', '').trim() !== '') {
      lines.push(ownNumber.test(text) ? text : number + text);
      number = '';
    }
    line = '';
  };

  function walk(node: Node, preserved: boolean): void {
    if (node.nodeName === '#text' && 'value' in node) {
      const text = node.value.replace(/[\u00AD\u200B\uFEFF]/g, '').replaceAll('\u00A0', ' ');
      if (preserved) appendPreserved(text);
      else line += text.replace(/[ \t\r\n\f]+/g, ' ');
      return;
    }
    if (!isElement(node)) {
      if ('childNodes' in node) for (const inner of node.childNodes) walk(inner, preserved);
      return;
    }
    if (leaveOut(node)) return;
    if (node.tagName === 'br') return endLine();
    if (node.tagName === 'table') return walkTable(node);
    const isBlock = blocks.has(node.tagName);
    if (isBlock) endLine();
    if (node.tagName === 'li') number = numbers.next(node);
    for (const inner of node.childNodes) walk(inner, preserved || node.tagName === 'pre');
    if (isBlock) endLine();
  }

  function appendPreserved(text: string): void {
    for (const [index, part] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) endLine();
      line += part;
    }
  }

  function walkTable(table: Element): void {
    endLine();
    // Cells that reach down from earlier rows: how many more rows each column is taken.
    const taken: number[] = [];
    for (const row of rowsOf(table)) {
      if (!isElement(row)) continue;
      if (row.tagName !== 'tr') {
        walk(row, false);
        continue;
      }
      const cells = row.childNodes.filter((cell): cell is Element => isElement(cell) && (cell.tagName === 'td' || cell.tagName === 'th'));
      const only = cells.length === 1 && taken.every((rows) => rows <= 0) ? cells[0] : undefined;
      // A table of one cell is layout: what is in it are lines of their own.
      if (only !== undefined) {
        for (const inner of only.childNodes) walk(inner, false);
        endLine();
      } else {
        lines.push(...rowText(cells, taken));
      }
    }
  }

  function rowText(cells: readonly Element[], taken: number[]): string[] {
    const fields: string[] = [];
    const skipTaken = (): void => {
      while ((taken[fields.length] ?? 0) > 0) {
        taken[fields.length] = (taken[fields.length] ?? 0) - 1;
        fields.push('');
      }
    };
    for (const cell of cells) {
      skipTaken();
      const text = leaveOut(cell)
        ? ''
        : cell.childNodes
            .flatMap((inner) => linesOf(inner, leaveOut))
            .join(' ')
            .replaceAll('\t', ' ');
      const rows = span(cell, 'rowspan') - 1;
      for (let column = 0; column < span(cell, 'colspan'); column += 1) {
        taken[fields.length] = rows;
        fields.push(column === 0 ? text : '');
      }
    }
    skipTaken();
    const text = tableLine(fields);
    return text.trim() === '' ? [] : [text];
  }

  walk(root, false);
  endLine();
  return lines;
}

function rowsOf(table: Element): Node[] {
  return table.childNodes.flatMap((node) => (isElement(node) && /^(?:tbody|thead|tfoot)$/.test(node.tagName) ? node.childNodes : [node]));
}

/** The charset that the page declares in its first kilobytes. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const label = /<meta[^>]{0,200}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w-]{1,40})/i.exec(head)?.[1];
  if (label === undefined) return undefined;
  if (/^(?:gb2312|gbk|gb_2312|gb18030|x-gbk|cp936)/i.test(label)) return 'gb18030';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** The characters of a page, by byte-order mark, validity and what the page declares. */
export function decodeHtml(bytes: Uint8Array): DecodedText | undefined {
  return decodeText(bytes, declaredCharset(bytes));
}

/** Whether characters are a web page, whatever the file is called. */
export function looksLikeHtml(text: string): boolean {
  let rest = text
    .slice(0, 4096)
    .replace(/^\s*<\?xml[^>]{0,200}>/i, '')
    .trimStart();
  for (let end = rest.indexOf('-->'); rest.startsWith('<!--') && end !== -1; end = rest.indexOf('-->'))
    rest = rest.slice(end + 3).trimStart();
  return /^<(?:!doctype\s+html|html|head|body|meta)\b/i.test(rest);
}

/** Title and descriptions in the head of a page. */
function propertiesOf(document: Node): string[] {
  const found: string[] = [];
  const look = (node: Node): void => {
    if (isElement(node) && node.tagName === 'meta') found.push(attribute(node, 'content') ?? '');
    else if (isElement(node) && node.tagName === 'title')
      for (const inner of node.childNodes) found.push('value' in inner ? inner.value : '');
    else if ('childNodes' in node) node.childNodes.forEach(look);
  };
  look(document);
  return found;
}

/** All words of a page, those too that it does not show: hidden elements, forms, comments, what pictures are said to show. */
function hiddenLines(document: Node): string[] {
  return [...linesOf(document, ({ tagName }) => tagName === 'script' || tagName === 'style'), ...unseen(document)];
}

function unseen(node: Node): string[] {
  const found: string[] = [];
  // Into one list: handed up level by level, many comments in a deep page would be copied for each of its levels.
  const look = (inner: Node): void => {
    if (inner.nodeName === '#comment' && 'data' in inner) found.push(inner.data);
    if (isElement(inner)) for (const { name, value } of inner.attrs) if (spoken.has(name)) found.push(value);
    if ('content' in inner) for (const line of hiddenLines(inner.content)) found.push(line);
    if ('childNodes' in inner) inner.childNodes.forEach(look);
  };
  look(node);
  return found;
}

/** The lines of a page or a part of one; null when it is nested beyond all measure. */
export function htmlLines(html: string): string[] | null {
  return readPage(html, linesOf);
}

function readPage<T>(html: string, read: (document: DefaultTreeAdapterMap['document']) => T): T | null {
  try {
    return read(guardedParse(html));
  } catch (error) {
    if (error === tooMuch) return null;
    throw error;
  }
}

/** Never throws: a page nested beyond all measure is refused. */
export function readHtml(decoded: DecodedText): ReadResult {
  const page = readPage(decoded.text, (document) => ({
    lines: linesOf(document),
    hidden: hiddenLines(document),
    properties: propertiesOf(document),
  }));
  if (page === null) return refuse('document-too-large', { what: 'structure' });
  const pieces = page.lines.map((text, index) => ({ text: `${text}\n`, number: index + 1 }));
  return assembleDocument('html', version, pieces, decoded.damaged, [
    { place: 'hidden', text: page.hidden.join('\n') },
    { place: 'properties', text: page.properties.join('\n') },
  ]);
}
