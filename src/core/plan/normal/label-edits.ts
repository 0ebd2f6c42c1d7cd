/** Labels in brackets of their own, written with a colon: 【责任单位】市水利局 says what 责任单位：市水利局 says. */
import { columnRole } from '../assignment-label.ts';
import type { Edit } from './edited-text.ts';

const squared = /[【［[〔]\s{0,2}([\p{Script=Han}（()）]{2,10})\s{0,2}[】］\]〕]\s{0,2}[:：]?/gu;
const round = /(?<=[。；;\s]|^)[（(]\s{0,2}(\p{Script=Han}{2,10})\s{0,2}[）)]\s{0,2}[:：]?/gmu;

/** The edits that give such labels a colon. Beside a known label a bracket of the same shape holds one that nobody knows. */
export function findLabelEdits(text: string): Edit[] {
  if (!/[【［[〔（(]\s{0,2}\p{Script=Han}{2,10}\s{0,2}[】］\]〕）)]/u.test(text)) return [];
  const found = [...text.matchAll(squared), ...text.matchAll(round)].sort((a, b) => a.index - b.index);
  const known = new Set(found.filter(({ 1: label = '' }) => columnRole(label) !== null).map(({ 0: bracket }) => bracket.charAt(0)));
  if (known.size === 0) return [];
  return found.flatMap(({ 0: bracket, 1: label = '', index }): Edit[] => {
    const isLabel = columnRole(label) !== null || (bracket.startsWith('【') && known.has('【'));
    if (!isLabel || !behindLabel(text, index + bracket.length)) return [];
    const parted = index === 0 || /[。；;，,、：:\s]/u.test(text.charAt(index - 1));
    return [{ start: index, end: index + bracket.length, words: `${parted ? '' : '；'}${label}：` }];
  });
}

/** Something is said of it: a closing mark behind it makes it a word in brackets. */
function behindLabel(text: string, at: number): boolean {
  return !/[。；;，,、）)】\t\n]|^$/u.test(text.charAt(at));
}
