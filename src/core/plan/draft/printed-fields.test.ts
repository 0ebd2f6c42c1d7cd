/** What is printed beside tasks, through what people do to a draft. */
import { describe, expect, it } from 'vitest';
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import type { Draft } from '#core/plan/draft/draft.ts';
import type { Operation, TaskAnchor } from '#core/plan/draft/operation.ts';
import { toPublication } from '#core/plan/draft/publish.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { wholeParse, type StoredParse } from '#core/plan/stored-parse.ts';
import { logOf } from '#test/draft-sample.ts';

const plan = parsePlan(
  '某市交通工作方案\n一、重点任务\n（一）公路\n1.加快建设甲乙公路，完善丙丁体系。（市级责任领导：张三；责任单位：市交通运输局；建设地点：东湖区）\n2.推进戊港建设。（责任领导：李四；责任单位：市财政局）\n',
);
const after = (...operations: Operation[]): Draft => replay(plan, logOf(...operations));
const fieldsOf = (draft: Draft) =>
  draft.tasks.map(({ text, fields }) => [text, ...fields.map(({ label, values }) => `${label} ${values.join('、')}`)]);
const anchor = (words: string) => {
  const start = plan.text.indexOf(words);
  return { ranges: [{ start, end: start + words.length }] };
};
const fieldPlace = (words: string) => {
  const start = plan.text.lastIndexOf(words);
  return { start, end: start + words.length };
};
const both = ['市级责任领导 张三', '建设地点 东湖区'];

