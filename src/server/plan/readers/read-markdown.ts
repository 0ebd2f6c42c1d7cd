/** Markdown: the words without the marks. Numbers of lists and headings are words of a plan and stay. */

import { assembleDocument } from './assemble-document.ts';
import type { SourcePiece } from './assemble-document.ts';
import type { DecodedText } from './decode-text.ts';
import type { ReadResult } from './read-result.ts';

const version = 'md/1';

const fence = /^\s{0,3}(?:```|~~~)/;
const rule = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)\s*$/;
const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Emphasis, links, images, code and escapes of one line. */
function withoutInlineMarks(line: string): string {
  const escaped: string[] = [];
  const kept = line.replace(/\\([!-/:-@[-`{-~])/g, (_all, character: string) => {
    escaped.push(character);
    return '\u0001';
  });
  const plain = kept
    .replace(/<!--.*?-->/g, '')
    .replace(/!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, '')
    .replace(/\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)/g, '$1')
    .replace(/<(https?:[^>\s]{1,2000})>/g, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?(?:b|i|u|em|strong|span|font|p|div|center|sup|sub|a)(?:\s[^>\n]{0,500})?>/gi, '')
    .replace(/(\*\*\*|\*\*|__|~~)(?=\S)([^\n]{1,2000}?\S|\S)\1/g, '$2')
    .replace(/(?<![*\w])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![*\w])/g, '$1')
    .replace(/(?<![\w_])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_])/g, '$1')
    .replace(/(`+)([^`\n]{1,1000})\1/g, '$2');
  let next = 0;
  // oxlint-disable-next-line no-control-regex -- the placeholder cannot occur in the text: control characters are cleaned before
  return plain.replace(/\u0001/g, () => escaped[next++] ?? '');
}

function withoutBlockMarks(line: string): string {
  return line
    .replace(/^(?:\s{0,3}>\s?)+/, '')
    .replace(/^\s{0,3}#{1,6}(?:\s+|(?=[^\s#]))/, '')
    .replace(/\s+#+\s*$/, '')
    .replace(/^\s*[-*+]\s+(?:\[[ xX]\]\s+)?/, '');
}

function tableRow(line: string): string {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner
    .split(/(?<!\\)\|/)
    .map((cell) => withoutInlineMarks(cell.trim()).replaceAll('\n', ' '))
    .join('\t')
    .replace(/\t+$/, '');
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
  const lines = decoded.text.split(/\r\n?|\n/);
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
    const isRule = line.includes('|') && line.includes('-') && tableRule.test(line);
    if (!inFence && isRule) {
      inTable = true;
      continue;
    }
    inTable = line.includes('|') && (inTable || tableRule.test(lines[index + 1] ?? ''));
    if (inFence) add(line);
    else if (inTable) add(tableRow(line));
    else if (!rule.test(line)) add(withoutInlineMarks(withoutBlockMarks(line)).trimEnd());
  }
  if (lines.at(-1) === '') pieces.pop();
  return assembleDocument('md', version, pieces, decoded.damaged);
}
