import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, instance, level, list, num, officialList, p, part, run } from '#test/docx-parts.ts';
import type { DocxParts } from '#test/docx-parts.ts';
import { readDocument } from './read-document.ts';

async function read(bytes: Uint8Array): Promise<string> {
  const result = await readDocument(bytes, 'a.docx');
  return result.ok ? result.document.text : `${result.code} ${JSON.stringify(result.data)}`;
}

const textOf = (parts: DocxParts | string): Promise<string> => read(docx(typeof parts === 'string' ? { body: parts } : parts));

const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const control = (content: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const box = (text: string): string => `<w:drawing><wps:txbx><w:txbxContent>${p(text)}</w:txbxContent></wps:txbx></w:drawing>`;

describe('blocks of a Word document', () => {
  it.each([
    ['a content control', control(p('甲') + control(p('乙')))],
    ['XML of the office', `<w:customXml>${p('甲')}${p('乙')}</w:customXml>`],
    ['a tracked insertion', `<w:ins>${p('甲')}</w:ins><w:moveTo>${p('乙')}</w:moveTo>`],
    [
      'the choice of newer programs',
      `<mc:AlternateContent><mc:Choice>${p('甲')}${p('乙')}</mc:Choice><mc:Fallback>${p('旧')}</mc:Fallback></mc:AlternateContent>`,
    ],
    ['what older programs fall back to', `<mc:AlternateContent><mc:Fallback>${p('甲')}${p('乙')}</mc:Fallback></mc:AlternateContent>`],
  ])('are read inside of %s', async (_where, body) => {
    expect(await textOf(body + p('丙'))).toBe('甲\n乙\n丙\n');
  });

  it('that are empty or unknown leave no words', async () => {
    const empty = '<w:sdt><w:sdtPr/></w:sdt><mc:AlternateContent/><w:bookmarkStart/><w:del><w:p/></w:del>';
    expect(await textOf(`${empty}<w:moveFrom>${p('移走')}</w:moveFrom>${p('甲')}`)).toBe('甲\n');
  });

  it('keep blank paragraphs, which belong to the paragraph before', async () => {
    const result = await readDocument(docx({ body: `<w:p/>${p('甲')}<w:p/>${p('乙')}${p(' ')}` }), 'a.docx');
    if (!result.ok) throw new Error(result.code);
    expect(result.document).toMatchObject({
      text: '\n甲\n\n乙\n \n',
      format: 'docx',
      anchors: [
        { start: 0, end: 4, label: '第1段' },
        { start: 4, end: 8, label: '第2段' },
      ],
      replaced: [],
    });
  });

  it('of a gallery other than the table of contents are text', async () => {
    const gallery = (name: string, text: string): string =>
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="${name}"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(text)}</w:sdtContent></w:sdt>`;
    expect(await textOf(gallery('Cover Pages', '封面') + gallery('Table of Contents', '目录'))).toBe('封面\n');
  });

  it.each(['toc 1', 'TOC 9', '目录 2', 'toc3'])('of the style “%s” are a table of contents', async (name) => {
    const styles = `<w:style w:type="paragraph" w:styleId="T"><w:name w:val="${name}"/></w:style>`;
    expect(await textOf({ body: p('一、甲 1', '<w:pStyle w:val="T"/>') + p('乙'), styles })).toBe('乙\n');
  });

  it.each(['toc heading', 'toc', '我的目录 1', 'toc 1 附'])('of the style “%s” are none', async (name) => {
    const styles = `<w:style w:type="paragraph" w:styleId="T"><w:name w:val="${name}"/></w:style>`;
    expect(await textOf({ body: p('甲', '<w:pStyle w:val="T"/>'), styles })).toBe('甲\n');
  });
});

describe('tracked changes', () => {
  const marked = (mark: string, content: string): string => `<w:p><w:pPr><w:rPr>${mark}</w:rPr></w:pPr>${content}</w:p>`;

  it('join paragraphs whose mark was deleted or moved away, down to the end', async () => {
    const body = marked('<w:del/>', run('一')) + marked('<w:moveFrom/>', run('二')) + p('三') + marked('<w:del/>', run('四'));
    expect(await textOf(body)).toBe('一二三\n四\n');
  });

  it('leave no line of a paragraph that is hidden or was deleted, but of one that is just empty', async () => {
    const body = [marked('<w:del/>', ''), marked('<w:vanish/>', ''), marked('<w:vanish w:val="false"/>', ''), marked('', ''), p('甲')];
    expect(await textOf(body.join(''))).toBe('\n\n甲\n');
  });

  it('leave out rows that were deleted or are hidden, and take inserted ones', async () => {
    const two = (mark: string, text: string): string => `<w:tr><w:trPr>${mark}</w:trPr>${cell(p(text))}${cell(p('乙'))}</w:tr>`;
    const body = table(two('<w:del/>', '删'), two('<w:hidden/>', '隐'), two('<w:hidden w:val="off"/>', '显'), two('<w:ins/>', '增'));
    expect(await textOf(body)).toBe('显\t乙\n增\t乙\n');
  });
});

describe('tables of a Word document', () => {
  it('are read through what wraps their rows and cells', async () => {
    const wrapped = [
      control(row(cell(p('1')), control(cell(p('2'))))),
      `<w:customXml>${row(`<w:customXml>${cell(p('3'))}</w:customXml>`, cell(p('4')))}</w:customXml>`,
      `<w:ins>${row(`<w:ins>${cell(p('5'))}</w:ins>`, cell(p('6')))}</w:ins>`,
      `<w:moveTo>${row(`<w:moveTo>${cell(p('7'))}</w:moveTo>`, cell(p('8')))}</w:moveTo>`,
      `<w:sdt/><w:moveFrom>${row(cell(p('移')), cell(p('走')))}</w:moveFrom>`,
    ];
    expect(await textOf(table(...wrapped))).toBe('1\t2\n3\t4\n5\t6\n7\t8\n');
  });

  it('keep a cell in one field, whatever breaks are in it', async () => {
    const broken = `<w:p>${run(' 修路')}<w:r><w:br/><w:t>架桥</w:t><w:tab/><w:t>治水 </w:t></w:r></w:p><w:p/>${p('植树')}`;
    expect(await textOf(table(row(cell(broken), cell(p('甲'))), row(cell('<w:p/>'), cell('<w:p/>'))))).toBe('修路 架桥 治水 植树\t甲\n');
  });

  it('give the paragraphs of a row of one cell lines of their own, without blank ones', async () => {
    expect(await textOf(table(row(cell(`${p('专栏1')}${p(' ')}${p(' 一是 ')}`))))).toBe('专栏1\n 一是 \n');
  });

  it('read a table inside of a cell as words of the cell', async () => {
    expect(await textOf(table(row(cell(table(row(cell(p('内一')), cell(p('内二'))))), cell(p('外')))))).toBe('内一 内二\t外\n');
  });

  it.each([
    ['2', '甲\t\t乙\n'],
    ['63', `甲${'\t'.repeat(63)}乙\n`],
    ['64', '甲\t乙\n'],
    ['1', '甲\t乙\n'],
    ['0', '甲\t乙\n'],
    ['-3', '甲\t乙\n'],
    ['1.5', '甲\t乙\n'],
    ['x', '甲\t乙\n'],
  ])('a cell over %s columns', async (columns, text) => {
    expect(await textOf(table(row(cell(p('甲'), `<w:gridSpan w:val="${columns}"/>`), cell(p('乙')))))).toBe(text);
  });

  it('begin where the row begins: columns before it stay empty', async () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${cell(p('丙'))}${cell(p('丁'))}</w:tr>`;
    expect(await textOf(table(row(cell(p('1')), cell(p('2')), cell(p('3')), cell(p('4'))), late))).toBe('1\t2\t3\t4\n\t\t丙\t丁\n');
  });
});

