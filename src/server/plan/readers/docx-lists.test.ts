import { describe, expect, it } from 'vitest';
import { docx, instance, level, list, num, officialList, p } from '#test/docx-parts.ts';
import type { DocxParts } from '#test/docx-parts.ts';
import { formatNumber } from './docx-number-format.ts';
import { readDocument } from './read-document.ts';

async function textOf(parts: DocxParts): Promise<string> {
  const result = await readDocument(docx(parts), 'a.docx');
  return result.ok ? result.document.text.trimEnd() : result.code;
}

const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;

describe('a list of Word', () => {
  it.each([
    ['another list', num(2, 0)],
    ['no list', num(0, 0)],
    ['a list that is not there', num(9, 0)],
    ['a level that is not there', num(1, 7)],
    ['a list without a definition', num(3, 0)],
  ])('does not number a paragraph of %s', async (_what, properties) => {
    const numbering = `${list(0, level(0, 'decimal', '%1、'))}${instance(0, 0)}${instance(1, 0)}${instance(3, 33)}`;
    expect(await textOf({ body: p('甲', properties) + p('乙', num(1, 0)), numbering })).toBe('甲\n1、乙');
  });

  it.each([
    ['beyond the deepest level counts as the deepest', '8', '9'],
    ['below the first level counts as the first', '0', '-1'],
    ['that is no number counts as the first', '0', 'x'],
  ])('a level %s', async (_what, own, asked) => {
    const numbering = list(0, level(Number(own), 'decimal', `%${Number(own) + 1}、`)) + instance(1, 0);
    const asks = `<w:numPr><w:ilvl w:val="${asked}"/><w:numId w:val="1"/></w:numPr>`;
    expect(await textOf({ body: p('甲', asks), numbering })).toBe('1、甲');
  });

  it('has nine levels; what is defined beyond is no level', async () => {
    const numbering =
      list(0, level(0, 'decimal', '%1、'), level(8, 'decimal', '%9）'), level(9, 'decimal', '末'), level(-1, 'decimal', '负')) +
      instance(1, 0);
    const deep = '<w:lvl w:ilvl="x"><w:lvlText w:val="错"/></w:lvl>';
    const body = p('甲', num(1, 0)) + p('乙', num(1, 8)) + p('丙', num(1, 8)) + p('丁', num(1, 0)) + p('戊', num(1, 8));
    expect(await textOf({ body, numbering: numbering + list(5, deep) })).toBe('1、甲\n1）乙\n2）丙\n2、丁\n1）戊');
  });

  it.each([
    ['nothing', '<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>', '0. 甲\n1. 乙'],
    ['five', '<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>', '5. 甲\n6. 乙'],
    ['no number', '<w:lvl w:ilvl="0"><w:start w:val="x"/><w:lvlText w:val="%1."/></w:lvl>', '0. 甲\n1. 乙'],
    ['no text', '<w:lvl w:ilvl="0"><w:start w:val="1"/></w:lvl>', '甲\n乙'],
  ])('begins as its level says: %s', async (_what, written, text) => {
    const body = p('甲', num(1, 0)) + p('乙', num(1, 0));
    expect(await textOf({ body, numbering: `<w:abstractNum w:abstractNumId="0">${written}</w:abstractNum>${instance(1, 0)}` })).toBe(text);
  });

  it('shows a level above that has not been used yet by its start, and one that is not there by 1', async () => {
    const above = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1"/></w:lvl>';
    const numbering = list(0, above, level(2, 'decimal', '%1-%2-%3)')) + instance(1, 0);
    expect(await textOf({ body: p('甲', num(1, 2)), numbering })).toBe('三-1-1)甲');
  });

  it('in figures shows no number where a level has none', async () => {
    const numbering =
      list(
        0,
        level(0, 'none', '%1'),
        level(1, 'chineseCounting', '%1%2.', '<w:isLgl/>'),
        level(2, 'decimal', '%2-%3)', '<w:isLgl w:val="0"/>'),
      ) + instance(1, 0);
    expect(await textOf({ body: p('甲', num(1, 1)) + p('乙', num(1, 2)), numbering })).toBe('1. 甲\n一-1)乙');
  });

  it('begins a deeper level again after a level above, whichever it was', async () => {
    const numbering =
      list(
        0,
        level(0, 'decimal', '%1、'),
        level(1, 'decimal', '%2）'),
        level(2, 'decimal', '%3．', '<w:lvlRestart w:val="2"/>'),
        level(3, 'decimal', '%4】', '<w:lvlRestart w:val="1"/>'),
      ) + instance(1, 0);
    const depths = [2, 3, 0, 2, 3, 1, 2, 3, 2, 3];
    expect(await textOf({ body: depths.map((depth) => p('文', num(1, depth))).join(''), numbering })).toBe(
      '1．文\n1】文\n1、文\n1．文\n1】文\n1）文\n1．文\n2】文\n2．文\n3】文',
    );
  });

  it('may change single levels of its definition', async () => {
    const other = `<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/>${level(1, 'upperLetter', '%2）')}</w:lvlOverride>`;
    const broken =
      '<w:lvlOverride><w:startOverride w:val="9"/></w:lvlOverride><w:lvlOverride w:ilvl="0"><w:startOverride w:val="x"/></w:lvlOverride>';
    const numbering = officialList + instance(1, 0, other + broken);
    const body = [0, 1, 1, 0, 1].map((depth) => p('文', num(1, depth))).join('');
    expect(await textOf({ body, numbering })).toBe('一、文\nD）文\nE）文\n二、文\nA）文');
  });

  it('that names a list style without a list is as it is defined', async () => {
    const linked = (target: string): string => list(5, `<w:numStyleLink w:val="${target}"/>`, level(0, 'decimal', '%1】'));
    const styles = `<w:style w:type="numbering" w:styleId="Lost"><w:pPr>${num(77)}</w:pPr></w:style><w:style w:type="numbering" w:styleId="Ring"><w:pPr>${num(1)}</w:pPr></w:style>`;
    for (const target of ['Nobody', 'Lost', 'Ring'])
      expect(await textOf({ body: p('甲', num(1, 0)), numbering: linked(target) + instance(1, 5), styles })).toBe('1】甲');
  });

  it.each([
    ['tab', '1', '1 甲'],
    ['tab', '第1条', '第1条 甲'],
    ['tab', '1、', '1、甲'],
    ['tab', '1，', '1，甲'],
    ['tab', '1。', '1。甲'],
    ['tab', '1．', '1．甲'],
    ['tab', '1)', '1)甲'],
    ['tab', '〔1〕', '〔1〕甲'],
    ['tab', '[1]', '[1]甲'],
    ['tab', '1：', '1：甲'],
    ['tab', '1:', '1:甲'],
    ['tab', '1—', '1—甲'],
    ['tab', '1 ', '1 甲'],
    ['tab', '⑴', '⑴甲'],
    ['tab', '㈠', '㈠甲'],
    ['tab', '  1', '1 甲'],
    ['tab', '1、2', '1、2 甲'],
    ['tab', '', '甲'],
    ['space', '1、', '1、 甲'],
    ['space', '', '甲'],
    ['nothing', '1', '1甲'],
  ])('with a %s behind %j', async (suffix, text, line) => {
    const numbering = list(0, level(0, 'decimal', text, `<w:suff w:val="${suffix}"/>`)) + instance(1, 0);
    expect(await textOf({ body: p('甲', num(1, 0)), numbering })).toBe(line);
  });

  it.each([
    ['\uF0B7', '•'],
    ['\uF06C', '●'],
    ['\uF06E', '■'],
    ['\uF075', '◆'],
    ['\uF0D8', '➢'],
    ['\uF0FC', '✓'],
    ['\uF0A8', '□'],
    ['\uF0FE', '☑'],
    ['\uF0D6', '◇'],
    ['\uE000', '•'],
    ['\uF8FF', '•'],
    ['·', '·'],
  ])('prints the bullet %j as %s', async (bullet, shown) => {
    expect(await textOf({ body: p('甲', num(1, 0)), numbering: list(0, level(0, 'bullet', bullet)) + instance(1, 0) })).toBe(`${shown} 甲`);
  });

  it('takes newer formats from the choice of newer programs, or from what older ones fall back to', async () => {
    const written = (inner: string): string =>
      list(
        0,
        `<w:lvl w:ilvl="0"><w:start w:val="2"/><mc:AlternateContent>${inner}</mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl>`,
      ) + instance(1, 0);
    const format = (name: string): string => `<w:numFmt w:val="${name}"/>`;
    const both = `<mc:Choice>${format('chineseCounting')}</mc:Choice><mc:Fallback>${format('upperRoman')}</mc:Fallback>`;
    expect(await textOf({ body: p('甲', num(1, 0)), numbering: written(both) })).toBe('二、甲');
    expect(await textOf({ body: p('甲', num(1, 0)), numbering: written(`<mc:Fallback>${format('upperRoman')}</mc:Fallback>`) })).toBe(
      'II、甲',
    );
    expect(await textOf({ body: p('甲', num(1, 0)), numbering: written('') })).toBe('2、甲');
  });
});

