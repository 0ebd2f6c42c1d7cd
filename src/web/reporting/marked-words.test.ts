import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markedWords } from '#web/reporting/marked-words.ts';

const told = (before: string, after: string) =>
  markedWords(before, after)
    .map(({ in: where, text }) => (where === 'both' ? text : where === 'after' ? `+${text}+` : `-${text}-`))
    .join('');

it.each([
  ['征迁完成 85%；方案在报审', '征迁完成 92%；方案退改一次', '征迁完成 -85%-+92%+；方案-在报审-+退改一次+'],
  ['用地预审材料会签', '用地预审获批', '用地预审-材料会签-+获批+'],
  // A comma that both happen to have is no common text.
  ['甲乙，丙丁', '一二三，四五', '-甲乙，丙丁-+一二三，四五+'],
  ['', '开工', '+开工+'],
  ['开工', '开工', '开工'],
])('%s → %s', (before, after, marked) => expect(told(before, after)).toBe(marked));

it('gives back both texts, whatever they are', () => {
  const texts = fc.string({ unit: fc.constantFrom('一', '二', '，', '1', '%'), maxLength: 30 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const side = (which: 'before' | 'after') =>
        markedWords(before, after)
          .filter((piece) => piece.in === 'both' || piece.in === which)
          .map(({ text }) => text)
          .join('');
      expect([side('before'), side('after')]).toEqual([before, after]);
    }),
  );
});
