import { describe, expect, it } from 'vitest';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';
import { carried, type Sample } from '#test/carry-sample.ts';

const chapters = '（一）修路\n建设甲路。改造乙路。\n（二）修港\n扩建丙港码头。疏浚丁河航道。\n（三）其他\n绿化戊山荒坡。';
const items = '（一）修路\n1.建设甲路。\n2.改造乙路。\n（二）修港\n1.扩建丙港码头。\n2.疏浚丁河航道。\n（三）其他\n1.绿化戊山荒坡。';

describe('a task that people split', () => {
  const text = '1.加快甲区公路、乙区机场、丙区港口建设。\n2.推进丁站。';
  const split = (next: string, ...cuts: readonly string[]) =>
    carried(text, next, ({ task, place }) => [{ type: 'split-task', task: task('甲区'), at: cuts.map((words) => place(words).start) }]);

  it('is split there again, in whatever order the places were named', () => {
    const { order, asked } = split(text.replace('加快', '统筹加快'), '丙区港口', '乙区机场');
    expect([order.slice(0, 3), asked]).toEqual([['统筹加快甲区公路', '乙区机场', '丙区港口建设'], []]);
  });

  it.each([
    ['a part of it is gone', text.replace('、丙区港口', ''), ['乙区机场', '丙区港口']],
    ['a part of it is no task any more', text.replace('、丙区港口建设。', '建设。丙区港口建设事关长远。'), ['乙区机场', '丙区港口']],
    [
      'the parts are printed the other way round',
      text.replace('甲区公路、乙区机场、丙区港口', '乙区机场、丙区港口、甲区公路'),
      ['乙区机场'],
    ],
  ])('is asked about where %s', (_, next, cuts) => {
    const { kept, asked } = split(next, ...cuts);
    expect([kept.length, asked]).toEqual([1, [expect.stringContaining('拆分')]]);
  });
});

describe('tasks that people made one', () => {
  it('are the ones that were found, and no others', () => {
    const text = '1.建设甲路。\n2.推进丙港。';
    const nobody = { ranges: [{ start: 0, end: 0 }] };
    const { asked, order } = carried(text, text, ({ task }) => [{ type: 'merge-tasks', tasks: [task('甲路'), task('丙港'), nobody] }]);
    expect([asked, order]).toEqual([[], ['建设甲路；推进丙港']]);
  });

  it('are asked about where one of them is gone', () => {
    const [both, one] = ['1.建设甲路。（责任单位：市甲局）\n2.推进丙港。（责任单位：市丙局）', '1.推进丙港。（责任单位：市丙局）'];
    const { kept, asked } = carried(both, one, ({ task }) => [{ type: 'merge-tasks', tasks: [task('甲路'), task('丙港')] }]);
    expect([kept.length, asked]).toEqual([1, [expect.stringContaining('合并')]]);
  });
});

