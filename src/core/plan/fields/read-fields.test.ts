/** Persons, places and other fields in each form of print, and the tasks that they apply to. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

/** Each task as its words and its fields. */
const told = (text: string): [string, string[]][] => {
  const plan = parsePlan(text);
  return plan.tasks.map((task) => [
    task.text,
    task.fields.map((index) => {
      const field = plan.fields[index];
      return field === undefined ? '' : `${field.kind} ${field.label} ${field.values.join('|')}`;
    }),
  ]);
};

const unitsOf = (text: string): string[] =>
  parsePlan(text).assignments.flatMap(({ lead, responsible, support, local }) => [...lead, ...responsible, ...support, ...local]);

const head = '某市重点工作任务分工方案\n一、重点任务\n';

describe('the fields of a task', () => {
  it.each<[string, string, [string, string[]][]]>([
    [
      'in a bracket with units and a day',
      '1.建设甲乙公路。（责任领导：张三、李四；责任单位：市交通运输局；完成时限：2027年底；建设地点：东湖区）\n2.完善丙丁体系。（责任单位：市财政局）\n',
      [
        ['建设甲乙公路', ['person 责任领导 张三|李四', 'place 建设地点 东湖区']],
        ['完善丙丁体系', []],
      ],
    ],
    [
      'behind the units, on lines of their own',
      '1.建设甲乙公路。\n责任单位：市交通运输局\n市级责任领导：王五\n联系人：赵六（市交通运输局副局长、总工程师）\n2.完善丙丁体系。\n责任单位：市财政局\n市级责任领导：孙七\n',
      [
        ['建设甲乙公路', ['person 市级责任领导 王五', 'person 联系人 赵六（市交通运输局副局长、总工程师）']],
        ['完善丙丁体系', ['person 市级责任领导 孙七']],
      ],
    ],
    [
      'as labels in brackets',
      '1.建设甲乙公路。\n【牵头领导】王五 【责任单位】市交通运输局\n2.完善丙丁体系。\n【牵头领导】孙七 【责任单位】市财政局\n',
      [
        ['建设甲乙公路', ['person 牵头领导 王五']],
        ['完善丙丁体系', ['person 牵头领导 孙七']],
      ],
    ],
    [
      'with a label that nobody knows',
      '1.建设甲乙公路。\n责任单位：市交通运输局\n推进节拍：每旬\n完成时限：2027年底\n2.完善丙丁体系。\n责任单位：市财政局\n推进节拍：每季\n完成时限：2027年底\n',
      [
        ['建设甲乙公路', ['other 推进节拍 每旬']],
        ['完善丙丁体系', ['other 推进节拍 每季']],
      ],
    ],
    [
      'with a time that is no day',
      '1.建设甲乙公路。（责任单位：市交通运输局；完成时限：立行立改）\n',
      [['建设甲乙公路', ['time 完成时限 立行立改']]],
    ],
    [
      'of several tasks of one item',
      '1.加快建设甲乙公路，完善丙丁体系。（责任领导：张三；责任单位：市交通运输局）\n',
      [
        ['加快建设甲乙公路', ['person 责任领导 张三']],
        ['完善丙丁体系', ['person 责任领导 张三']],
      ],
    ],
    [
      'a bracket with a person alone',
      '1.建设甲乙公路。（责任领导：张三）\n2.完善丙丁体系。（责任领导：李四）\n',
      [
        ['建设甲乙公路', ['person 责任领导 张三']],
        ['完善丙丁体系', ['person 责任领导 李四']],
      ],
    ],
  ])('%s', (_name, text, expected) => expect(told(head + text)).toEqual(expected));

  it('in columns, with those that nobody knows behind a known one', () => {
    const table =
      '序号\t工作任务\t责任单位\t责任领导\t建设地点\t资金来源\t完成时限\n1\t建设甲乙公路\t市交通运输局\t张三\t东湖区\t市级\t2027年底\n2\t完善丙丁体系\t市财政局\t李四 王五\t\t—\t持续推进\n';
    expect(told(`某市重点任务表\n${table}`)).toEqual([
      ['建设甲乙公路', ['person 责任领导 张三', 'place 建设地点 东湖区', 'other 资金来源 市级']],
      ['完善丙丁体系', ['person 责任领导 李四|王五', 'time 完成时限 持续推进']],
    ]);
  });

  it('in cells on lines of their own', () => {
    const table =
      '序号\n工作任务\n责任领导\n责任单位\n完成时限\n1\n建设甲乙公路\n张三\n市交通运输局\n2027年底\n2\n完善丙丁体系\n李四\n王五\n市财政局\n2027年6月底\n';
    expect(told(`某市重点任务表\n${table}`)).toEqual([
      ['建设甲乙公路', ['person 责任领导 张三']],
      ['完善丙丁体系', ['person 责任领导 李四|王五']],
    ]);
  });

  it('never becomes a unit', () => {
    for (const text of [
      '1.建设甲乙公路。（责任领导：市政府副市长张三；责任单位：市交通运输局）\n',
      '1.建设甲乙公路。（责任单位：市交通运输局；责任人：李四局长）\n',
      '1.建设甲乙公路。（责任单位：市交通运输局；联系人：市财政局李四）\n',
      '1.建设甲乙公路。\n责任领导：市政府办公室主任张三\n责任单位：市交通运输局\n',
      '1.建设甲乙公路。\n责任单位：市交通运输局\n联系人：张三、李四\n',
    ])
      expect(unitsOf(head + text), text).toEqual(['市交通运输局']);
  });

  it('stands in the text as printed, in a Traditional one too', () => {
    const text =
      '某市重點工作任務分工方案\n一、重點任務\n1.建設甲乙公路，完善運輸體系。（責任領導：張國棟；責任單位：市財政局；完成時限：2027年底）\n';
    const [field] = parsePlan(text).fields;
    expect(field).toMatchObject({ label: '責任領導', values: ['張國棟'], raw: '責任領導：張國棟' });
    expect(text.slice(field?.start, field?.end)).toBe('責任領導：張國棟');
  });

  it('is not whom to ask about the document', () => {
    expect(parsePlan(`${head}1.建设甲乙公路。（责任单位：市交通运输局）\n（联系人：张三；联系电话：123）\n`).fields).toEqual([]);
  });
});
