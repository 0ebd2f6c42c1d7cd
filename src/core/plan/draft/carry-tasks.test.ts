import { describe, expect, it } from 'vitest';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';
import { carried, type Sample } from '#test/carry-sample.ts';

const chapters = '（一）修路\n建设甲路。改造乙路。\n（二）修港\n扩建丙港码头。疏浚丁河航道。\n（三）其他\n绿化戊山荒坡。';
const items = '（一）修路\n1.建设甲路。\n2.改造乙路。\n（二）修港\n1.扩建丙港码头。\n2.疏浚丁河航道。\n（三）其他\n1.绿化戊山荒坡。';

describe('tasks that people made one', () => {
  it('are asked about where one of them is gone', () => {
    const [both, one] = ['1.建设甲路。（责任单位：市甲局）\n2.推进丙港。（责任单位：市丙局）', '1.推进丙港。（责任单位：市丙局）'];
    const { kept, lost, asked } = carried(both, one, ({ task }) => [{ type: 'merge-tasks', tasks: [task('甲路'), task('丙港')] }]);
    expect([kept.length, lost, asked]).toEqual([1, 1, [expect.stringContaining('合并')]]);
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
  const add = (next: string) =>
    carried(text, next, ({ place }) => [{ type: 'add-task', ranges: [place('全县公路里程很长')], path: '一/（一）', title: '延长公路' }]);

  it('stays while the text makes none of the words', () => {
    expect(add(text.replace('建设甲路', '新建甲路')).kept).toMatchObject([{ type: 'add-task', title: '延长公路' }]);
  });

  it('keeps its name where the text has made one of them, unless that has it already', () => {
    expect(add(text.replace('全县公路里程很长', '延长全县公路里程')).kept).toMatchObject([
      { type: 'edit-task', set: { title: '延长公路' } },
    ]);
    expect(add(text.replace('全县公路里程很长', '延长公路')).kept).toEqual([]);
  });
});
