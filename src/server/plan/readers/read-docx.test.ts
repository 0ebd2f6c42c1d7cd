import { describe, expect, it } from 'vitest';
import { docx, instance, level, list, num, officialList, p, run } from '#test/docx-parts.ts';
import type { DocxParts } from '#test/docx-parts.ts';
import { readDocument } from './read-document.ts';

async function textOf(parts: DocxParts): Promise<string> {
  const result = await readDocument(docx(parts), 'a.docx');
  return result.ok ? result.document.text.trimEnd() : result.code;
}

describe('automatic numbers', () => {
  it('count, and begin again below a new heading', async () => {
    const body = [
      p('甲', num(1, 0)),
      p('乙', num(1, 1)),
      p('丙', num(1, 1)),
      p('丁', num(1, 2)),
      p('戊', num(1, 0)),
      p('己', num(1, 1)),
      p('庚', num(1, 3)),
    ];
    const text = await textOf({ body: body.join(''), numbering: officialList + instance(1, 0) });
    expect(text).toBe('一、甲\n（一）乙\n（二）丙\n1. 丁\n二、戊\n（一）己\n①庚');
  });

  it('of two lists with one definition run on; a start of its own begins again, once', async () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = officialList + instance(1, 0) + instance(2, 0) + instance(3, 0, again);
    const body = [p('甲', num(1, 0)), p('乙', num(2, 0)), p('丙', num(3, 0)), p('丁', num(3, 0))].join('');
    expect(await textOf({ body, numbering })).toBe('一、甲\n二、乙\n一、丙\n二、丁');
  });

  it('never restart with lvlRestart 0, and only below the named level with another', async () => {
    const numbering =
      list(
        0,
        level(0, 'decimal', '%1'),
        level(1, 'decimal', '%2)', '<w:lvlRestart w:val="0"/>'),
        level(2, 'decimal', '%3、', '<w:lvlRestart w:val="1"/>'),
      ) + instance(1, 0);
    const body = [0, 1, 2, 1, 2, 0, 1, 2].map((depth) => p('文', num(1, depth))).join('');
    expect(await textOf({ body, numbering })).toBe('1 文\n1)文\n1、文\n2)文\n2、文\n2 文\n3)文\n1、文');
  });

  it('show all levels, in figures where the level says so', async () => {
    const numbering =
      list(0, level(0, 'chineseCountingThousand', '第%1章'), level(1, 'decimal', '%1.%2', '<w:isLgl/>'), level(2, 'decimal', '%1-%3')) +
      instance(1, 0);
    const body = [p('总则', num(1, 0)), p('范围', num(1, 1)), p('条', num(1, 2))].join('');
    expect(await textOf({ body, numbering })).toBe('第一章 总则\n1.1 范围\n一-1 条');
  });

  it('what stands between number and text', async () => {
    const numbering =
      list(0, level(0, 'decimal', '%1.', '<w:suff w:val="space"/>'), level(1, 'decimal', '%2', '<w:suff w:val="nothing"/>')) +
      instance(1, 0);
    expect(await textOf({ body: p('甲', num(1, 0)) + p('乙', num(1, 1)), numbering })).toBe('1. 甲\n1乙');
  });

  it('come from styles, by level or by name, and are switched off by numId 0', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>${num(1)}</w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr>${num(1)}</w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H1b"><w:basedOn w:val="H1"/></w:style>`;
    const numbering =
      list(
        0,
        level(0, 'japaneseCounting', '%1、', '<w:pStyle w:val="H1"/>'),
        level(1, 'japaneseCounting', '（%2）', '<w:pStyle w:val="H2"/>'),
      ) + instance(1, 0);
    const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;
    const body = p('甲', style('H1')) + p('乙', style('H2')) + p('丙', style('H1b')) + p('丁', style('H1') + num(0)) + p('戊', style('H1'));
    expect(await textOf({ body, numbering, styles })).toBe('一、甲\n（一）乙\n二、丙\n丁\n三、戊');
  });

  it('follow a list style to its definition', async () => {
    const linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>';
    const styles = `<w:style w:type="numbering" w:styleId="L"><w:pPr>${num(1)}</w:pPr></w:style>`;
    expect(await textOf({ body: p('甲', num(2, 1)), numbering: linked + officialList + instance(1, 0) + instance(2, 5), styles })).toBe(
      '（一）甲',
    );
  });

  it('of deleted and hidden paragraphs are not counted', async () => {
    const deleted = `<w:p><w:pPr>${num(1, 0)}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>`;
    const hidden = `<w:p><w:pPr>${num(1, 0)}<w:rPr><w:vanish/></w:rPr></w:pPr>${run('隐', '<w:vanish/>')}</w:p>`;
    const body = p('甲', num(1, 0)) + deleted + hidden + p('乙', num(1, 0));
    expect(await textOf({ body, numbering: officialList + instance(1, 0) })).toBe('一、甲\n二、乙');
  });

  it('print bullets as what they look like', async () => {
    const numbering = list(0, level(0, 'bullet', '——', '<w:suff w:val="nothing"/>'), level(1, 'bullet', '\uF06C')) + instance(1, 0);
    expect(await textOf({ body: p('创新共建。', num(1, 0)) + p('点', num(1, 1)), numbering })).toBe('——创新共建。\n● 点');
  });
});

