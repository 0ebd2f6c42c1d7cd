import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReferences } from '#core/plan/reference.ts';

const show = (text: string): string[] =>
  readReferences(text).map(({ title, docNumber, start, end }) => `${title ?? ''}|${docNumber ?? ''}|${text.slice(start, end)}`);

it.each([
  ['根据《指导意见》（鲁政发〔2020〕8号）要求', ['指导意见|鲁政发〔2020〕8号|《指导意见》（鲁政发〔2020〕8号）']],
  ['落实《优化营商环境条例》', ['优化营商环境条例||《优化营商环境条例》']],
  [
    '《关于印发〈若干措施〉的通知》(川府发〔2023〕5号)',
    ['关于印发〈若干措施〉的通知|川府发〔2023〕5号|《关于印发〈若干措施〉的通知》(川府发〔2023〕5号)'],
  ],
  ['《关于印发《若干措施》的通知》', ['关于印发《若干措施》的通知||《关于印发《若干措施》的通知》']],
  ['《优化营商环境条例》（国务院令第722号）', ['优化营商环境条例|国务院令第722号|《优化营商环境条例》（国务院令第722号）']],
  ['按照国办发〔2018〕82号文件', ['|国办发〔2018〕82号|国办发〔2018〕82号']],
  ['《甲方案》和《乙规划（2021—2025年）》', ['甲方案||《甲方案》', '乙规划（2021—2025年）||《乙规划（2021—2025年）》']],
  ['鲁政发〔2020〕8号文件鲁政发〔2020〕8号文件', ['|鲁政发〔2020〕8号|鲁政发〔2020〕8号', '|鲁政发〔2020〕8号|鲁政发〔2020〕8号']],
  ['依据国办发〔2018〕82号文和鲁政发〔2020〕8号文件', ['|国办发〔2018〕82号|国办发〔2018〕82号', '|鲁政发〔2020〕8号|鲁政发〔2020〕8号']],
  ['凭《商品房买卖合同》和《土地成交确认书》', []],
  ['《没有结尾的意见\n下一段》', []],
  ['关于印发国企行动方案的通知\n《国企行动方案》已经同意', []],
])('%s', (text, expected) => {
  expect(show(text)).toEqual(expected);
});

it('gives ranges of any text, in order and apart', () => {
  const piece = fc.oneof(
    fc.constantFrom('《', '》', '（', '）', '意见', '鲁政发〔2020〕8号', '文件', '\n'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const found of readReferences(text)) {
        expect(found.start).toBeGreaterThanOrEqual(end);
        expect(found.end).toBeGreaterThan(found.start);
        expect(found.end).toBeLessThanOrEqual(text.length);
        end = found.end;
      }
    }),
  );
});
