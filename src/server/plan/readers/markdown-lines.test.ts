import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

async function read(...lines: readonly string[]): Promise<string> {
  const result = await readDocument(new TextEncoder().encode(lines.join('\n')), 'a.md');
  return result.ok ? result.document.text : `${result.code} ${JSON.stringify(result.data)}`;
}

describe('front matter', () => {
  it.each([
    ['is left out', ['---', 'title: 方案', '# 注', '- 一', '', '---', '文'], '文\n'],
    ['ends with dots too', ['---', 'a-b : 1', '...', '文'], '文\n'],
    ['may be empty', ['---', '---', '文'], '文\n'],
    ['is none when words are in it', ['---', '加快建设', '---', '文'], '加快建设\n文\n'],
    ['is none when it never ends', ['---', 'a: 1'], 'a: 1\n'],
    ['is none when something stands before it', ['文', '', '---', 'b: 1', '---'], '文\n\nb: 1\n'],
    ['ends within sixty lines', ['---', ...Array.from({ length: 58 }, () => 'a: 1'), '---', '文'], '文\n'],
  ])('%s', async (_what, lines, text) => {
    expect(await read(...lines)).toBe(text);
  });

  it('is none when it goes on for longer', async () => {
    const text = await read('---', ...Array.from({ length: 59 }, () => 'a: 1'), '---', '文');
    expect(text.split('\n').filter((line) => line === 'a: 1')).toHaveLength(59);
  });
});

describe('a line of Markdown', () => {
  it.each([
    ['###### 标题 ######', '标题'],
    ['####### 文', '####### 文'],
    ['#文', '文'],
    ['##　文', '##　文'],
    ['* 文', '文'],
    ['+ 文', '文'],
    ['- [ ] 文', '文'],
    ['- [X] 文', '文'],
    ['[x] 文', '文'],
    ['[x]文', '[x]文'],
    ['> 文', '文'],
    ['~~文~~', '文'],
    ['***文***', '文'],
    ['文*字*句', '文字句'],
    ['3*4*5', '3*4*5'],
    ['3*文*5', '3文5'],
    ['3 *4* 5', '3 4 5'],
    ['文*4*5', '文45'],
    ['`文 字`', '文 字'],
    ['``文`字``', '文`字'],
    ['[文](http://a.cn "题")', '文'],
    ['![图](a.png)文', '文'],
    ['<https://a.cn>', 'https://a.cn'],
    ['\\*文\\*', '*文*'],
    ['&lt;文&gt;&#x4E00;', '<文>一'],
    ['<span style="x">文</span><!-- 注 -->字', '文字'],
    ['<sup>1</sup>文<sub>2</sub><br/>字', '1文2\n字'],
    ['文<BR>字', '文\n字'],
    ['文<brief>字', '文<brief>字'],
    ['文<张三>字', '文<张三>字'],
    ['文<del>字</del>', '文<del>字</del>'],
    ['文  ', '文'],
    ['文\\', '文\\'],
    ['文&nbsp;字&nbsp;', '文 字'],
    ['　　文', '　　文'],
    ['1. 文', '1. 文'],
    ['12) 文', '12) 文'],
    ['1.文', '1.文'],
  ])('%j says %j', async (line, text) => {
    expect(await read(line)).toBe(`${text}\n`);
  });
});

describe('lines and blocks', () => {
  it.each([
    ['line breaks of every kind', ['文\r\n字\r句'], '文\n字\n句\n'],
    ['hard breaks', ['文  ', '字\\', '句'], '文\n字\n句\n'],
    ['blank lines', ['', '文', '', '', '字', ''], '\n文\n\n\n字\n'],
    ['rules', ['文', '', '---', '***', '', '字'], '文\n\n\n字\n'],
    ['code', ['```js', 'let a;', '', '  # 文', '```', '字'], 'let a;\n\n  # 文\n字\n'],
    ['code that never ends', ['~~~', '文'], '文\n'],
    ['items with their numbers', ['1. 文', '2. 字', '   1. 句', '   2. 段', '3. 章'], '1. 文\n2. 字\n1. 句\n2. 段\n3. 章\n'],
    ['an item that begins with an item', ['1. 2. 文'], '1. 2. 文\n'],
    ['an item without words before another', ['1.', '2. 文'], '1.\n2. 文\n'],
    ['the paragraphs of an item', ['1. 文', '', '   字', '2. 句'], '1. 文\n\n字\n2. 句\n'],
    ['quotes with blank lines', ['> 文', '>', '> 字'], '文\n\n字\n'],
    ['HTML', ['<div>', '<p>文</p><p>字</p>', '</div>', '', '句'], '文\n字\n\n句\n'],
    ['comments', ['<!-- 一', '二 -->', '', '文'], '\n文\n'],
    ['a comment after a comment that nobody closed', ['<!-- 一 --> <!-- 二', '', '文'], '<!-- 二\n\n文\n'],
    ['tables in items', ['1. | 甲 | 乙 |', '   |---|---|', '   | 1 | 2 |'], '1. 甲\t乙\n1\t2\n'],
    ['tables with empty cells', ['| 甲 | | 丙 |', '|---|---|---|', '| | 2 | |', '| | | |', '', '文'], '甲\t\t丙\n\t2\n\n\n文\n'],
    ['cells beyond the head', ['甲 | 乙', '---|---', '1 | 2 | 3 | 4'], '甲\t乙\n1\t2\t3\t4\n'],
    ['escaped bars', ['| 甲 | 乙 |', '|---|---|', '| 1\\|2 | 3 | 4\\|', ''], '甲\t乙\n1|2\t3\t4\\|\n'],
    ['marks and breaks in cells', ['| **甲** | `乙` |', '|---|---|', '| 1<br>2 | [3](x) |'], '甲\t乙\n1 2\t3\n'],
    ['underlined headings', ['文', '===', '字', '---', '句'], '文\n字\n句\n'],
  ])('keeps %s', async (_what, lines, text) => {
    expect(await read(...lines)).toBe(text);
  });

  it('is read as deep as the library follows', async () => {
    expect(await read(`${'> '.repeat(99)}文`)).toMatch(/^文|^document-too-large/);
  });

  it('refuses HTML that is nested too deep, with and without an open comment', async () => {
    expect(await read('<div>'.repeat(1200))).toBe('document-too-large {"what":"structure"}');
    expect(await read(`${'<div>'.repeat(1200)}<!-- 文`)).toBe('document-too-large {"what":"structure"}');
  });
});
