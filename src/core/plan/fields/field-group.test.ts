import { describe, expect, it } from 'vitest';
import { readAssignments } from '../assignment.ts';
import { parsePlan } from '../parse-plan.ts';
import { readFieldGroups } from './field-group.ts';

const groupsOf = (text: string): string[][] =>
  readFieldGroups(text, readAssignments(text)).map(({ fields }) =>
    fields.map(({ kind, start, end }) => `${kind} ${text.slice(start, end).trim()}`),
  );

describe('the fields of an item', () => {
  it.each<[string, string, string[][]]>([
    ['a bracket', '1.建设甲路。（责任单位：市甲局；完成时限：2025年底）', [['units （责任单位：市甲局；完成时限：2025年底）']]],
    [
      'brackets side by side',
      '1.建设甲路。（1分）（6月底完成，牵头单位：市甲局）',
      [['other （1分）', 'units （6月底完成，牵头单位：市甲局）']],
    ],
    ['a bracket with a time alone', '1.建设甲路。（2025年6月底前完成）', [['time （2025年6月底前完成）']]],
    ['label lines', '建设甲路。\n责任单位：市甲局\n完成时限：2025年底', [['units 责任单位：市甲局', 'time 完成时限：2025年底']]],
    ['labels in one line', '建设甲路。\n牵头单位：市甲局；完成时限：2025年底', [['units 牵头单位：市甲局', 'time 完成时限：2025年底']]],
    [
      'a label never seen before',
      '建设甲路。\n责任单位：市甲局\n推进节拍：2025年底前',
      [['units 责任单位：市甲局', 'time 推进节拍：2025年底前']],
    ],
    ['persons', '建设甲路。\n责任领导：张三\n责任单位：市甲局', [['person 责任领导：张三', 'units 责任单位：市甲局']]],
    ['a person in a bracket', '1.建设甲路。（联系人：张三）', [['person （联系人：张三）']]],
    ['work in a bracket', '建设甲路。（2025年6月底前完成开工建设，同步推进配套管网和绿化工作）', []],
    [
      'work between label lines',
      '建设甲路。\n责任单位：市甲局\n推进办法：加快建设甲路，打通乙路。\n完成时限：2025年底',
      [['units 责任单位：市甲局'], ['time 完成时限：2025年底']],
    ],
    ['nobody of the item at the end of the document', '建设甲路。\n联系人：张三', []],
    ['no label among none known', '建设甲路。\n联动范围：全市\n推进节拍：2025年底前', []],
    ['work behind a label', '责任单位：市甲局\n工作措施：加快建设甲路，打通乙路。', [['units 责任单位：市甲局']]],
  ])('%s', (_name, text, groups) => {
    expect(groupsOf(text)).toEqual(groups);
  });
});

describe('a date in a field', () => {
  const linked = (text: string): string[] => {
    const { tasks, deadlines } = parsePlan(text);
    return tasks.map((task) => `${task.text} ${task.deadlines.map((index) => deadlines[index]?.raw).join()}`);
  };
  it.each([
    [
      'is of the tasks of its bracket',
      '一、甲\n1.建设甲路，改造乙路。（责任单位：市甲局，2025年底前完成）\n2.建设丙路。（责任单位：市乙局）',
      ['建设甲路 2025年底前', '改造乙路 2025年底前', '建设丙路 '],
    ],
    [
      'is of the whole item on a line of its own',
      '一、甲\n1.建设甲路。（市甲局负责）改造乙路。（市乙局负责）\n完成时限：2025年底\n2.建设丙路。（市丙局负责）',
      ['建设甲路 2025年底', '改造乙路 2025年底', '建设丙路 '],
    ],
    [
      'is of its row',
      '序号\t任务\t责任单位\t完成时限\n1\t建设甲路\t市甲局\t2025年底\n2\t建设乙路\t市乙局\t2026年底',
      ['建设甲路 2025年底', '建设乙路 2026年底'],
    ],
    [
      'stands behind one of the task’s own',
      '一、甲\n1.6月底前开工建设甲路。（责任单位：市甲局；完成时限：2025年底）',
      ['6月底前开工建设甲路 6月底前,2025年底'],
    ],
  ])('%s', (_name, text, tasks) => {
    expect(linked(text)).toEqual(tasks);
  });
});
