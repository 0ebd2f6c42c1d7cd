import { describe, expect, it } from 'vitest';
import { jiningPlan } from '#test/journeys/jining-plan.ts';
import { parsePlan } from '../parse-plan.ts';

const tasks = (body: string): string[] => parsePlan(`一、任务\n（一）分类推进。${body}`).tasks.map(({ text }) => text);

describe('what proves a task where no list has its verb', () => {
  it.each<[string, string, string[]]>([
    ['units right behind it', '装点滨河步道。（责任单位：市甲局）', ['装点滨河步道']],
    ['a part beside it with a verb and an object', '移栽行道树木，建设街头花园。', ['移栽行道树木', '建设街头花园']],
    ['a day of its own', '东线8公里6月底前贯通，西线12公里10月底前贯通。', ['东线8公里6月底前贯通', '西线12公里10月底前贯通']],
    ['what is done to something', '聘请外部专家对方案实施论证。', ['聘请外部专家对方案实施论证']],
    ['a body that works with another', '市经贸局会同市乙局将名单报备。', ['市经贸局会同市乙局将名单报备']],
  ])('%s', (_name, body, found) => {
    expect(tasks(body)).toEqual(found);
  });
});

describe('what stays together', () => {
  it.each([
    '符合规划要求的村庄，在用地、资金等方面优先保障，限期建成。',
    '为兼顾安全和效率考虑，依据检测结果，拆除危险房屋。',
    '落实留抵退税政策，按规定继续落实好留抵退税政策。',
  ])('%s', (body) => {
    expect(tasks(body)).toHaveLength(1);
  });
});

describe('what a task is said to be', () => {
  it.each([
    ['对每季度用电超过一万度的企业给予电价优惠。', { nature: 'once', subject: null }],
    ['对企业每年给予电价优惠。', { nature: 'recurring' }],
    ['2026年60%以上的村庄接入管网。', { nature: 'quantity' }],
    ['到2026年改建乡村客运站15个。', { nature: 'quantity', kind: 'project' }],
    ['纾解企业融资压力，建设服务平台。', { subject: null }],
    ['物流企业要建立台账。', { subject: '物流企业' }],
    ['全市各企业开展自查。', { subject: '全市各企业' }],
  ])('%s', (body, labels) => {
    expect(parsePlan(`一、任务\n（一）分类推进。${body}`).tasks[0]).toMatchObject(labels);
  });
});

describe('a short sentence beside its like', () => {
  const units = '（责任单位：市交通局、市发展改革委）';
  it.each([
    ['in a numbered line', `一、航运\n1.编制港口规划。引进一批项目。${units}\n2.加快码头建设。推广新能源船舶。${units}`, 4],
    [
      'below a heading',
      `一、航运\n（一）港口\n编制港口规划。引进一批项目。${units}\n（二）船舶\n加快码头建设。推广新能源船舶。${units}`,
      4,
    ],
    ['that the next one spells out', `一、航运\n1.加快码头建设。完成码头前沿疏浚，建设码头仓库。${units}`, 2],
    ['that names nothing', `一、航运\n1.加强宣传。开展航运文化宣传。${units}`, 1],
    ['with sentences behind it that have units of their own', `一、航运\n1.支持创新。落实贷款贴息。${units}编制港口规划。${units}`, 2],
  ])('%s', (_, text, count) => {
    const { tasks } = parsePlan(text);
    expect(tasks).toHaveLength(count);
    for (const task of tasks) expect(task.assignments).toHaveLength(1);
  });
});

it('loses none of a plan whose items are two short sentences each', () => {
  expect(parsePlan(jiningPlan).tasks.map(({ path }) => path)).toEqual(
    ['一/（一）', '一/（二）', '二/（一）', '二/（二）', '二/（三）', '三/（一）', '三/（二）', '三/（三）']
      .flatMap((path) => [path, path])
      .concat('三/（四）'),
  );
});
