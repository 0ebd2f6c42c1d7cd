/** Pictures, comments and the like in a docx are told of at their place; a contents list that Word made is counted as set aside. */
import { describe, expect, it } from 'vitest';
import { docx, p, run, type DocxParts } from '#test/docx-parts.ts';
import { parseDocument } from '../parse-document.ts';
import { readDocument } from './read-document.ts';

async function read(parts: DocxParts) {
  const result = await readDocument(docx(parts), 'a.docx');
  if (!result.ok) throw new Error(result.code);
  return result.document;
}

/** What is told, and the text behind the place. */
async function toldOf(body: string, comments = ''): Promise<(readonly [string, string])[]> {
  const { text, replaced } = await read({ body, comments });
  return replaced.map(({ start, what }) => [text.slice(start).split('\n')[0]?.trim() ?? '', what.split('；')[0] ?? ''] as const);
}

const drawing = (content: string): string =>
  `<w:r><w:drawing><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></w:drawing></w:r>`;
const picture = drawing('<pic:pic><pic:blipFill><a:blip/></pic:blipFill></pic:pic>');
const box = (text: string): string => `<wps:txbx><w:txbxContent>${p(text)}</w:txbxContent></wps:txbx>`;

describe('what a docx shows that is no text', () => {
  it.each([
    ['a picture', `<w:p>${run('见下图')}${picture}</w:p>`, '读取时略去图片'],
    [
      'a picture of an old program',
      `<w:p>${run('见下图')}<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>`,
      '读取时略去图片',
    ],
    ['two of them', `<w:p>${run('见下图')}${picture}${picture}</w:p>`, '读取时略去图片 2 处'],
    ['SmartArt', `<w:p>${run('见下图')}${drawing('<dgm:relIds/>')}</w:p>`, '读取时略去SmartArt 图形'],
    ['a chart', `<w:p>${run('见下图')}${drawing('<c:chart/>')}</w:p>`, '读取时略去图表'],
    [
      'an embedded object with its picture',
      `<w:p>${run('见下图')}<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r></w:p>`,
      '读取时略去嵌入对象',
    ],
    [
      'a picture for new programs and old',
      `<w:p>${run('见下图')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><pic:pic/></w:drawing></mc:Choice><mc:Fallback><w:pict><v:imagedata/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      '读取时略去图片',
    ],
  ])('%s is told of', async (_name, body, words) => {
    expect(await toldOf(p('前') + body)).toEqual([['见下图', words]]);
  });

  it('is told of in a table, in a frame of one cell, in a paragraph without words, at the end', async () => {
    const cell = (content: string): string => `<w:tc>${content}</w:tc>`;
    const row = `<w:tbl><w:tr>${cell(p('甲'))}${cell(`<w:p>${picture}</w:p>`)}</w:tr><w:tr>${cell(`<w:p>${picture}</w:p>${p('框')}`)}</w:tr></w:tbl>`;
    const words = '读取时略去图片';
    expect(await toldOf(`<w:p>${picture}</w:p>${row}<w:p>${picture}</w:p>`)).toEqual(
      [
        ['', words],
        ['甲', words],
        ['框', words],
        ['', words],
      ].map(([place = '', what = '']) => [place === '甲\t' ? '甲' : place, what]),
    );
  });

  it.each([
    ['a line that is drawn', `<w:p>${run('甲')}${drawing('<wps:wsp/>')}</w:p>`],
    ['a text box, whose text is read', `<w:p>${run('甲')}${drawing(box('乙'))}</w:p>`],
    ['a picture that was deleted', `<w:p>${run('甲')}<w:del>${picture}</w:del></w:p>`],
  ])('is not %s', async (_name, body) => {
    expect(await toldOf(body)).toEqual([]);
  });
});

describe('a comment', () => {
  const commented = `<w:p>${run('推进甲路')}<w:r><w:commentReference w:id="7"/></w:r></w:p>`;
  it('is told of with its words', async () => {
    expect(await toldOf(commented, `<w:comment w:id="7">${p('改为6月底前')}</w:comment>`)).toEqual([
      ['推进甲路', '读取时略去批注“改为6月底前”'],
    ]);
    const long = '长'.repeat(80);
    expect(await toldOf(commented, `<w:comment w:id="7">${p(long)}</w:comment>`)).toEqual([
      ['推进甲路', `读取时略去批注“${long.slice(0, 60)}…”`],
    ]);
  });

  it('is told of where its words are missing', async () => {
    expect(await toldOf(commented)).toEqual([['推进甲路', '读取时略去批注']]);
  });
});

describe('a contents list that Word made', () => {
  const gallery = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('目录')}${p('一、甲 1')}<w:p/></w:sdtContent></w:sdt>`;
  const styles = '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>';

  it('is set aside where it stood, with its lines, and stays so in the parse', async () => {
    const document = await read({ body: p('标题') + gallery + p('二、乙 2', '<w:pStyle w:val="10"/>') + p('正文'), styles });
    expect(document.text).toBe('标题\n正文\n');
    expect(document.setAside).toEqual([{ kind: 'contents', count: 3, start: 3, end: 3 }]);
    expect(parseDocument(document).setAside).toEqual(document.setAside);
  });

  it('at the end is set aside there', async () => {
    expect((await read({ body: p('标题') + gallery })).setAside).toEqual([{ kind: 'contents', count: 2, start: 3, end: 3 }]);
  });
});
