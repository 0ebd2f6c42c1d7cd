import { describe, expect, it } from 'vitest';
import { joinChapters } from '#web/ledger/shared-chapters.ts';

describe('joinChapters', () => {
  it('joins numbered paragraphs that have no heading of their own under the heading above them', () => {
    const facets = [
      { value: '一/(一)/1', label: '持续恢复传统消费', count: 1 },
      { value: '一/(一)/2', label: '持续恢复传统消费', count: 3 },
      { value: '一/(一)/3', label: '持续恢复传统消费', count: 2 },
      { value: '一/(二)/9', label: '激发文旅消费活力', count: 4 },
    ];
    expect(joinChapters(facets)).toEqual([
      { value: '一/(一)', label: '持续恢复传统消费', count: 6 },
      { value: '一/(二)/9', label: '激发文旅消费活力', count: 4 },
    ]);
  });

  it('takes in what people added under the heading itself', () => {
    const facets = [
      { value: '一/1', label: '主要任务', count: 1 },
      { value: '一/2', label: '主要任务', count: 3 },
      { value: '一', label: '主要任务', count: 2 },
      { value: '二', label: '保障措施', count: 2 },
    ];
    expect(joinChapters(facets)).toEqual([
      { value: '一', label: '主要任务', count: 6 },
      { value: '二', label: '保障措施', count: 2 },
    ]);
    expect(joinChapters(facets.slice(1))[0]).toEqual({ value: '一', label: '主要任务', count: 5 });
  });

  it('goes not beyond the heading that the run stands under: what was added at its end does not take in the next one', () => {
    const of = (value: string, count: number) => ({ value, label: '把实施好宏观政策和深化改革结合起来', count });
    const facets = [
      of('一/（一）/1', 3),
      of('一/（一）/2', 3),
      of('一/（一）', 1),
      of('一/（二）', 3),
      of('一/（二）/1', 8),
      of('一/（三）', 1),
    ];
    expect(joinChapters(facets)).toEqual([of('一/（一）', 7), of('一/（二）', 11), of('一/（三）', 1)]);
  });

  it('keeps chapters with headings of their own, and chapters of the first level, apart', () => {
    const facets = [
      { value: '一', label: '其他', count: 1 },
      { value: '二', label: '其他', count: 1 },
      { value: '三/（一）', label: '交通', count: 1 },
      { value: '三/（二）', label: '产业', count: 1 },
    ];
    expect(joinChapters(facets)).toEqual(facets);
  });
});
