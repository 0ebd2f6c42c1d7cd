import { describe, expect, it } from 'vitest';
import { governmentKey, sketchUnits, type UnitSketch } from '#core/unit/sketch-units.ts';
import type { UnitKind, UnitNode } from '#core/unit/unit.ts';

const today = '2026-11-22';
const unit = (
  id: string,
  kind: UnitKind,
  names: readonly string[],
  parentId: string | null = null,
  validTo: string | null = null,
): UnitNode => ({
  id,
  kind,
  parentId,
  housedAtId: null,
  position: 0,
  code: null,
  validFrom: null,
  validTo,
  example: false,
  note: null,
  names: names.map((name, at) => ({ name, form: at === 0 ? 'full' : 'short', validFrom: null, validTo, checked: true, source: null })),
});
const sketch = (texts: readonly string[], units: readonly UnitNode[] = [], jurisdiction = '济宁市') =>
  sketchUnits(texts, { units, jurisdiction, today });
const told = ({ full, short, kind, parent, aliases }: UnitSketch): string => {
  const above = parent === null ? '' : ` < ${'unitId' in parent ? parent.unitId : parent.key}`;
  return [full, ...(short === null ? [] : [short]), ...aliases].join('/') + ` ${kind}${above}`;
};

describe('a city without any unit', () => {
  it.each<[string, string]>([
    ['市发展改革委', '济宁市发展改革委/市发展改革委 department'],
    ['济宁市财政局', '济宁市财政局 department'],
    ['市场监管局', '市场监管局 department'],
    ['市委宣传部', '中共济宁市委宣传部/市委宣传部 department'],
    ['济宁市委统战部', '中共济宁市委统战部/济宁市委统战部 department'],
    ['市大数据中心', '济宁市大数据中心/市大数据中心 body'],
    ['市城投集团', '济宁市城投集团/市城投集团 body'],
    ['市法院', '济宁市法院/市法院 body'],
    ['人民银行济宁市分行', '人民银行济宁市分行 body'],
    ['济宁银保监分局', '济宁银保监分局 body'],
    ['国家税务总局济宁市税务局', '国家税务总局济宁市税务局 department'],
    ['国网公司', '国网公司 body'],
    ['国家发展改革委', '国家发展改革委 national-department'],
    ['国务院办公厅', '国务院办公厅 national-department'],
    ['国务院职能转变协调办', '国务院职能转变协调办 national-department'],
    ['中央网信办', '中央网信办 national-department'],
    ['财政部', '财政部 national-department'],
    ['工业和信息化部', '工业和信息化部 national-department'],
    ['税务总局', '税务总局 national-department'],
    ['海关总署', '海关总署 national-department'],
    ['人民银行', '人民银行 national-department'],
    ['中国人民银行', '中国人民银行 national-department'],
    ['银保监会', '银保监会 national-department'],
    ['证监会', '证监会 national-department'],
    ['中国残联', '中国残联 national-department'],
    ['中国移动公司', '中国移动公司 body'],
    ['国家中医药学会', '国家中医药学会 body'],
    ['国务院研究室', '国务院研究室 national-department'],
    ['财政部（会计司）', '财政部（会计司） national-department'],
    ['宣传部', '宣传部 department'],
    ['编辑部', '编辑部 department'],
    ['中部', '中部 department'],
    ['县武装部', '县武装部 body'],
    ['任城区', '任城区 county'],
    ['曲阜市人民政府', '曲阜市人民政府 county'],
    ['微山县', '微山县 county'],
    ['济宁高新区', '济宁高新区 functional-zone'],
    ['太白湖新区管委会', '太白湖新区管委会 functional-zone'],
    ['济宁军分区', '济宁军分区 body'],
    ['南阳镇', '南阳镇 township'],
    ['阜桥街道办事处', '阜桥街道办事处 township'],
    ['省教育厅', '省教育厅 provincial-department'],
    ['省级专班', '省级专班 working-group'],
    ['省推进专班', '省推进专班 provincial-group'],
    ['市推进专班', '济宁市推进专班/市推进专班 working-group'],
    ['市文旅发展领导小组', '济宁市文旅发展领导小组/市文旅发展领导小组 leading-group'],
    ['市文旅发展领导小组办公室', '济宁市文旅发展领导小组办公室/市文旅发展领导小组办公室 group-office'],
    ['都市圈联席会议办公室', '都市圈联席会议办公室 joint-conference-office'],
    ['市政府', '济宁市政府/市政府 body'],
    ['孔孟故里', '孔孟故里 body'],
  ])('%s', (text, expected) => expect(sketch([text]).map(told)).toEqual([expected]));

  it('says where nothing speaks for the kind', () => {
    expect(sketch(['孔孟故里', '市财政局']).map(({ kindBy }) => kindBy)).toEqual(['none', 'form']);
  });

  it('puts departments, counties and zones below the government, and nobody else', () => {
    expect(sketch(['市财政局', '任城区', '济宁高新区', '市委宣传部', '市工商联', '省教育厅', '县财政局']).map(told)).toEqual([
      '济宁市人民政府/市政府 body',
      `济宁市财政局/市财政局 department < ${governmentKey}`,
      `任城区 county < ${governmentKey}`,
      `济宁高新区 functional-zone < ${governmentKey}`,
      '中共济宁市委宣传部/市委宣传部 department',
      '济宁市工商联/市工商联 body',
      '省教育厅 provincial-department',
      '县财政局 department',
    ]);
  });

  it('takes the government that is printed', () => {
    expect(sketch(['市财政局', '市教育局', '市政府']).map(told)).toEqual([
      '济宁市财政局/市财政局 department < 市政府',
      '济宁市教育局/市教育局 department < 市政府',
      '济宁市政府/市政府 body',
    ]);
  });

  it('makes one unit of names of one body, called as it is printed most', () => {
    expect(sketch(['市发改委', '市发展和改革委员会', '济宁市发展改革委', '曲阜市', '曲阜市人民政府']).map(told)).toEqual(
      ['济宁市发展和改革委员会/市发改委/市发展和改革委员会/济宁市发展改革委 department', '曲阜市/曲阜市人民政府 county']
        .map((line) => `${line} < ${governmentKey}`)
        .toSpliced(0, 0, '济宁市人民政府/市政府 body'),
    );
  });

  it('puts below another whose name begins with that one’s', () => {
    expect(
      sketch(['任城区教育局', '市水务局', '任城区', '市水务局水文中心', '市治水领导小组', '市治水领导小组办公室']).slice(1).map(told),
    ).toEqual([
      '任城区教育局 department < 任城区',
      `济宁市水务局/市水务局 department < ${governmentKey}`,
      `任城区 county < ${governmentKey}`,
      '济宁市水务局水文中心/市水务局水文中心 body < 市水务局',
      '济宁市治水领导小组/市治水领导小组 leading-group',
      '济宁市治水领导小组办公室/市治水领导小组办公室 group-office < 市治水领导小组',
    ]);
  });
});

