import { describe, expect, it } from 'vitest';
import { readMarkdown } from './read-markdown.ts';

const textOf = (...lines: string[]): string => {
  const result = readMarkdown({ text: lines.join('\n'), encoding: 'utf-8', damaged: false });
  return result.ok ? result.document.text : result.code;
};

describe('markdown', () => {
  it.each([
    ['emphasis between Chinese words', '**总体要求。**加快，按照**“十四五”**规划', '总体要求。加快，按照“十四五”规划'],
    ['a heading without its space', '#分工方案', '分工方案'],
    ['an indent that is no code', '　　加快\n    - **推进**', '　　加快\n推进'],
    ['what looks like the definition of a link', '[1]: 见附件', '[1]: 见附件'],
    ['numbers of items as typed, empty ones too', '3. 加快\n   - 甲\n4) [x] 推进\n5.\n\n01. 乙', '3. 加快\n甲\n4) 推进\n5.\n\n01. 乙'],
    ['escapes, which are no marks', '\\# 甲\n\\- 乙 \\*丙\\*', '# 甲\n- 乙 *丙*'],
    ['entities and line breaks', '甲&nbsp;乙<br>丙&amp;丁', '甲 乙\n丙&丁'],
    ['tags that are words', '<张某>的<b>房</b><!-- x -->屋', '<张某>的房屋'],
    ['a comment over lines', '甲\n\n<!--\n乙\n-->\n丙', '甲\n\n丙'],
    ['a comment that nobody closed', '甲\n\n<!-- 乙\n丙', '甲\n\n<!-- 乙\n丙'],
    ['tables of HTML', '<table><tr><td>甲</td><td>乙</td></tr></table>\n\n丙', '甲\t乙\n\n丙'],
    ['underlined headings', '总则\n====\n细则\n----', '总则\n细则'],
  ])('reads %s', (_what, source, text) => {
    expect(textOf(source, '')).toBe(`${text}\n`);
  });

  it('loses no cell that goes beyond the head of its table', () => {
    expect(textOf('> | 甲 | 乙 |', '> |---|---|', '> | 1 | 2 | 3\\|4 | |', '> | a |')).toBe('甲\t乙\n1\t2\t3\\|4\na\n');
  });

  it('refuses what is nested so deep that words would be lost', () => {
    expect(textOf(`${'> '.repeat(40)}甲`)).toBe('甲\n');
    expect(textOf(`${'> '.repeat(200)}甲`)).toBe('document-too-large');
  });

  // In time that grows with the square of the length none of these would end before the runner loses patience.
  it.each([
    ['rules and blanks', '---\n\n', 'document-empty'],
    ['digits', '1234567890', 200_001],
    ['numbers', '1.', 200_001],
    ['lines', '甲\n', 200_000],
    ['quotes in quotes', '> ', 'document-too-large'],
    ['quoted lines', '> a\n', 100_000],
    ['brackets', '[', 200_001],
    ['pictures', '![a', 199_999],
    ['references', '[a]', 199_999],
    ['emphasis', '*a**b', 120_003],
    ['underlined headings', 'a\n=\n', 100_000],
    ['strikes', '~~a', 66_667],
    ['open comments', '<!-- a\n\n', 199_999],
    ['open tags', '<div>\n', 'document-too-large'],
    ['rows', '|a|b|\n|-|-|\n', 133_324],
  ])('comes to an end of 200,000 characters of %s', (_what, unit, end) => {
    const text = textOf(unit.repeat(200_000 / unit.length));
    expect(typeof end === 'string' ? text : text.length).toBe(end);
  });
});
