import { describe, expect, it } from 'vitest';
import type { Operation } from '#core/plan/draft/operation.ts';
import { carried } from '#test/carry-sample.ts';

const text = '1.建设甲路。（责任领导：张三；责任单位：市甲局）\n2.推进丙港。（责任单位：市丙局）';
const to = { kind: 'person' as const, label: '联系人', values: ['张三'] };
const correct = (next: string, ...to: readonly Extract<Operation, { type: 'set-field' }>['to'][]) =>
  carried(text, next, ({ task, place }) =>
    to.map((each): Operation => ({ type: 'set-field', tasks: [task('甲路')], field: place('责任领导：张三'), to: each })),
  );

describe('a corrected field', () => {
  it.each<[string, string, typeof to | null, number, number]>([
    ['stays where the text prints as before, wherever that is', `0.推进戊港。（责任单位：市丙局）\n${text}`, to, 1, 0],
    ['is over where the text prints it so', text.replace('责任领导：张三', '联系人：张三'), to, 0, 0],
    ['is asked about where the text prints somebody else', text.replace('张三', '李四'), to, 1, 1],
    ['is asked about where its task is gone', text.replace('1.建设甲路。（责任领导：张三；责任单位：市甲局）\n', ''), to, 1, 1],
    ['that was dropped is dropped again', `0.推进戊港。（责任单位：市丙局）\n${text}`, null, 1, 0],
    ['that was dropped is over where the text prints none', text.replace('责任领导：张三；', ''), null, 0, 0],
    ['that was dropped is asked about where the text prints somebody else', text.replace('张三', '李四'), null, 1, 1],
  ])('%s', (_, next, made, count, questions) => {
    const { kept, asked } = correct(next, made);
    expect([kept.length, asked.length]).toEqual([count, questions]);
  });

  it.each([[to], [null]])('that stood nowhere was asked about there, and is over', (said) => {
    const { kept, asked } = carried(text, text, ({ task, place }) => [
      { type: 'set-field', tasks: [task('丙港')], field: place('责任领导：张三'), to: said },
    ]);
    expect([kept, asked]).toEqual([[], []]);
  });

  it('of one print is corrected at each where the text prints it twice', () => {
    const once = '1.建设甲路，引进丙才。（责任领导：张三；责任单位：市甲局）';
    const twice = '1.建设甲路。（责任领导：张三；责任单位：市甲局）\n2.引进丙才。（责任领导：张三；责任单位：市甲局）';
    const { kept, asked } = carried(once, twice, ({ task, place }) => [
      { type: 'set-field', tasks: [task('甲路'), task('丙才')], field: place('责任领导：张三'), to },
    ]);
    expect(kept.map((each) => 'tasks' in each && each.tasks.length)).toEqual([1, 1]);
    expect(asked).toEqual([]);
  });

  it('is asked about once, as it was said last', () => {
    const { asked } = correct(text.replace('张三', '李四'), to, { ...to, values: ['王五'] });
    expect(asked).toEqual([expect.stringContaining('联系人：王五')]);
  });
});