describe('notes', () => {
  const note = (kind: string, attributes: string, content: string): string => `<w:${kind} ${attributes}>${content}</w:${kind}>`;

  it('stand at the end, footnotes first, counted on, each in one line; empty ones and separators are no notes', async () => {
    const footnotes =
      note('footnote', 'w:type="continuationSeparator" w:id="0"', p('——')) +
      note('footnote', 'w:type="normal" w:id="1"', p(' 指市直部门。') + p('含开发区。 ')) +
      note('footnote', 'w:id="2"', '<w:p/>') +
      note('other', 'w:id="3"', p('不是注'));
    const endnotes = note('endnote', 'w:id="1"', p('指县区。'));
    const result = await readDocument(docx({ body: p('正文'), footnotes, endnotes }), 'a.docx');
    if (!result.ok) throw new Error(result.code);
    expect(result.document.text).toBe('正文\n注1：指市直部门。 含开发区。\n注3：指县区。\n');
    expect(result.document.anchors.map(({ label }) => label)).toEqual(['第1段', '第2段', '第3段']);
  });
});

describe('inside of a paragraph', () => {
  it.each([
    ['a link', `<w:hyperlink>${run('甲')}</w:hyperlink>`],
    ['an insertion', `<w:ins>${run('甲')}</w:ins>`],
    ['moved text', `<w:moveTo>${run('甲')}</w:moveTo>`],
    ['a smart tag', `<w:smartTag>${run('甲')}</w:smartTag>`],
    ['a field', `<w:fldSimple w:instr="DATE">${run('甲')}</w:fldSimple>`],
    ['a content control', `<w:sdt><w:sdtContent>${run('甲')}</w:sdtContent></w:sdt>`],
    ['XML of the office', `<w:customXml>${run('甲')}</w:customXml>`],
    ['a direction', `<w:dir>${run('甲')}</w:dir>`],
    ['an overruled direction', `<w:bdo>${run('甲')}</w:bdo>`],
    [
      'a word with its reading, without the reading',
      `<w:r><w:ruby><w:rt>${run('jiǎ')}</w:rt><w:rubyBase>${run('甲')}</w:rubyBase></w:ruby></w:r>`,
    ],
    ['a formula', `<m:oMath><m:f><m:num><m:r><m:t>甲</m:t></m:r></m:num></m:f></m:oMath>`],
    ['a formula of its own line', `<m:oMathPara><m:oMath><m:r><m:t>甲</m:t></m:r></m:oMath></m:oMathPara>`],
    [
      'the choice of newer programs',
      `<mc:AlternateContent><mc:Choice>${run('甲')}</mc:Choice><mc:Fallback>${run('旧')}</mc:Fallback></mc:AlternateContent>`,
    ],
    ['what older programs fall back to', `<mc:AlternateContent><mc:Fallback>${run('甲')}</mc:Fallback></mc:AlternateContent>`],
  ])('words of %s are read in their place', async (_what, content) => {
    expect(await textOf(`<w:p>${run('前')}${content}${run('后')}</w:p>`)).toBe('前甲后\n');
  });

  it.each([
    ['<w:tab/>', '\t'],
    ['<w:ptab/>', '\t'],
    ['<w:br/>', '\n'],
    ['<w:cr/>', '\n'],
    ['<w:br w:type="textWrapping"/>', '\n'],
    ['<w:br w:type="page"/>', ''],
    ['<w:br w:type="column"/>', ''],
    ['<w:noBreakHyphen/>', '-'],
    ['<w:softHyphen/>', ''],
    ['<w:instrText>PAGE</w:instrText>', ''],
    ['<w:sym w:char="F0FC"/>', '✓'],
    ['<w:sym w:char="FC"/>', '✓'],
    ['<w:sym w:char="F0AA"/>', '•'],
    ['<w:sym w:char="2605"/>', '★'],
    ['<w:sym w:char="100"/>', 'Ā'],
    ['<w:sym w:char="12605"/>', ''],
    ['<w:sym w:char="zz"/>', ''],
    ['<w:sym/>', ''],
    ['<w:t>甲\r\n乙\n丙</w:t>', '甲 乙 丙'],
    ['<w:t>甲&#xAD;&#x200B;&#xFEFF;&#x2060;乙</w:t>', '甲乙'],
    ['<w:t>&lt;甲&gt; &quot;&apos;&amp;lt;</w:t>', '<甲> "\'&lt;'],
    ['<w:t>&#19968;&#x4E8C;&#x20BB7;</w:t>', '一二𠮷'],
    ['<w:t>&#x110000;&nbsp;&#x1234567;</w:t>', '�&nbsp;&#x1234567;'],
    ['<mc:AlternateContent><mc:Choice><w:tab/></mc:Choice><mc:Fallback><w:br/></mc:Fallback></mc:AlternateContent>', '\t'],
    ['<mc:AlternateContent><mc:Fallback><w:noBreakHyphen/></mc:Fallback></mc:AlternateContent>', '-'],
    ['<mc:AlternateContent/>', ''],
  ])('%s is %j', async (content, text) => {
    expect(await textOf(`<w:p>${run('（')}<w:r>${content}</w:r>${run('）')}</w:p>`)).toBe(`（${text}）\n`);
  });

  it.each(['drawing', 'pict', 'object'])(
    'a text box in a %s is read after its paragraph, and what else is in there is not',
    async (kind) => {
      const shape = `<w:${kind}><v:shape><v:textbox><w:txbxContent>${p('框内')}</w:txbxContent></v:textbox><w:tab/></v:shape></w:${kind}>`;
      expect(await textOf(`<w:p>${run('前')}<w:r>${shape}</w:r>${run('后')}</w:p>`)).toBe('前后\n框内\n');
    },
  );

  it('a text box that only old programs have is read, one in a paragraph without words leaves no blank line', async () => {
    const old = `<w:p><w:r><mc:AlternateContent><mc:Fallback>${box('旧框')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(await textOf(old + p('文'))).toBe('旧框\n文\n');
    const numbered = `<w:p><w:pPr>${num(1, 0)}</w:pPr><w:r>${box('框')}</w:r></w:p>`;
    expect(await textOf({ body: numbered, numbering: officialList + instance(1, 0) })).toBe('一、\n框\n');
  });
});

describe('hidden words', () => {
  const styles = `
    <w:style w:type="paragraph" w:styleId="Hid"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Heir"><w:basedOn w:val="Hid"/></w:style>
    <w:style w:type="paragraph" w:styleId="Shown"><w:basedOn w:val="Hid"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>`;
  const styled = (style: string, content = run('文')): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`;

  it.each([
    ['by the style of the paragraph', styled('Hid'), ''],
    ['by a style that it follows', styled('Heir'), ''],
    ['but not where the style shows them again', styled('Shown'), '文'],
    ['but not in a run that shows them again', styled('Hid', run('文', '<w:vanish w:val="false"/>')), '文'],
    ['by the style of the run', styled('Plain', run('文', '<w:rStyle w:val="Ghost"/>')), ''],
    ['but not by an unknown style', styled('Plain', run('文', '<w:rStyle w:val="Nobody"/>')), '文'],
    ['but not by a switch that is off', styled('Plain', run('文', '<w:vanish w:val="off"/>')), '文'],
    ['by a switch that says so', styled('Plain', run('文', '<w:vanish w:val="true"/>')), ''],
  ])('are hidden %s', async (_how, body, text) => {
    expect(await textOf({ body: p('前') + body, styles })).toBe(`前\n${text}\n`);
  });
});

describe('the standard style', () => {
  const styles = (mark: string, type = 'paragraph'): string =>
    `<w:style w:type="${type}" w:default="${mark}" w:styleId="S"><w:pPr>${num(1, 0)}</w:pPr></w:style><w:style w:type="paragraph" w:default="0" w:styleId="O"/>`;
  const numbering = list(0, level(0, 'decimal', '%1.')) + instance(1, 0);

  it.each(['1', 'true', 'on'])('(marked by %s) numbers paragraphs that name none', async (mark) => {
    expect(await textOf({ body: p('甲') + p('乙', '<w:pStyle w:val="O"/>'), styles: styles(mark), numbering })).toBe('1. 甲\n乙\n');
  });

  it.each([
    ['0', 'paragraph'],
    ['1', 'character'],
  ])('is not one marked by %s of the type %s', async (mark, type) => {
    expect(await textOf({ body: p('甲'), styles: styles(mark, type), numbering })).toBe('甲\n');
  });
});

describe('a package', () => {
  const body = `<w:body>${p('甲', num(1, 0))}</w:body>`;
  const numbering = part('numbering', officialList + instance(1, 0));
  const relations = (...all: readonly (readonly [string, string])[]): Uint8Array =>
    strToU8(
      `<Relationships>${all.map(([type, target]) => `<Relationship Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`,
    );
  const types = { '[Content_Types].xml': strToU8('<Types/>') };

  it.each([
    ['as most programs name them', 'word/document.xml', 'numbering.xml', 'word/numbering.xml'],
    ['by an absolute name', '/word/document.xml', '/word/numbering.xml', 'word/numbering.xml'],
    ['by a way through folders', 'word/document.xml', '../lists/./n.xml', 'lists/n.xml'],
    ['with a doubled slash', 'word//document.xml', 'sub//n.xml', 'word/sub/n.xml'],
  ])('finds its parts %s', async (_how, document, target, path) => {
    const bytes = zipSync({
      ...types,
      '_rels/.rels': relations(['core-properties', 'docProps/core.xml'], ['officeDocument', document]),
      'word/document.xml': part('document', body),
      'word/_rels/document.xml.rels': relations(['styles', 'styles.xml'], ['numbering', target]),
      [path]: numbering,
    });
    expect(await read(bytes)).toBe('一、甲\n');
  });

  it('may name its document as it likes', async () => {
    const bytes = zipSync({
      ...types,
      'word/x.txt': strToU8(''),
      '_rels/.rels': relations(['officeDocument', 'main/plan.xml']),
      'main/plan.xml': part('document', body),
      'main/_rels/plan.xml.rels': relations(['numbering', 'lists.xml']),
      'main/lists.xml': numbering,
    });
    expect(await read(bytes)).toBe('一、甲\n');
  });

  it.each([
    ['its document', { 'word/document.xml': strToU8('<w:document><w:body') }],
    ['a document without a body', { 'word/document.xml': part('document', '') }],
    ['nothing but a folder', { 'word/media/a.png': strToU8('') }],
    ['its relations', { '_rels/.rels': strToU8('<a'), 'word/document.xml': part('document', body) }],
    ['relations of the document', { 'word/_rels/document.xml.rels': strToU8('<a'), 'word/document.xml': part('document', body) }],
    ['its styles', { 'word/styles.xml': strToU8('<a'), 'word/document.xml': part('document', body) }],
    ['its lists', { 'word/numbering.xml': strToU8('<a'), 'word/document.xml': part('document', body) }],
    ['its footnotes', { 'word/footnotes.xml': strToU8('<a'), 'word/document.xml': part('document', body) }],
    ['its endnotes', { 'word/endnotes.xml': strToU8('<a'), 'word/document.xml': part('document', body) }],
    ['a definition of its own entities', { 'word/document.xml': strToU8(`<!doctype a><w:document>${body}</w:document>`) }],
    ['no elements', { 'word/document.xml': strToU8('words alone') }],
  ])('is damaged by %s', async (_what, parts) => {
    expect(await read(zipSync({ ...types, ...parts }))).toBe('document-damaged {"format":"docx"}');
  });

  it('of which one part has a password is encrypted', async () => {
    const bytes = zipSync({ ...types, 'word/document.xml': part('document', body) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const directory = view.getUint32(bytes.length - 6, true);
    const second = directory + 46 + view.getUint16(directory + 28, true);
    view.setUint16(second + 8, 1, true);
    expect(await read(bytes)).toBe('document-encrypted {"format":"docx"}');
  });

  it('may be written in UTF-16', async () => {
    const words = `\uFEFF<w:document><w:body>${p('甲')}</w:body></w:document>`;
    const little = Buffer.from(words, 'utf16le');
    const big = Buffer.from(words, 'utf16le').swap16();
    for (const bytes of [little, big]) expect(await read(zipSync({ ...types, 'word/document.xml': new Uint8Array(bytes) }))).toBe('甲\n');
  });

  it('with more tags than any plan has is too large', async () => {
    const bytes = (count: number): Uint8Array =>
      zipSync({ ...types, 'word/document.xml': [part('document', `<w:body>${p('甲')}${'<b>'.repeat(count)}</w:body>`), { level: 0 }] });
    expect(await read(bytes(2_000_000))).toBe('document-too-large {"what":"structure"}');
  });
});
