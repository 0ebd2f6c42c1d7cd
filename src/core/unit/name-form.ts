/** Normalises unit names for comparison: character width, administrative level, and the abbreviations that officials use. */
import { compatible } from '#core/platform/compatible.ts';

/** A name as it is compared: half width, no white space or invisible characters, one kind of brackets and quotation marks. */
export function plainName(name: string): string {
  return compatible(name)
    .replace(/[\s\p{Cf}\p{Cc}]+/gu, '')
    .replace(/[〔［[【〈]/gu, '(')
    .replace(/[〕］\]】〉]/gu, ')')
    .replace(/[“”「」『』"]/gu, '"');
}

/** The name without the note in brackets at its end: 省市场监管局(省知识产权局). Takes a plain name. */
export function withoutNote(plain: string): string {
  return plain.replace(/\([^()]*\)$/u, '');
}

/** Level of the body that issues a plan: the jurisdiction itself (市X, 泰安市X), a province, the state. */
export const issuerLevels = ['own', 'province', 'state'] as const;
export type IssuerLevel = (typeof issuerLevels)[number];
/** Whose body it is, by its name; other: of a city, county or district that is not the jurisdiction (in a city's plan 县X). */
export type NameLevel = IssuerLevel | 'other';

export interface NameForms {
  readonly plain: string;
  /** null: the name does not say. */
  readonly level: NameLevel | null;
  /** Whose more precisely, where the name says it: 山东 of 山东省X, 县 of 县X. */
  readonly owner: string | null;
  /** The name without its level. */
  readonly stem: string;
  /** The stem by rule: 发展和改革委员会 → 发展改革委. */
  readonly ruled: string;
  /** The ruled stem with the contractions of the table: 发展改革委 → 发改委. */
  readonly contracted: string;
  /** Of a place with its government or committee: the bare place, 肥城市人民政府 → 肥城; '' where nothing is left. */
  readonly place: string;
}

/** 市 that begins another word: 市场监管局, 市政管理处, 市民中心, 市容环境; 区域, 县域, 省会. */
const ownLetters: Readonly<Record<string, RegExp>> = {
  市: /^市(?!场|容|政(?![府协法务])|民(?![政宗族革盟进建航兵生主间用]))/u,
  区: /^区(?!域)/u,
  县: /^县(?!域|级)/u,
  州: /^州/u,
  旗: /^旗/u,
  盟: /^盟/u,
};
const provinceLevel = /^(?:(\p{Script=Han}{2,3}?)省|(\p{Script=Han}{2,5}?)?自治区|省)(?![会级直际])/u;
const stateLevel = /^(?:国家|中国|全国|中央|国务院)/u;

/** Makes the function that normalises names for a jurisdiction: in 泰安市, 市X and 泰安市X are the same. */
export function nameFormsIn(jurisdiction: string): (name: string) => NameForms {
  const home = plainName(jurisdiction);
  const letter = home.slice(-1);
  const own = ownLetters[letter] ?? null;
  const bareHome = own !== null && home.length > 2 ? home.slice(0, -1) : null;
  return (name) => {
    const plain = plainName(name);
    const called = own === null ? plain.split(home).join('') : shortened(plain, home, bareHome, letter);
    // 中共泰安市委X is what everybody calls 市委X.
    const withOwn = called.replace(/^中共(?=[市区县州旗盟]委)/u, '');
    const { level, owner, stem } = readLevel(withOwn, own, withOwn !== plain);
    const ruled = byRule(stem);
    const contracted = byTable(ruled);
    return { plain, level, owner, stem, ruled, contracted, place: barePlace(contracted) };
  };
}

function shortened(plain: string, home: string, bareHome: string | null, letter: string): string {
  const named = plain.split(home).join(letter);
  return bareHome === null ? named : named.split(bareHome).join(letter);
}

function readLevel(name: string, own: RegExp | null, isOwnNamed: boolean): Pick<NameForms, 'level' | 'owner' | 'stem'> {
  if (own?.test(name)) return { level: 'own', owner: null, stem: name.slice(1) };
  // 中国人民银行泰安市分行 is a body of the place that it names.
  if (isOwnNamed) return { level: 'own', owner: null, stem: name };
  const province = provinceLevel.exec(name);
  if (province) return { level: 'province', owner: province[1] ?? province[2] ?? null, stem: name.slice(province[0].length) };
  const state = stateLevel.exec(name);
  if (state) return { level: 'state', owner: null, stem: name.slice(state[0].length) };
  const other = ['市', '县', '区'].find((letter) => ownLetters[letter]?.test(name));
  if (other !== undefined) return { level: 'other', owner: other, stem: name.slice(1) };
  return { level: null, owner: null, stem: name };
}

/** Regular contractions, in this order. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(?<=.)[和与及、](?=.)/gu, ''],
  [/人民政府/gu, '政府'],
  [/工作委员会/gu, '工委'],
  [/监督管理委员会/gu, '监管委'],
  [/管理委员会/gu, '管委会'],
  [/委员会/gu, '委'],
  [/监督管理/gu, '监管'],
  [/办公室/gu, '办'],
  [/办事处/gu, '办'],
];

function byRule(stem: string): string {
  return rules.reduce((name, [from, to]) => name.replace(from, to), stem);
}

/** Contractions that no rule gives, long before short; the left side is a ruled stem. */
const contractions: readonly (readonly [string, string])[] = [
  ['国际贸易促进委', '贸促会'],
  ['人力资源社会保障', '人社'],
  ['社会科学界联合会', '社科联'],
  ['文学艺术界联合会', '文联'],
  ['归国华侨联合会', '侨联'],
  ['高新技术产业开发', '高新'],
  ['经济技术开发', '经开'],
  ['国有资产监管委', '国资委'],
  ['国有资产监管', '国资'],
  ['住房城乡建设', '住建'],
  ['自然资源规划', '自资'],
  ['资源规划', '自资'],
  ['自然资源', '自资'],
  ['自规局', '自资局'],
  ['资规局', '自资局'],
  ['工业信息化', '工信'],
  ['经济信息化', '经信'],
  ['文化广电旅游', '文广旅'],
  ['文化旅游', '文旅'],
  ['发展改革', '发改'],
  ['卫生健康', '卫健'],
  ['科学技术协会', '科协'],
  ['科学技术', '科技'],
  ['医疗保障', '医保'],
  ['地方金融监管', '金融'],
  ['金融监管', '金融'],
  ['市场监管', '市监'],
  ['行政审批服务', '审批'],
  ['行政审批', '审批'],
  ['审批服务', '审批'],
  ['退役军人事务', '退役军人'],
  ['机关事务管理', '机关事务'],
  ['城市管理', '城管'],
  ['应急管理', '应急'],
  ['交通运输', '交通'],
  ['农业农村', '农业'],
  ['信访工作', '信访'],
  ['大数据发展管理', '大数据'],
  ['扶贫开发', '扶贫'],
  ['机构编制委办', '编办'],
  ['网络安全信息化委办', '网信办'],
  ['妇女联合会', '妇联'],
  ['残疾人联合会', '残联'],
  ['工商业联合会', '工商联'],
  ['教育体育', '教体'],
  ['人民检察院', '检察院'],
  ['人民法院', '法院'],
  ['银行保险监管', '银保监'],
  ['中国人民银行', '人行'],
  ['人民银行', '人行'],
  ['中心支行', '中支'],
];

function byTable(ruled: string): string {
  return contractions.reduce((name, [from, to]) => name.split(from).join(to), ruled);
}

function barePlace(contracted: string): string {
  const place = contracted.replace(/(?:政府|管委会|党工委)$/u, '');
  const bare = place.replace(/[省市县区]$/u, '');
  return bare.length >= 2 ? bare : '';
}
