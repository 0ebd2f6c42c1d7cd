/** Markdown: the words without the marks, line by line as written. Numbers of lists and headings are words of a plan and stay. */

import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { assembleDocument } from './assemble-document.ts';
import type { SourcePiece } from './assemble-document.ts';
import type { DecodedText } from '#server/platform/decode-text.ts';
import { htmlLines } from './read-html.ts';
import { plainInline } from './markdown-inline.ts';
import { refuse } from './read-result.ts';
import type { ReadResult } from './read-result.ts';
import { tableLine } from './table-line.ts';

const version = 'md/2';

// CommonMark takes `**目标。**推进` for no emphasis, because it expects a space after it: the plugin knows Chinese. Not read: text that is
// indented by four spaces (an indent, not code), and definitions of links, which are words that would go unseen. Line ends and control
// characters are normalized by us; escaped characters stay apart from others, because they are no marks.
const markdown = new MarkdownIt({ html: true }).use(cjkFriendly).disable(['normalize', 'code', 'reference', 'text_join']);

/** What stands before a table in its source line: quotes and the mark of an item. */
const beforeTable = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?=\|)/;

/** Cells of a row as typed; the library leaves out what goes beyond the head of the table. */
function cellsOf(line: string): string[] {
  const row = line.replace(beforeTable, '').trim().replace(/^\|/, '');
  return row
    .slice(0, row.endsWith('|') && !row.endsWith('\\|') ? -1 : row.length)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** Front matter between two lines of --- at the very start is about the file, not of the plan. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && index < 60 && /^(?:---|\.\.\.)\s*$/.test(line));
  const inside = lines.slice(1, Math.max(1, end));
  return end > 0 && inside.every((line) => /^\s*(?:[\w-]+\s*:|#|-\s|$)/.test(line)) ? end + 1 : 0;
}

/** A comment that nobody closed would take the rest of the plan with it: it counts as words. */
function htmlBlockLines(html: string): string[] | null {
  const unclosed = unclosedComment(html);
  if (unclosed === -1) return htmlLines(html);
  const before = htmlLines(html.slice(0, unclosed));
  return before === null ? null : [...before, ...html.slice(unclosed).trimEnd().split('\n')];
}

function unclosedComment(html: string): number {
  let at = html.indexOf('<!--');
  while (at !== -1) {
    const end = html.indexOf('-->', at);
    if (end === -1) return at;
    at = html.indexOf('<!--', end);
  }
  return -1;
}

/** The lines of the text; null when it is nested deeper than the library follows, so that words would be lost. */
function linesOf(source: readonly string[]): string[] | null {
  const lines: string[] = [];
  let next = 0;
  // The number of an item stands before its first words, however deep these are.
  let number = '';
  let row: { readonly token: Token; readonly cells: string[] } | null = null;

  const cellsBeyond = (token: Token, count: number): string[] => cellsOf(source[token.map?.[0] ?? -1] ?? '').slice(count);
  /** Blank lines between two blocks stay; other lines between them are marks. */
  const goTo = (line: number): void => {
    for (; next < line; next += 1) if (/^[\s>]*$/.test(source[next] ?? '')) lines.push('');
  };
  const add = (token: Token, found: readonly string[]): void => {
    goTo(token.map?.[0] ?? next);
    next = Math.max(next, token.map?.[1] ?? next);
    for (const line of found) {
      lines.push(number + line);
      number = '';
    }
  };

  for (const token of markdown.parse(source.join('\n'), {})) {
    if (token.level >= markdown.options.maxNesting - 1) return null;
    switch (token.type) {
      case 'list_item_open':
        if (token.info !== '') number += `${token.info}${token.markup} `;
        break;
      case 'list_item_close':
        number = number.trimEnd();
        if (number !== '') add(token, ['']);
        break;
      case 'tr_open':
        row = { token, cells: [] };
        break;
      case 'tr_close':
        if (row !== null) add(row.token, [tableLine([...row.cells, ...cellsBeyond(row.token, row.cells.length)])]);
        row = null;
        break;
      case 'inline':
        if (row === null) add(token, plainInline(token.children ?? []));
        else row.cells.push(plainInline(token.children ?? []).join(' '));
        break;
      case 'fence':
        add(token, token.content.replace(/\n$/, '').split('\n'));
        break;
      case 'html_block': {
        const found = htmlBlockLines(token.content);
        if (found === null) return null;
        add(token, found);
        break;
      }
      default:
        break;
    }
  }
  goTo(source.length - (source.at(-1) === '' ? 1 : 0));
  return lines;
}

/** Line breaks are kept: plans written as Markdown have one paragraph on a line. Never throws. */
export function readMarkdown(decoded: DecodedText): ReadResult {
  const source = decoded.text.split(/\r\n?|\n/);
  const lines = linesOf(source.slice(frontMatterEnd(source)));
  if (lines === null) return refuse('document-too-large', { what: 'structure' });
  let number = 0;
  const pieces = lines.map((text): SourcePiece => {
    if (text.trim() !== '') number += 1;
    return { text: `${text}\n`, number: Math.max(1, number) };
  });
  // Comments and front matter of the file are not shown.
  return assembleDocument('md', version, pieces, decoded.damaged, [{ place: 'hidden', text: decoded.text }]);
}
