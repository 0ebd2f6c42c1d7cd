import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { makeDocx } from '#server/platform/paper/paper-jobs.ts';

const partOf = async (text: string, part: string): Promise<string> => {
  const rows = [[text]];
  const bytes = await makeDocx({ title: text, blocks: [{ kind: 'table', heads: ['说明'], widths: [1], rows }] });
  return strFromU8(unzipSync(bytes)[part] ?? expect.fail('no such part'));
};

it('lines of a text stay lines', async () => {
  expect((await partOf('不属本单位职责\n请另定单位', 'word/document.xml')).match(/<w:br\/>/g)).toHaveLength(2);
});

it.each(['word/document.xml', 'docProps/core.xml'])('%s has no character that Word takes for damage', async (part) => {
  const xml = await partOf('市\u0001\u001F甲\uFFFE局\uFFFF<&>', part);
  expect(xml).toContain('市甲局&lt;&amp;&gt;');
});

it('is laid out as official papers are: margins, lines, heads that come again, numbered pages', async () => {
  const bytes = await makeDocx({
    title: '交接单',
    blocks: [
      { kind: 'heading', text: '一、待办事项' },
      { kind: 'text', text: '没有待办事项。' },
      { kind: 'table', heads: ['日期', '事项'], widths: [1, 3], rows: [['3月5日', '建设高速']] },
    ],
  });
  const parts = unzipSync(bytes);
  const read = (part: string): string => strFromU8(parts[part] ?? expect.fail('no such part'));
  const xml = read('word/document.xml');
  const counts = ['w:tblHeader/>', 'w:cantSplit', 'w:keepNext/>', 'w:firstLine="640"', 'w:eastAsia="黑体"'].map(
    (mark) => xml.split(`${mark.startsWith('w:f') || mark.startsWith('w:e') ? ' ' : '<'}${mark}`).length - 1,
  );
  // One head of two rows; a heading that stays with what follows; both paragraphs indented; the heading and two heads in 黑体.
  expect(counts).toEqual([1, 2, 1, 2, 3]);
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"[^>]*\/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  expect([...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))).toEqual([2211, 6634]);
  // Word wants a paragraph behind a table.
  expect(xml).toContain('</w:tbl><w:p>');
  const [footer] = Object.keys(parts).filter((part) => /^word\/footer\d*\.xml$/.test(part));
  expect(read(footer ?? '')).toMatch(/— .*PAGE.* —/);
  expect(read('docProps/core.xml')).not.toMatch(/creator|lastModifiedBy/);
});