describe('a task that people moved', () => {
  const move = (text: string, next: string, before: (sample: Sample) => TaskAnchor | null = () => null) =>
    carried(text, next, (sample) => [{ type: 'move-task', task: sample.task('甲路'), path: '一/（二）', before: before(sample) }]);
  const inFront = ({ task }: Sample) => task('丙港');
  const there = chapters.replace('建设甲路。', '').replace('疏浚丁河航道。', '疏浚丁河航道。建设甲路。');

  it('is over where the text prints it there, unless people said where in the chapter', () => {
    expect(move(chapters, there).kept).toEqual([]);
    const { kept, order } = move(chapters, there, inFront);
    expect(kept).toHaveLength(1);
    expect(order).toEqual(['改造乙路', '建设甲路', '扩建丙港码头', '疏浚丁河航道', '绿化戊山荒坡']);
  });

  it('stays in front of its neighbour', () => {
    const next = chapters.replace('改造乙路。', '改造乙路。筹建己站。');
    expect(move(chapters, next, inFront).order.slice(0, 4)).toEqual(['改造乙路', '筹建己站', '建设甲路', '扩建丙港码头']);
  });

  it('stays at the end of the chapter where that neighbour is gone', () => {
    const { order, asked } = move(chapters, chapters.replace('扩建丙港码头。', ''), inFront);
    expect([order, asked]).toEqual([['改造乙路', '疏浚丁河航道', '建设甲路', '绿化戊山荒坡'], []]);
  });

  const longer = '统筹抓好扩建丙港码头配套服务设施和沿线绿化美化亮化等重点工作。';

  it('looks for its place only in front of what is a task still', () => {
    expect(move(chapters, there.replace('扩建丙港码头。', longer), inFront).kept).toEqual([]);
    const { kept, asked } = move(chapters, chapters.replace('扩建丙港码头。', longer), inFront);
    expect([kept, asked]).toMatchObject([[{ before: null }], []]);
  });

  it('within its chapter is over where that neighbour is gone', () => {
    const { kept } = carried(chapters, chapters.replace('改造乙路。', ''), ({ task }) => [
      { type: 'move-task', task: task('甲路'), path: '一/（一）', before: task('乙路') },
    ]);
    expect(kept).toEqual([]);
  });

  it('is asked about where its words are a part of something longer', () => {
    const { asked } = move(chapters, chapters.replace('建设甲路。', longer.replace('扩建丙港码头', '建设甲路')));
    expect(asked).toEqual([expect.stringContaining('移到')]);
  });

  it('stays where the text prints it as a numbered item that it was', () => {
    expect(move(items, items).order.at(3)).toBe('建设甲路');
  });

  it('stays where its chapter has come to stand in another part', () => {
    const roads = '（一）修路\n建设甲路。改造乙路。\n';
    const next = `${chapters.replace(roads, '').replace('（二）', '（一）').replace('（三）', '（二）')}\n二、其他任务\n${roads}`;
    const { asked, tasks } = move(chapters, next);
    expect([asked, tasks['建设甲路']?.path]).toEqual([[], '一/（一）']);
  });

  it.each([
    ['sentences', chapters, '建设甲路。', '绿化戊山荒坡。', '绿化戊山荒坡。建设甲路。'],
    ['numbered items', items, '1.建设甲路。\n2.', '1.绿化戊山荒坡。', '1.绿化戊山荒坡。\n2.建设甲路。'],
  ])('is asked about where the text prints it in a third chapter: %s', (_, text, gone, last, withIt) => {
    const { asked, tasks } = move(text, text.replace(gone, gone.endsWith('2.') ? '1.' : '').replace(last, withIt));
    expect(asked).toEqual([expect.stringContaining('移到')]);
    expect(tasks['建设甲路']?.path).toMatch(/^一\/（三）/u);
  });

  it('is over where the text prints it there as a numbered item', () => {
    const next = items.replace('1.建设甲路。\n2.', '1.').replace('2.疏浚丁河航道。', '2.疏浚丁河航道。\n3.建设甲路。');
    const { kept, tasks } = move(items, next);
    expect([kept, tasks['建设甲路']?.path]).toEqual([[], '一/（二）/3']);
  });
});

describe('a task that people added', () => {
  const text = '（一）修路\n全县公路里程很长。建设甲路。\n（二）修港\n扩建丙港码头。';
  const add = (next: string, title = '延长公路', path = '一/（一）') =>
    carried(text, next, ({ place }) => [{ type: 'add-task', ranges: [place('全县公路里程很长')], path, title }]);

  it('stays while the text makes none of the words', () => {
    const { kept, asked } = add(text.replace('建设甲路', '新建甲路'));
    expect([kept, asked]).toMatchObject([[{ type: 'add-task', title: '延长公路' }], []]);
  });

  it.each([
    ['its words are gone', text.replace('全县公路里程很长。', ''), '一/（一）'],
    ['its chapter is gone', text.replace('\n（二）修港\n扩建丙港码头。', ''), '一/（二）'],
    [
      'its words are a small part of another task',
      text.replace('全县公路里程很长', '针对全县公路里程很长的现状，统筹推进农村公路改造提升和养护管理'),
      '一/（一）',
    ],
  ])('is asked about where %s', (_, next, path) => {
    const { kept, asked } = add(next, '延长公路', path);
    expect([kept.length, asked]).toEqual([1, [expect.stringContaining('延长公路')]]);
  });

  it('keeps its name where the text has made one of them, unless that has it already', () => {
    expect(add(text.replace('全县公路里程很长', '延长全县公路里程')).kept).toMatchObject([
      { type: 'edit-task', set: { title: '延长公路' } },
    ]);
    expect(add(text.replace('全县公路里程很长', '延长公路')).kept).toEqual([]);
    expect(add(text.replace('全县公路里程很长', '延长全县公路里程'), '').kept).toEqual([]);
  });
});

describe('a task that people removed', () => {
  it('is asked about, where it stands now, if its words are a part of something longer', () => {
    const text = '1.加快建设甲乙高速公路。\n2.推进丙港。';
    const next = text.replace('加快建设甲乙高速公路', '统筹抓好加快建设甲乙高速公路配套服务设施和沿线绿化美化亮化工程');
    const { asked, behind, order } = carried(text, next, ({ task }) => [{ type: 'remove-task', task: task('甲乙'), reason: '不是事项' }]);
    expect([asked, behind, order.length]).toEqual([[expect.stringContaining('删除')], ['统筹抓好加快建设'], 2]);
  });
});
