import { describe, expect, it } from 'vitest';
import { chapterNumbers, joinChapters } from '#web/ledger/shared-chapters.ts';

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

  it('offers a path once and counts what stands below it, as the filter by it does', () => {
    const own = '编制公布行政备案事项清单';
    const facets = [
      { value: '二/（八）', label: '放要放出活力', count: 1 },
      { value: '二/（八）/1', label: own, count: 2 },
      { value: '二/（八）/2', label: '放要放出活力', count: 2 },
      { value: '二/（九）', label: '放要放出活力', count: 11 },
      { value: '四/（十九）', label: '服要服出便利', count: 5 },
      { value: '四/（十九）/1', label: '一地办理', count: 6 },
      { value: '四/（十九）', label: '服要服出便利', count: 9 },
    ];
    expect(joinChapters(facets)).toEqual([
      { value: '二/（八）', label: '放要放出活力', count: 5 },
      { value: '二/（八）/1', label: own, count: 2 },
      { value: '二/（九）', label: '放要放出活力', count: 11 },
      { value: '四/（十九）', label: '服要服出便利', count: 20 },
      { value: '四/（十九）/1', label: '一地办理', count: 6 },
    ]);
  });
});

describe('chapterNumbers', () => {
  it('is the own number where that and the heading are no other chapter’s, else the whole path', () => {
    const of = (value: string, label: string) => ({ value, label, count: 1 });
    expect([
      ...chapterNumbers([
        of('一/（一）', '放要放出活力'),
        of('一/（二）', '放要放出活力'),
        of('二/（一）', '交通'),
        of('二/（三）', '产业'),
        of('三', '保障'),
      ]).values(),
    ]).toEqual(['一/（一）', '一/（二）', '二/（一）', '（三）', '三']);
  });
});