it('puts nobody of the state or the province below the government of the city', () => {
  const outside = ['财政部', '司法部', '税务总局', '中国人民银行', '人民银行', '国务院办公厅', '省财政厅', '市场监管总局'];
  expect(sketch([...outside, '市财政局', '市教育局'], [], '泰安市').map(told)).toEqual([
    '泰安市人民政府/市政府 body',
    '财政部 national-department',
    '司法部 national-department',
    '税务总局 national-department',
    '中国人民银行/人民银行 national-department',
    '国务院办公厅 national-department',
    '省财政厅 provincial-department',
    '市场监管总局 national-department',
    `泰安市财政局/市财政局 department < ${governmentKey}`,
    `泰安市教育局/市教育局 department < ${governmentKey}`,
  ]);
});

describe('what the tree has', () => {
  const tree = [
    unit('gov', 'body', ['济宁市人民政府', '市政府']),
    unit('office', 'department', ['济宁市政务大厅']),
    unit('a', 'department', ['济宁市财政局', '市财政局'], 'office'),
    unit('b', 'department', ['济宁市教育局', '市教育局'], 'office'),
    unit('c', 'department', ['济宁市大数据中心', '市大数据中心'], 'office'),
    unit('d', 'department', ['济宁市会展中心', '市会展中心'], 'office'),
    unit('e', 'other-city', ['济南市']),
    unit('f', 'other-city', ['枣庄市']),
    unit('g', 'county', ['任城区']),
    unit('h', 'department', ['市委组织部', '组织部'], 'office'),
    unit('i', 'department', ['市委宣传部', '宣传部'], 'office'),
    unit('gone', 'body', ['济宁市旧局', '市旧局'], null, '2020-01-01'),
  ];
  it.each<[string, string, string]>([
    ['a kind by its ending', '市科技中心', '济宁市科技中心/市科技中心 department < office'],
    ['a parent by its kind', '市水务局', '济宁市水务局/市水务局 department < office'],
    ['other cities by theirs', '菏泽市', '菏泽市 other-city'],
    ['nobody of the state', '财政部', '财政部 national-department'],
    ['too few say nothing', '兖州区', '兖州区 county < gov'],
    ['a unit above by its name', '任城区水务局', '任城区水务局 department < g'],
  ])('speaks for %s', (_what, text, expected) => expect(sketch([text], tree).map(told)).toEqual([expected]));

  it('is said to be the ground', () => {
    expect(sketch(['市科技中心', '市水务局', '市工商联'], tree).map(({ kindBy, parentBy }) => [kindBy, parentBy])).toEqual([
      ['tree', 'tree'],
      ['tree', 'tree'],
      ['form', 'none'],
    ]);
  });
});

