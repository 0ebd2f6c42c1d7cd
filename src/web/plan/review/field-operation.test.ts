import { describe, expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { correctField, dropField, sharing } from '#web/plan/review/field-operation.ts';

const { tasks } = replay(
  parsePlan(
    '某市方案\n一、任务\n（一）建设甲路，引进丙才。（责任领导：张三；责任单位：市甲局）\n（二）推进戊港。（责任领导：张三；责任单位：市丙局）\n',
  ),
  [],
);
const [road, people] = tasks;
const [field] = road?.fields ?? [];
if (road === undefined || people === undefined || field === undefined) throw new Error('the sample has no field');

describe('a misread field', () => {
  it('is shared by the tasks that have it from the same print', () => {
    expect(sharing(tasks, road, field).map(({ text }) => text)).toEqual(['引进丙才']);
  });

  it('is corrected in the tasks that are meant, its persons one by one', () => {
    const typed = { kind: 'person' as const, label: ' 联系人 ', values: '张三、李四，' };
    const to = { kind: 'person', label: '联系人', values: ['张三', '李四'] };
    const { start, end } = field.range;
    expect(correctField([road, people], field, typed)).toEqual({
      type: 'set-field',
      tasks: [{ ranges: road.ranges }, { ranges: people.ranges }],
      field: { start, end },
      to,
    });
    expect(correctField([road], field, { ...typed, kind: 'other' })).toMatchObject({ to: { values: ['张三、李四，'] } });
    expect(dropField([road], field)).toMatchObject({ to: null });
  });

  it.each([
    { kind: 'person' as const, label: '责任领导', values: '张三' },
    { kind: 'person' as const, label: '责任领导', values: '张三，张三' },
    { kind: 'person' as const, label: '  ', values: '张三' },
    { kind: 'person' as const, label: '责任领导', values: '、' },
  ])('is not corrected by $label $values', (typed) => {
    expect(correctField([road], field, typed)).toBeNull();
  });
});
