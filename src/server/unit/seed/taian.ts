/**
 * The units that 泰安市推进省会经济圈一体化发展分工方案 names, with the counties, functional zones and cities around. Nothing here was
 * compared with an official list: each name says whether the plan prints it or we wrote it out from general knowledge.
 */
import type { NameForm } from '#core/unit/unit.ts';
import type { SeedName, SeedSuccession, SeedUnit, UnitSeed } from '#server/unit/seed/seed-unit.ts';

const fromPlan = '《泰安市推进省会经济圈一体化发展分工方案》印发文本，未与官方名录核对';
const ours = '据常识补写，未与官方名录核对';
const codes = '行政区划代码据 GB/T 2260 补写，未核对';

const named = (source: string, form: NameForm, names: readonly string[]): SeedName[] => names.map((name) => ({ name, form, source }));

/** A department: full name (ours), as the plan prints it, other common names (ours). Where the plan prints the full name, `full` is it. */
function department(key: string, full: string, printed: string, ...aliases: readonly string[]): SeedUnit {
  return { key, kind: 'department', parent: 'government', names: bodyNames(full, printed, aliases) };
}

function bodyNames(full: string, printed: string, aliases: readonly string[] = []): SeedName[] {
  return [...named(ours, 'full', [full]), ...named(fromPlan, 'short', [printed]), ...named(ours, 'alias', aliases)];
}

const county = (key: string, name: string, code: string): SeedUnit => ({
  key,
  kind: 'county',
  parent: 'government',
  code,
  names: [...named(ours, 'full', [name]), ...named(ours, 'alias', [`${name}人民政府`])],
  note: codes,
});

const zone = (key: string, full: string, short: string, ...aliases: readonly string[]): SeedUnit => ({
  key,
  kind: 'functional-zone',
  parent: 'government',
  names: [...named(ours, 'full', [full]), ...named(ours, 'short', [short]), ...named(ours, 'alias', aliases)],
  example: true,
  note: '示例：方案只写“功能区”，没有点名；名称和范围请按实际修改',
});

const city = (key: string, name: string, code: string): SeedUnit => ({
  key,
  kind: 'other-city',
  code,
  names: [...named(ours, 'full', [name]), ...named(ours, 'alias', [`${name}人民政府`])],
  note: `省会经济圈城市；${codes}`,
});

const provincial = (key: string, full: string, short: string, ...aliases: readonly string[]): SeedUnit => ({
  key,
  kind: 'provincial-department',
  names: [...named(ours, 'full', [full]), ...named(ours, 'short', [short]), ...named(ours, 'alias', aliases)],
  example: true,
  note: '示例：方案只写“省直部门”，没有点名',
});