describe('numbers from styles', () => {
  const numbering =
    list(0, level(0, 'decimal', '%1、'), level(1, 'decimal', '（%2）', style('Tied')), level(2, 'decimal', '%3】')) +
    list(1, level(0, 'upperLetter', '%1、')) +
    instance(1, 0) +
    instance(2, 1);
  const paragraphStyle = (id: string, content: string): string => `<w:style w:type="paragraph" w:styleId="${id}">${content}</w:style>`;

  it.each([
    ['by the level of the style', `<w:pPr>${num(1, 2)}</w:pPr>`, '1】甲'],
    ['by the first level without one', `<w:pPr>${num(1)}</w:pPr>`, '1、甲'],
    ['by the level that is tied to the style above', '<w:basedOn w:val="Tied"/>', '（1）甲'],
    ['by its own list over the one above', `<w:basedOn w:val="Tied"/><w:pPr>${num(2)}</w:pPr>`, 'A、甲'],
    ['by its own level of the list above', '<w:basedOn w:val="Deep"/><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>', '1、甲'],
    ['by the level above in its own list', `<w:basedOn w:val="First"/><w:pPr>${num(2)}</w:pPr>`, 'A、甲'],
    ['not at all by a style that is not there', '<w:basedOn w:val="Nobody"/>', '甲'],
    ['not at all in a circle', '<w:basedOn w:val="Own"/>', '甲'],
    ['not at all without a list', '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>', '甲'],
  ])('count %s', async (_how, content, text) => {
    const styles = [
      paragraphStyle('Tied', `<w:pPr>${num(1)}</w:pPr>`),
      paragraphStyle('Deep', `<w:pPr>${num(1, 2)}</w:pPr>`),
      paragraphStyle('First', `<w:pPr>${num(1, 0)}</w:pPr>`),
      paragraphStyle('Own', content),
    ].join('');
    expect(await textOf({ body: p('甲', style('Own')), numbering, styles })).toBe(text);
  });

  it('give way to the level that the paragraph names', async () => {
    const styles = paragraphStyle('Tied', `<w:pPr>${num(1)}</w:pPr>`);
    const own = '<w:numPr><w:ilvl w:val="2"/></w:numPr>';
    expect(await textOf({ body: p('甲', style('Tied') + own) + p('乙', style('Tied') + num(2)), numbering, styles })).toBe('1】甲\nA、乙');
  });
});