it('counts the institutions of the city among what its government stands above', () => {
  const bodies = ['市大数据中心', '市港航事业发展中心', '市图书馆', '市法院', '市工商联', '会展中心', '济宁学院'];
  expect(
    sketch(['市财政局', '市教育局', ...bodies])
      .filter(({ parent }) => parent !== null)
      .map(({ short, full }) => short ?? full),
  ).toEqual(['市财政局', '市教育局', '市大数据中心', '市港航事业发展中心', '市图书馆']);
});

it('works in a county and a province, and with nothing', () => {
  expect(sketch(['县财政局', '县教育局', '城关镇'], [], '南县').map(told)).toEqual([
    '南县人民政府/县政府 body',
    `南县财政局/县财政局 department < ${governmentKey}`,
    `南县教育局/县教育局 department < ${governmentKey}`,
    '城关镇 township',
  ]);
  expect(sketch(['省教育厅'], [], '山东省').map(told)).toEqual(['省教育厅 provincial-department']);
  expect(sketch([])).toEqual([]);
});

describe('a plan of the state or a province', () => {
  it('means its own bodies where it names no level, and those of the city where it says so', () => {
    const units = [
      unit('gov', 'body', ['济宁市人民政府']),
      ...['教育', '财政'].map((name) => unit(name, 'department', [`济宁市${name}局`], 'gov')),
    ];
    const of = (issuerLevel: 'own' | 'state' | 'province', texts: readonly string[]) =>
      sketchUnits(texts, { units, jurisdiction: '济宁市', today, issuerLevel }).map(told);
    expect(of('own', ['发展改革委'])).toEqual(['发展改革委 department < gov']);
    expect(of('state', ['发展改革委', '市体育局', '市场监管总局'])).toEqual([
      '发展改革委 national-department',
      '济宁市体育局/市体育局 department < gov',
      '市场监管总局 national-department',
    ]);
    expect(of('province', ['发展改革委'])).toEqual(['发展改革委 provincial-department']);
  });
});