describe('text', () => {
  it('takes insertions, leaves deletions and hidden runs', async () => {
    const body = `<w:p>${run('推进')}<w:ins>${run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>${run('移')}</w:moveFrom>${run('隐', '<w:vanish/>')}${run('显', '<w:vanish w:val="0"/>')}</w:p>`;
    expect(await textOf({ body })).toBe('推进新显');
  });

  it('joins a paragraph whose mark was deleted with the next', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半')}</w:p>${p('后半')}${p('下段')}`;
    expect(await textOf({ body })).toBe('前半后半\n下段');
  });

  it('line breaks, tabs, hyphens, symbols, entities, results of fields', async () => {
    const special =
      '<w:r><w:t>A&amp;B&#x4E00;</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三\u00AD四</w:t><w:softHyphen/><w:noBreakHyphen/><w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>';
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>${run('2020年')}<w:hyperlink>${run('链接')}</w:hyperlink><w:sdt><w:sdtContent>${run('控件')}</w:sdtContent></w:sdt>`;
    expect(await textOf({ body: `<w:p>${special}${field}</w:p>` })).toBe('A&B一\n二\t三四-✓2020年链接控件');
  });

  it('takes text boxes once, leaves headers and the table of contents, puts notes at the end', async () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const drawing = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>${box('泰政发〔2020〕8号')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('泰政发〔2020〕8号')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('一、甲 1')}</w:sdtContent></w:sdt>${p('二、乙 2', '<w:pStyle w:val="10"/>')}`;
    const styles = '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>';
    const noted = `<w:p>${run('正文')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`;
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p('——')}</w:footnote><w:footnote w:id="1">${p('指市直有关部门。')}</w:footnote>`;
    expect(await textOf({ body: drawing + contents + noted, styles, footnotes })).toBe('泰政发〔2020〕8号\n正文\n注1：指市直有关部门。');
  });
});

describe('tables', () => {
  const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

  it('rows are lines, cells are fields; merged cells keep their columns', async () => {
    const table = [
      row(cell(p('序号')), cell(p('任务')), cell(p('单位'))),
      row(cell(p('一、交通'), '<w:gridSpan w:val="3"/>')),
      row(cell(p('1')), cell(p('修路'), '<w:vMerge w:val="restart"/>'), cell(p('市交通运输局') + p('市财政局'))),
      row(cell(p('2')), cell('<w:p/>', '<w:vMerge/>'), cell(p('市水利局'))),
      row(cell(p('合计'), '<w:gridSpan w:val="2"/>'), cell(p('2项'))),
    ].join('');
    expect(await textOf({ body: `${p('前')}<w:tbl>${table}</w:tbl>${p('后')}` })).toBe(
      '前\n序号\t任务\t单位\n一、交通\n1\t修路\t市交通运输局 市财政局\n2\t\t市水利局\n合计\t\t2项\n后',
    );
  });

  it('number the rows where Word numbers them, and leave deleted rows', async () => {
    const numbering = list(0, level(0, 'decimal', '%1')) + instance(1, 0);
    const empty = `<w:p><w:pPr>${num(1, 0)}</w:pPr></w:p>`;
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${cell(p('旧'))}${cell(p('旧'))}</w:tr>`;
    const body = `<w:tbl>${row(cell(empty), cell(p('甲')))}${deleted}${row(cell(empty), cell(p('乙')))}</w:tbl>`;
    expect(await textOf({ body, numbering })).toBe('1\t甲\n2\t乙');
  });
});
