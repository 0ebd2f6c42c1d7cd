/** Units told in words, and what stands beside them in the same line: nothing of it is swallowed, and nothing else is covered. */
import { expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

const told = (body: string): string[] => {
  const { tasks, assignments } = parsePlan(`云岭市工作方案\n一、重点任务\n${body}\n`);
  return tasks.map(({ text, assignments: own }) => [text, ...own.map((index) => assignments[index]?.raw)].join(' | '));
};

it.each([
  ['整治内涝点，由市水利局负责，年底前新建泵站3座。', ['整治内涝点 | 由市水利局负责', '年底前新建泵站3座 | 由市水利局负责']],
  [
    '整治内涝点，由市水利局牵头，市财政局配合，年底前新建泵站3座，改造管网20公里。新建公园5个。',
    [
      '整治内涝点 | 由市水利局牵头，市财政局配合',
      '年底前新建泵站3座 | 由市水利局牵头，市财政局配合',
      '改造管网20公里 | 由市水利局牵头，市财政局配合',
      '新建公园5个',
    ],
  ],
  [
    '建设甲园，由市水利局负责，改造乙路，由市交通运输局负责，年底前竣工。',
    ['建设甲园 | 由市水利局负责', '改造乙路 | 由市交通运输局负责，年底前竣工'],
  ],
  [
    '建设市民中心，市住房城乡建设局牵头负责，9月底前主体封顶。',
    ['建设市民中心 | 市住房城乡建设局牵头负责', '9月底前主体封顶 | 市住房城乡建设局牵头负责'],
  ],
  ['改造管网20公里，责任单位为市水利局，10月底前完成。', ['改造管网20公里 | 责任单位为市水利局，10月底前完成']],
  ['整治内涝点，由市水利局负责，年底前全部完成。', ['整治内涝点 | 由市水利局负责，年底前全部完成']],
  [
    '开展排查，市应急局牵头，各县区配合；整治隐患，由市消防救援支队负责实施。',
    ['开展排查 | 市应急局牵头，各县区配合', '整治隐患 | 由市消防救援支队负责实施'],
  ],
])('%s', (body, tasks) => expect(told(body)).toEqual(tasks));

it('items behind dashes at the ends of their lines are tasks, and a line above a paragraph heads it', () => {
  expect(told('（一）建设重点工程\n——新建污水处理厂2座\n——改造老旧小区30个\n——完成农村公路改造')).toEqual([
    '新建污水处理厂2座',
    '改造老旧小区30个',
    '完成农村公路改造',
  ]);
  expect(told('（一）健康云岭\n——加快建设健康城市\n完善医院布局，改造云岭县人民医院和石桥镇卫生院，增加床位500张。')).not.toContain(
    '加快建设健康城市',
  );
});