describe('the fields of a draft', () => {
  it('stand at each task that they apply to', () => {
    expect(fieldsOf(after())).toEqual([
      ['加快建设甲乙公路', ...both],
      ['完善丙丁体系', ...both],
      ['推进戊港建设', '责任领导 李四'],
    ]);
  });

  it('are those of all tasks that are merged, and of each part of one that is split', () => {
    const merged = after({ type: 'merge-tasks', tasks: [anchor('加快建设甲乙公路'), anchor('完善丙丁体系'), anchor('推进戊港建设')] });
    expect(fieldsOf(merged).map(([, ...fields]) => fields)).toEqual([[...both, '责任领导 李四']]);
    const cut = plan.text.indexOf('建设甲乙');
    expect(fieldsOf(after({ type: 'split-task', task: anchor('加快建设甲乙公路'), at: [cut] })).slice(0, 2)).toEqual([
      ['加快', ...both],
      ['建设甲乙公路', ...both],
    ]);
  });

  it('are those of its neighbours for a task that a person makes', () => {
    const draft = after(
      { type: 'remove-task', task: anchor('完善丙丁体系'), reason: '' },
      { type: 'add-task', ranges: anchor('完善丙丁体系').ranges, path: '一/（一）/1', title: '丙丁' },
    );
    expect(draft.tasks.find(({ title }) => title === '丙丁')?.fields.map(({ label }) => label)).toEqual(['市级责任领导', '建设地点']);
  });

  it('are corrected where they were misread, in all tasks that are meant, or in one', () => {
    const tasks = [anchor('加快建设甲乙公路'), anchor('完善丙丁体系')];
    const field = fieldPlace('市级责任领导：张三');
    const to = { kind: 'person' as const, label: '联系人', values: ['张三', '王五'] };
    const draft = after({ type: 'set-field', tasks, field, to });
    expect(
      fieldsOf(draft)
        .slice(0, 2)
        .map(([, ...fields]) => fields),
    ).toEqual([
      ['联系人 张三、王五', '建设地点 东湖区'],
      ['联系人 张三、王五', '建设地点 东湖区'],
    ]);
    expect(draft.tasks.map(({ changed }) => changed)).toEqual([true, true, false]);
    expect(toPublication(draft, 1, []).tasks.map(({ cityLeader }) => cityLeader)).toEqual([null, null, '李四']);
    const one = after({ type: 'set-field', tasks: tasks.slice(1), field, to: null });
    expect(
      fieldsOf(one)
        .slice(0, 2)
        .map(([, ...fields]) => fields),
    ).toEqual([both, ['建设地点 东湖区']]);
  });

  it('are as before when a correction is undone', () => {
    const tasks = [anchor('推进戊港建设')];
    const field = fieldPlace('责任领导：李四');
    const draft = after({ type: 'set-field', tasks, field, to: null }, { type: 'undo', seq: 1 });
    expect(draft.tasks).toEqual(after().tasks);
  });

  it('are not there twice to be dropped, nor to be corrected at a place without any', () => {
    const tasks = [anchor('推进戊港建设')];
    const field = fieldPlace('责任领导：李四');
    const to = { kind: 'person' as const, label: '联系人', values: ['王五'] };
    const dropped = after({ type: 'set-field', tasks, field, to: null });
    expect(checkOperation(dropped, { type: 'set-field', tasks, field, to: null })).toBeNull();
    expect(checkOperation(dropped, { type: 'set-field', tasks, field, to })).toMatchObject({ code: 'range-invalid' });
    expect(checkOperation(after(), { type: 'set-field', tasks, field: fieldPlace('建设地点：东湖区'), to })).toMatchObject({
      code: 'range-invalid',
    });
    expect(checkOperation(after(), { type: 'set-field', tasks: [{ ranges: [{ start: 0, end: 2 }] }], field, to })).toMatchObject({
      code: 'task-not-found',
    });
  });

  it('are one reading of a print in a merged task, the one that a person gave', () => {
    const [road, network] = [anchor('加快建设甲乙公路'), anchor('完善丙丁体系')];
    const field = fieldPlace('市级责任领导：张三');
    const correct = (tasks: readonly TaskAnchor[], name: string): Operation => {
      return { type: 'set-field', tasks, field, to: { kind: 'person', label: '市级责任领导', values: [name, name] } };
    };
    const merge: Operation = { type: 'merge-tasks', tasks: [road, network] };
    const whole = { ranges: [...road.ranges, ...network.ranges] };
    const fields = (...operations: Operation[]) => fieldsOf(after(...operations))[0]?.slice(1);
    const port = anchor('推进戊港建设');
    const renamed: Operation = {
      type: 'set-field',
      tasks: [port],
      field: fieldPlace('责任领导：李四'),
      to: { kind: 'person', label: '市级责任领导', values: ['李四'] },
    };
    expect(fields(renamed, { type: 'merge-tasks', tasks: [road, port] })).toEqual([...both, '市级责任领导 李四']);
    const said = ['市级责任领导 王五', '建设地点 东湖区'];
    expect(fields(correct([network], '王五'), merge)).toEqual(said);
    expect(fields(correct([road], '王五'), correct([network], '李四'), merge)).toEqual(said);
    expect(fields(correct([network], '李四'), merge, correct([whole], '王五'))).toEqual(said);
    expect(fields(correct([network], '李四'), merge, { type: 'set-field', tasks: [whole], field, to: null })).toEqual(['建设地点 东湖区']);
  });

  it('are found where a newer parse read more or less of them, and are none at a place that reaches into two', () => {
    const tasks = [anchor('加快建设甲乙公路')];
    const to = { kind: 'person' as const, label: '联系人', values: ['王五'] };
    const { start, end } = fieldPlace('市级责任领导：张三');
    const part = after({ type: 'set-field', tasks, field: { start: start - 1, end: end - 1 }, to });
    expect(part.tasks[0]?.fields[0]).toEqual({ ...to, range: { start, end } });
    const wide = { start, end: fieldPlace('建设地点：东湖区').end };
    expect(checkOperation(after(), { type: 'set-field', tasks, field: wide, to })).toMatchObject({ code: 'range-invalid' });
  });

  it('are published, with the leader of the city where one is printed', () => {
    const { tasks } = toPublication(after(), 1, []);
    expect(tasks.map(({ cityLeader, fields }) => [cityLeader, fields.length])).toEqual([
      ['张三', 2],
      ['张三', 2],
      ['李四', 1],
    ]);
  });

  it('are none where an older parser did not look for them', () => {
    const { fields: _fields, text, tasks, ...rest } = plan;
    const stored: StoredParse = { ...rest, tasks: tasks.map(({ fields: _of, ...task }) => task) };
    const draft = replay(wholeParse(stored, text), []);
    expect(fieldsOf(draft)).toEqual([['加快建设甲乙公路'], ['完善丙丁体系'], ['推进戊港建设']]);
    expect(toPublication(draft, 1, []).tasks.map(({ cityLeader }) => cityLeader)).toEqual([null, null, null]);
  });
});