describe('formats of numbers', () => {
  it.each([
    ['chineseCounting', [0, 99, 100, 105], '〇 九十九 一〇〇 一〇五'],
    ['taiwaneseCounting', [12], '十二'],
    ['chineseCountingThousand', [0, 1000, 2020, 9999, 10_000], '〇 一千 二千零二十 九千九百九十九 一〇〇〇〇'],
    ['taiwaneseCountingThousand', [110], '一百一十'],
    ['japaneseCounting', [11, 101, 111, 1001, 1111], '十一 百一 百十一 千一 千百十一'],
    ['chineseLegalSimplified', [0, 100, 1001, 2345], '零 壹佰 壹仟零壹 贰仟叁佰肆拾伍'],
    ['ideographLegalTraditional', [67, 89], '陆拾柒 捌拾玖'],
    ['japaneseLegal', [10], '壹拾'],
    ['ideographDigital', [1234567890], '一二三四五六七八九〇'],
    ['japaneseDigitalTenThousand', [10], '一〇'],
    ['taiwaneseDigital', [20], '二〇'],
    ['koreanDigital2', [30], '三〇'],
    ['ideographTraditional', [0, 3, 4, 5, 6, 7, 8, 9, 10], '0 丙 丁 戊 己 庚 辛 壬 癸'],
    ['ideographZodiac', [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], '0 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥 13'],
    ['ideographZodiacTraditional', [0, 1, 2, 10, 11, 12, 13, 60, 61], '0 甲子 乙丑 癸酉 甲戌 乙亥 丙子 癸亥 甲子'],
    ['decimalFullWidth2', [29], '２９'],
    ['decimalZero', [9, 99, 100], '09 99 100'],
    ['decimalEnclosedCircleChinese', [3, 22, 37, 51], '③ ㉒ ㊲ 51'],
    ['decimalEnclosedCircle', [0], '0'],
    ['decimalEnclosedFullstop', [0, 2, 21], '0 ⒉ 21'],
    ['decimalEnclosedParen', [0, 2], '0 ⑵'],
    ['ideographEnclosedCircle', [0, 2, 11], '0 ㊁ 11'],
    ['upperRoman', [0, 5, 50, 90, 100, 400, 500, 900, 1000, 3999, 4000], '0 V L XC C CD D CM M MMMCMXCIX 4000'],
    ['upperLetter', [0, 52, 53], '0 ZZ AAA'],
    ['lowerLetter', [26, 520, 521, 546], `z ${'z'.repeat(20)} ${'a'.repeat(20)} ${'z'.repeat(20)}`],
    ['numberInDash', [1, 12], '- 1 - - 12 -'],
    [
      'ordinal',
      [0, 10, 12, 13, 14, 22, 23, 24, 101, 111, 112, 113, 121],
      '0th 10th 12th 13th 14th 22nd 23rd 24th 101st 111th 112th 113th 121st',
    ],
    ['bullet', [7], ''],
  ])('%s', (format, values, expected) => {
    expect(values.map((value) => formatNumber(value, format)).join(' ')).toBe(expected);
  });
});