const units: readonly SeedUnit[] = [
  {
    key: 'government',
    kind: 'body',
    code: '370900',
    names: [...named(ours, 'full', ['泰安市人民政府']), ...named(ours, 'short', ['市政府']), ...named(ours, 'alias', ['泰安市'])],
    note: `本市；省会经济圈城市；${codes}`,
  },
  {
    key: 'leading-group',
    kind: 'leading-group',
    names: bodyNames('泰安市新旧动能转换综合试验区建设领导小组', '市新旧动能转换综合试验区建设领导小组'),
  },
  {
    key: 'leading-group-office',
    kind: 'group-office',
    parent: 'leading-group',
    housedAt: 'development-reform',
    names: [
      ...named(ours, 'full', ['泰安市新旧动能转换综合试验区建设领导小组办公室']),
      ...named(ours, 'short', ['市新旧动能转换综合试验区建设领导小组办公室']),
    ],
    note: '方案写“领导小组办公室设在市发展改革委”',
  },
  department('development-reform', '泰安市发展和改革委员会', '市发展改革委', '市发展和改革委员会', '市发改委'),
  department('education', '泰安市教育局', '市教育局'),
  department('science', '泰安市科学技术局', '市科技局', '市科学技术局'),
  department('industry', '泰安市工业和信息化局', '市工业和信息化局', '市工信局'),
  department('civil-affairs', '泰安市民政局', '市民政局'),
  department('finance', '泰安市财政局', '市财政局'),
  department('human-resources', '泰安市人力资源和社会保障局', '市人力资源社会保障局', '市人力资源和社会保障局', '市人社局'),
  department('natural-resources', '泰安市自然资源和规划局', '市自然资源和规划局', '市自然资源规划局'),
  department('ecology', '泰安市生态环境局', '市生态环境局'),
  department('housing', '泰安市住房和城乡建设局', '市住房城乡建设局', '市住房和城乡建设局', '市住建局'),
  department('city-management', '泰安市城市管理局', '市城市管理局', '市城管局'),
  department('transport', '泰安市交通运输局', '市交通运输局'),
  department('water', '泰安市水利局', '市水利局'),
  department('agriculture', '泰安市农业农村局', '市农业农村局'),
  department('commerce', '泰安市商务局', '市商务局'),
  department('culture-tourism', '泰安市文化和旅游局', '市文化和旅游局', '市文旅局'),
  department('health', '泰安市卫生健康委员会', '市卫生健康委', '市卫生健康委员会', '市卫健委'),
  department('market-regulation', '泰安市市场监督管理局', '市市场监管局', '市市场监督管理局'),
  department('sports', '泰安市体育局', '市体育局'),
  department('medical-insurance', '泰安市医疗保障局', '市医保局', '市医疗保障局'),
  department('local-finance', '泰安市地方金融监督管理局', '市地方金融监管局', '市地方金融监督管理局'),
  department('approval', '泰安市行政审批服务局', '市行政审批服务局'),
  department('forestry', '泰安市林业局', '市林业局'),
  department('energy', '泰安市能源局', '市能源局'),
  {
    key: 'trade-promotion',
    kind: 'body',
    names: bodyNames('中国国际贸易促进委员会泰安市委员会', '市贸促会'),
  },
  {
    key: 'finance-commission-office',
    kind: 'department',
    names: [
      ...named(ours, 'full', ['中共泰安市委金融委员会办公室']),
      ...named(ours, 'short', ['市委金融办']),
      ...named(ours, 'alias', ['市委金融委员会办公室']),
    ],
    note: '方案印发时尚无；成立日期未核对',
  },
  {
    key: 'central-bank-2020',
    kind: 'body',
    names: bodyNames('中国人民银行泰安市中心支行', '人行泰安市中心支行'),
    validTo: '2023-08-18',
    note: '停用日期据 2023 年分支机构统一挂牌日推定，未核对',
  },
  {
    key: 'central-bank',
    kind: 'body',
    names: [
      ...named(ours, 'full', ['中国人民银行泰安市分行']),
      ...named(ours, 'short', ['人行泰安市分行']),
      ...named(ours, 'alias', ['人民银行泰安市分行']),
    ],
    validFrom: '2023-08-18',
    note: '启用日期据 2023 年分支机构统一挂牌日推定，未核对',
  },
  {
    key: 'banking-insurance-2020',
    kind: 'body',
    names: bodyNames('中国银行保险监督管理委员会泰安监管分局', '泰安银保监分局'),
    validTo: '2023-07-20',
    note: '停用日期据 2023 年派出机构统一挂牌日推定，未核对',
  },
  {
    key: 'financial-regulation',
    kind: 'body',
    names: [...named(ours, 'full', ['国家金融监督管理总局泰安监管分局']), ...named(ours, 'short', ['泰安金融监管分局'])],
    validFrom: '2023-07-20',
    note: '启用日期据 2023 年派出机构统一挂牌日推定，未核对',
  },
  county('taishan', '泰山区', '370902'),
  county('daiyue', '岱岳区', '370911'),
  county('xintai', '新泰市', '370982'),
  county('feicheng', '肥城市', '370983'),
  county('ningyang', '宁阳县', '370921'),
  county('dongping', '东平县', '370923'),
  zone('high-tech', '泰安高新技术产业开发区', '泰安高新区', '泰安高新技术产业开发区管理委员会', '泰安高新区管委会'),
  zone('mount-tai', '泰安市泰山风景名胜区管理委员会', '泰山景区', '泰山景区管委会'),
  zone('culai-wenhe', '泰安旅游经济开发区', '徂徕山汶河景区', '徂徕山汶河景区管委会'),
  {
    key: 'joint-conference-office',
    kind: 'joint-conference-office',
    names: named(fromPlan, 'full', ['省会经济圈一体化发展联席会议办公室']),
    note: '方案写明与其日常联络；设在何处未核对',
  },
  city('jinan', '济南市', '370100'),
  city('zibo', '淄博市', '370300'),
  city('dongying', '东营市', '370500'),
  city('dezhou', '德州市', '371400'),
  city('liaocheng', '聊城市', '371500'),
  city('binzhou', '滨州市', '371600'),
  provincial('province-development-reform', '山东省发展和改革委员会', '省发展改革委', '省发展和改革委员会', '省发改委'),
  provincial('province-transport', '山东省交通运输厅', '省交通运输厅'),
];

const successions: readonly SeedSuccession[] = [
  {
    from: 'local-finance',
    to: 'finance-commission-office',
    relation: 'succeeded',
    onDate: null,
    note: '2024 年地方机构改革中职责调整，日期和去向未核对',
  },
  {
    from: 'central-bank-2020',
    to: 'central-bank',
    relation: 'renamed',
    onDate: '2023-08-18',
    note: '2023 年 8 月人民银行分支机构改革，日期未核对',
  },
  {
    from: 'banking-insurance-2020',
    to: 'financial-regulation',
    relation: 'renamed',
    onDate: '2023-07-20',
    note: '2023 年国家金融监督管理总局派出机构挂牌，日期未核对',
  },
];

/** Tai'an as its plan of 2020 names it, with what became of it since as far as we know. */
export const taianSeed: UnitSeed = { jurisdiction: '泰安市', regionCode: '370900', units, successions };
