/** Markdown: the words without the marks. Numbers of lists and headings are words of a plan and stay. */

import { assembleDocument } from './assemble-document.ts';
import type { SourcePiece } from './assemble-document.ts';
import type { DecodedText } from '#server/platform/decode-text.ts';
import type { ReadResult } from './read-result.ts';
import { tableLine } from './table-line.ts';

const version = 'md/1';

const fence = /^\s{0,3}(?:```|~~~)/;
const rule = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)\s*$/;

/** The line of dashes below the head of a table. */
function isTableRule(line: string): boolean {
  return line.includes('|') && line.includes('-') && cellsOf(line).every((cell) => /^:?-+:?$/.test(cell.trim()));
}

function cellsOf(line: string): string[] {
  const trimmed = line.trim();
  const from = trimmed.startsWith('|') ? 1 : 0;
  const to = trimmed.length > from && trimmed.endsWith('|') && !trimmed.endsWith('\\|') ? -1 : trimmed.length;
  return trimmed.slice(from, to).split(/(?<!\\)\|/);
}

/** Comments may run over lines. */
function withoutComments(text: string): string {
  let kept = '';
  let from = 0;
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', at);
    if (end === -1) break;
    kept += text.slice(from, at);
    from = end + 3;
  }
  return kept + text.slice(from);
}

/** Emphasis, links, images, code and escapes of one line. */
function withoutInlineMarks(line: string): string {
  const escaped: string[] = [];
  const kept = line.replace(/\\([!-/:-@[-`{-~])/g, (_all, character: string) => {
    escaped.push(character);
    return '\u0001';
  });
  const plain = kept
    .replace(/!\[[^[\]\n]{0,200}\]\([^()\n]{0,500}\)/g, '')
    .replace(/\[([^[\]\n]{1,200})\]\([^()\n]{0,500}\)/g, '$1')
    .replace(/<(https?:[^>\s]{1,500})>/g, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?(?:b|i|u|em|strong|span|font|p|div|center|sup|sub|a)(?:\s[^>\n]{0,500})?>/gi, '')
    .replace(/(\*\*\*|\*\*|__|~~)(?=\S)([^\n]{1,500}?\S|\S)\1/g, '$2')
    .replace(/(?<![*\w])\*(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\*(?![*\w])/g, '$1')
    .replace(/(?<![\w_])_(?=[^\s_])([^_\n]{1,500}?)(?<=[^\s_])_(?![\w_])/g, '$1')
    .replace(/(?<!`)(`{1,3})(?!`)([^`\n]{1,500})\1(?!`)/g, '$2');
  let next = 0;
  // oxlint-disable-next-line no-control-regex -- the placeholder cannot occur in the text: control characters are cleaned before
  return plain.replace(/\u0001/g, () => escaped[next++] ?? '');
}

function withoutBlockMarks(line: string): string {
  const plain = line.replace(/^(?:\s{0,3}>\s?)+/, '');
  const heading = /^\s{0,3}#{1,6}(?=[^#]|$)/.exec(plain)?.[0];
  return heading === undefined
    ? plain.replace(/^\s*[-*+]\s+(?:\[[ xX]\]\s+)?/, '')
    : withoutClosingMarks(plain.slice(heading.length).trim());
}

/** `## Heading ##` */
function withoutClosingMarks(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === '#') end -= 1;
  return end < heading.length && (end === 0 || heading[end - 1] === ' ') ? heading.slice(0, end).trimEnd() : heading;
}

function tableRow(line: string): string {
  return tableLine(cellsOf(line).map((cell) => withoutInlineMarks(cell.trim()).replaceAll('\n', ' ')));
}

/** Front matter between two lines of --- at the very start is about the file, not of the plan. */
function withoutFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && index < 60 && /^(?:---|\.\.\.)\s*$/.test(line));
  const inside = lines.slice(1, Math.max(1, end));
  return end > 0 && inside.every((line) => /^\s*(?:[\w-]+\s*:|#|-\s|$)/.test(line)) ? end + 1 : 0;
}

/** Line breaks are kept: plans written as Markdown have one paragraph on a line. */
export function readMarkdown(decoded: DecodedText): ReadResult {
  const lines = withoutComments(decoded.text).split(/\r\n?|\n/);
  const pieces: SourcePiece[] = [];
  let number = 0;
  let inFence = false;
  let inTable = false;
  const add = (text: string): void => {
    if (text.trim() !== '') number += 1;
    pieces.push({ text: `${text}\n`, number: Math.max(1, number) });
  };
  for (let index = withoutFrontMatter(lines); index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (fence.test(line)) {
      inFence = !inFence;
      continue;
    }
    if (!inFence && isTableRule(line)) {
      inTable = true;
      continue;
    }
    inTable = line.includes('|') && (inTable || isTableRule(lines[index + 1] ?? ''));
    if (inFence) add(line);
    else if (inTable) add(tableRow(line));
    else if (!rule.test(line)) add(withoutInlineMarks(withoutBlockMarks(line)).trimEnd());
  }
  if (lines.at(-1) === '') pieces.pop();
  return assembleDocument('md', version, pieces, decoded.damaged);
}
