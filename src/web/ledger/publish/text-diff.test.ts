import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDiff } from '#web/ledger/publish/text-diff.ts';

const side = (pieces: ReturnType<typeof textDiff>, which: 'before' | 'after') =>
  pieces
    .filter((piece) => piece.in === 'both' || piece.in === which)
    .map(({ text }) => text)
    .join('');

describe('the difference of two clauses', () => {
  it('marks what was put in and what was taken out', () => {
    expect(textDiff('推动铁路年内开工建设', '加快推动铁路2021年开工')).toEqual([
      { in: 'after', text: '加快' },
      { in: 'both', text: '推动铁路' },
      { in: 'after', text: '2021' },
      { in: 'both', text: '年' },
      { in: 'before', text: '内' },
      { in: 'both', text: '开工' },
      { in: 'before', text: '建设' },
    ]);
  });

  it('takes figures as a whole', () => {
    expect(textDiff('完成 62%，投资1.5亿元', '完成 64%，投资1.57亿元')).toEqual([
      { in: 'both', text: '完成 ' },
      { in: 'before', text: '62%' },
      { in: 'after', text: '64%' },
      { in: 'both', text: '，投资' },
      { in: 'before', text: '1.5' },
      { in: 'after', text: '1.57' },
      { in: 'both', text: '亿元' },
    ]);
  });

  it('is one piece when nothing changed', () => {
    expect(textDiff('不变', '不变')).toEqual([{ in: 'both', text: '不变' }]);
    expect(textDiff('', '')).toEqual([]);
  });

  it('gives back both texts, whatever they are', () => {
    const texts = fc.string({ unit: fc.constantFrom('一', '二', '，', 'a'), maxLength: 40 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = textDiff(before, after);
        expect([side(pieces, 'before'), side(pieces, 'after')]).toEqual([before, after]);
      }),
    );
  });

  it('shows a very long change as replaced whole', () => {
    const [before, after] = ['甲'.repeat(3000), '乙'.repeat(3000)];
    expect(textDiff(before, after)).toEqual([
      { in: 'before', text: before },
      { in: 'after', text: after },
    ]);
  });

  it('keeps the sentences that a very long change left alone', () => {
    const [before, after] = ['甲'.repeat(3000), '乙'.repeat(3000)];
    expect(textDiff(`总体要求。${before}。组织领导。`, `总体要求。${after}。组织领导。`)).toEqual([
      { in: 'both', text: '总体要求。' },
      { in: 'before', text: `${before}。` },
      { in: 'after', text: `${after}。` },
      { in: 'both', text: '组织领导。' },
    ]);
  });

  it('takes no character of two halves apart', () => {
    expect(textDiff('𠮷村', '𠮶村')).toEqual([
      { in: 'before', text: '𠮷' },
      { in: 'after', text: '𠮶' },
      { in: 'both', text: '村' },
    ]);
  });
});
