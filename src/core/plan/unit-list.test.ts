import { describe, expect, it } from 'vitest';
import { isLocality, looksLikeUnit } from '#core/plan/unit-list-name.ts';
import { readUnitRun } from '#core/plan/unit-list-run.ts';
import { readUnitList } from '#core/plan/unit-list.ts';

describe('a printed list of units', () => {
  it.each([
    ['市发改局、文体旅局、财政局', '市发改局|文体旅局|财政局', false],
    ['国家税务总局 云岭市税务局 市住建局', '国家税务总局云岭市税务局|市住建局', false],
    ['市住建局 国家金融监督管理总局 云岭监管分局', '市住建局|国家金融监督管理总局云岭监管分局', false],
    ['国家税务总局 云岭市财政局', '国家税务总局|云岭市财政局', false],
    ['省市场监管局（省知识产权局）、省数据局', '省市场监管局（省知识产权局）|省数据局', false],
    ['各市、县〔区〕人民政府', '各市、县〔区〕人民政府', false],
    ['各有关区、县级市', '各有关区、县级市', false],
    ['各省、自治区、直辖市人民政府，新疆生产建设兵团', '各省、自治区、直辖市人民政府|新疆生产建设兵团', false],
    ['各市、自治州人民政府，贵安新区管委会', '各市、自治州人民政府|贵安新区管委会', false],
    ['各县、市、区', '各县、市、区', false],
    ['各盟行政公署、市人民政府', '各盟行政公署、市人民政府', false],
    ['有关县市区、功能区', '有关县市区|功能区', false],
    ['各镇人民政府、各街道办事处', '各镇人民政府|各街道办事处', false],
    ['各县市区人民政府、园区和示范区管委会', '各县市区人民政府|园区和示范区管委会', false],
    ['银保监会及各地区', '银保监会|各地区', false],
    ['市商务局、市文化和旅游局及各县市区', '市商务局|市文化和旅游局|各县市区', false],
    ['不动产登记和交易中心、发展改革和统计局', '不动产登记和交易中心|发展改革和统计局', false],
    ['市教育局等', '市教育局', true],
    ['财政部、教育部等有关部门和单位', '财政部|教育部', true],
    ['司法部等国务院相关部门', '司法部', true],
    ['市委编办等市直各部门', '市委编办', true],
    ['市教育局等5部门', '市教育局', true],
    ['市高等教育处、市特等奖评审委员会办公室', '市高等教育处|市特等奖评审委员会办公室', false],
    ['市发展改革委　市财政局', '市发展改革委|市财政局', false],
    ['无', '', false],
    ['市财政局，持续推进', '市财政局', false],
    ['', '', false],
  ] as const)('%s', (list, names, open) => {
    expect(readUnitList(list)).toEqual({ names: names === '' ? [] : names.split('|'), open });
  });
});

it.each([
  ['有关县市区', true],
  ['功能区', true],
  ['越秀区', true],
  ['各片区管理局', true],
  ['各镇(街)人民政府(办事处)', true],
  ['江阴港城经济区(自贸办)', true],
  ['杭州市政府', true],
  ['各地区', true],
  ['各乡镇党委、政府', true],
  ['市政府', false],
  ['各区属国企', false],
  ['市政府办公室', false],
  ['省军区', false],
  ['区直各单位', false],
  ['水库管理处', false],
] as const)('%s is a locality: %s', (name, expected) => {
  expect(isLocality(name)).toBe(expected);
});

it.each([
  ['市发展改革委', true],
  ['福清供电公司', true],
  ['团市委', true],
  ['应急部', true],
  ['市以工代赈事务中心', true],
  ['示范区发展改革和统计局(商务局)', true],
  ['谁审批谁', false],
  ['对下级政府', false],
  ['“一把手”', false],
  ['局', false],
  ['党委领导', false],
] as const)('%s looks like a unit: %s', (name, expected) => {
  expect(looksLikeUnit(name)).toBe(expected);
});

it.each([
  ['区经发局区环土局', '区经发局|区环土局'],
  ['区环土局区农发局三十六脚湖水库管理处4畜禽', '区环土局|区农发局|三十六脚湖水库管理处'],
  ['相关乡镇人民政府、区环土局', '相关乡镇人民政府|区环土局'],
  ['区环土局区党群工作部1、', '区环土局|区党群工作部'],
  ['各片区（乡镇、街道）区党工委党群工作部区社会事业局7', '各片区（乡镇、街道）|区党工委党群工作部|区社会事业局'],
  ['区交建局平潭综合实验区2016年度', '区交建局'],
  ['区财金局关于下达计划的函', '区财金局'],
  ['市委组织部市发展改革委市委办公室', '市委组织部|市发展改革委|市委办公室'],
  ['完成改造', ''],
])('the run %s', (text, names) => {
  expect(
    readUnitRun(text, 0)
      .map(({ name }) => name)
      .join('|'),
  ).toBe(names);
});
