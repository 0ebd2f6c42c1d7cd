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
