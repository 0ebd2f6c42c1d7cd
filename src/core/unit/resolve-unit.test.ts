import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveUnit, type Resolution, type ResolverContext } from '#core/unit/resolve-unit.ts';
import type { NameForm, Succession, UnitKind, UnitName, UnitNode } from '#core/unit/unit.ts';

const always = { validFrom: null, validTo: null };
const name = (text: string, form: NameForm = 'full', time: Partial<UnitName> = {}): UnitName => ({
  name: text,
  form,
  ...always,
  checked: false,
  source: null,
  ...time,
});

let position = 0;
function unit(id: string, kind: UnitKind, names: readonly (string | UnitName)[], more: Partial<UnitNode> = {}): UnitNode {
  position += 1;
  return {
    id,
    kind,
    parentId: null,
    housedAtId: null,
    position,
    code: null,
    ...always,
    example: false,
    note: null,
    names: names.map((one, index) => (typeof one === 'string' ? name(one, index === 0 ? 'full' : 'alias') : one)),
    ...more,
  };
}

const units: readonly UnitNode[] = [
  unit('fagai', 'department', ['泰安市发展和改革委员会', '市发展改革委', '市发改委']),
  unit('renshe', 'department', ['泰安市人力资源和社会保障局']),
  unit('zizi', 'department', ['泰安市自然资源和规划局']),
  unit('zhujian', 'department', ['泰安市住房和城乡建设局', '市住房城乡建设局']),
  unit('weijian', 'department', ['泰安市卫生健康委员会']),
  unit('wenlv', 'department', ['泰安市文化和旅游局']),
  unit('shijian', 'department', ['泰安市市场监督管理局']),
  unit('guozi', 'department', ['泰安市人民政府国有资产监督管理委员会', '泰安市国有资产监督管理委员会']),
  unit('caizheng', 'department', ['泰安市财政局']),
  unit('nengyuan', 'department', ['泰安市能源局']),
  unit('sheng-nengyuan', 'provincial-department', ['山东省能源局']),
  unit('sheng-fagai', 'provincial-department', ['山东省发展和改革委员会', '省发展改革委']),
  unit('jinrong', 'department', ['泰安市地方金融监督管理局', '市地方金融监管局'], { validTo: '2024-03-01' }),
  unit('jinrongban', 'department', ['中共泰安市委金融委员会办公室', '市委金融办']),
  unit('renhang', 'body', ['中国人民银行泰安市中心支行', '人行泰安市中心支行'], { validTo: '2023-08-18' }),
  unit('renhang-new', 'body', ['中国人民银行泰安市分行'], { validFrom: '2023-08-18' }),
  unit('taishan', 'county', ['泰山区']),
  unit('ningyang', 'county', ['宁阳县']),
  unit('feicheng', 'county', ['肥城市']),
  unit('gaoxin', 'functional-zone', ['泰安高新技术产业开发区']),
  unit('dezhou', 'other-city', ['德州市']),
  unit('group', 'leading-group', ['泰安市新旧动能转换综合试验区建设领导小组']),
  unit('office', 'group-office', ['泰安市新旧动能转换综合试验区建设领导小组办公室']),
  unit('twin-1', 'body', [name('泰安市机关服务中心')]),
  unit('twin-2', 'body', [name('泰安市机关服务中心')]),
  unit('renamed', 'department', [
    name('泰安市农业局', 'full', { validTo: '2019-01-01' }),
    name('泰安市农业农村局', 'full', { validFrom: '2019-01-01' }),
  ]),
  unit('zhishi', 'provincial-department', ['山东省市场监督管理局', '省市场监管局']),
];
const successions: readonly Succession[] = [
  { fromUnitId: 'jinrong', toUnitId: 'jinrongban', relation: 'succeeded', onDate: '2024-03-01' },
  { fromUnitId: 'renhang', toUnitId: 'renhang-new', relation: 'renamed', onDate: '2023-08-18' },
];
const context: ResolverContext = { units, successions, jurisdiction: '泰安市', day: '2020-09-01' };

/** As one line: what was decided, or who is proposed and why. */
function told(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'open-list':
      return `open ${resolution.pattern}`;
    case 'match':
      return `= ${resolution.unitId}`;
    case 'unknown':
      return 'unknown';
    case 'proposals':
      return resolution.proposals.map(({ unitId, why, confidence }) => `${unitId} ${why} ${confidence}`).join(', ');
  }
}

describe('a printed name', () => {
  it.each([
    ['市发展改革委', '= fagai'],
    ['泰安市发展和改革委员会', '= fagai'],
    ['市　发改 委', '= fagai'],
    ['市发展和改革委员会', 'fagai elided-prefix 96'],
    ['发展改革委', 'fagai elided-prefix 91'],
    ['市发展与改革委', 'fagai abbreviation 90'],
    ['市人社局', 'renshe contraction 82'],
    ['市人力资源社会保障局', 'renshe abbreviation 90'],
    ['人社局', 'renshe contraction 77'],
    ['市自资局', 'zizi contraction 82'],
    ['市资规局', 'zizi contraction 82'],
    ['市住建局', 'zhujian contraction 82'],
    ['市卫健委', 'weijian contraction 82'],
    ['市文旅局', 'wenlv contraction 82'],
    ['市市监局', 'shijian contraction 82'],
    ['市场监管局', 'shijian abbreviation 85'],
    ['市国资委', 'guozi contraction 82'],
    ['市金融局', 'jinrong contraction 82, jinrongban successor 70'],
    ['省能源局', 'sheng-nengyuan elided-prefix 96'],
    ['广东省能源局', 'unknown'],
    ['国家能源局', 'unknown'],
    ['省财政局', 'unknown'],
    ['县财政局', 'unknown'],
    ['区财政局', 'unknown'],
    ['省市场监管局（省知识产权局）', 'zhishi note 91'],
    ['人行市中心支行', 'renhang elided-prefix 91, renhang-new successor 79'],
    ['泰山', 'taishan place 78'],
    ['宁阳', 'ningyang place 78'],
    ['肥城市人民政府', 'feicheng place 78'],
    ['高新区管委会', 'gaoxin place 73'],
    ['领导小组办公室', 'office elided-name 45'],
    ['市机关服务中心', 'twin-1 elided-prefix 96, twin-2 elided-prefix 96'],
    ['泰安市机关服务中心', 'twin-1 ambiguous 50, twin-2 ambiguous 50'],
    ['市财攻局', 'caizheng slip 35'],
    ['市发改局', 'fagai slip 35'],
    ['住房城乡建设部', 'unknown'],
    ['财政总局', 'unknown'],
    ['住房城乡建没局', 'zhujian slip 55'],
    ['德州市人民政府', 'dezhou place 78'],
    ['杭州市人民政府', 'unknown'],
    ['市住房城乡建没局', 'zhujian slip 60'],
    ['泰安市农业局', 'renamed former-name 89'],
    ['泰安市分行', 'unknown'],
    ['中国人民银行泰安市分行', 'renhang-new not-yet 69'],
    ['济南市财政局', 'unknown'],
    ['领导', 'unknown'],
    ['', 'unknown'],
    ['等', 'open 等'],
    ['各县（市、区）人民政府', 'open 各县(市、区)人民政府'],
    ['有关县市区、功能区', 'open 有关县市区、功能区'],
    ['市财政局等部门', 'open 等部门'],
  ])('%s', (text, expected) => expect(told(resolveUnit(text, context))).toBe(expected));
});

/** Against units of its own: a kind and its full name each. */
const among = (text: string, ...named: readonly (readonly [UnitKind, string])[]): string =>
  told(resolveUnit(text, { ...context, units: named.map(([kind, full], at) => unit(`u${at}`, kind, [full])), successions: [] }));

describe('a kind of unit', () => {
  // A name without a level has the level of its kind, so the letter may stand before it or not.
  it.each<[UnitKind, string, string, string]>([
    ['department', '市教育局', '教育局', 'u0 elided-prefix 91'],
    ['body', '市图书馆', '图书馆', 'u0 elided-prefix 91'],
    ['provincial-department', '省教育厅', '教育厅', 'u0 elided-prefix 91'],
    ['provincial-group', '省教育领导小组', '教育领导小组', 'u0 elided-prefix 91'],
    ['provincial-department', '市教育厅', '教育厅', 'unknown'],
    ['department', '省教育局', '教育局', 'unknown'],
    ['department', '市教育局', '县教育局', 'unknown'],
    ['other-city', '市德州', '德州', 'unknown'],
    ['joint-conference-office', '省经济圈联席办', '经济圈联席办', 'unknown'],
  ])('%s: %s for %s: %s', (kind, text, full, expected) => expect(among(text, [kind, full])).toBe(expected));

  // A place may be called with its government or without.
  it.each<[UnitKind, string]>([
    ['county', 'u0 place 78'],
    ['functional-zone', 'u0 place 78'],
    ['township', 'u0 place 78'],
    ['other-city', 'u0 place 78'],
    ['body', 'u0 place 78'],
    ['department', 'unknown'],
    ['leading-group', 'unknown'],
  ])('%s may be called as a place: %s', (kind, expected) => expect(among('东平县政府', [kind, '东平县'])).toBe(expected));

  // A group that has been named is called by its kind alone.
  it.each<[UnitKind, string]>([
    ['leading-group', 'u0 elided-name 45'],
    ['group-office', 'u0 elided-name 45'],
    ['working-group', 'u0 elided-name 45'],
    ['provincial-group', 'u0 elided-name 45'],
    ['joint-conference-office', 'u0 elided-name 45'],
    ['department', 'unknown'],
  ])('%s may be called by its kind alone: %s', (kind, expected) =>
    expect(among('领导小组', [kind, '泰安市防汛抗旱领导小组'])).toBe(expected),
  );

  // One character may be a slip; more are another body. Short names are told apart by one character.
  it.each([
    ['市教肓局', '泰安市教育局', 'u0 slip 35'],
    ['教肓局', '泰安市教育局', 'unknown'],
    ['市教局', '泰安市教育局', 'unknown'],
    ['市教育育局', '泰安市教育局', 'u0 slip 50'],
    ['市教育体局', '泰安市教育局', 'u0 slip 50'],
    ['市体教育局', '泰安市教育局', 'u0 slip 50'],
    ['市教育局体', '泰安市教育局', 'u0 slip 50'],
    ['市教育体体局', '泰安市教育局', 'unknown'],
    ['市生态坏境局', '泰安市生态环境局', 'u0 slip 50'],
    ['市生态境局', '泰安市生态环境局', 'u0 slip 50'],
    ['市生态环竟呆护局', '泰安市生态环境保护局', 'unknown'],
    ['市生态环竟保护局', '泰安市生态环境保护局', 'u0 slip 60'],
    ['市住房局', '泰安市教育局', 'unknown'],
  ])('%s for %s: %s', (text, full, expected) => expect(among(text, ['department', full])).toBe(expected));

  it('equals are proposed in the official order, and of one rank in that of their ids', () => {
    const twins = ['c', 'a', 'b'].map((id, at) => unit(id, 'department', ['泰安市教育局'], { position: at === 2 ? 1 : 2 }));
    const ids = (order: readonly UnitNode[]): string => told(resolveUnit('泰安市教育局', { ...context, units: order, successions: [] }));
    expect(ids(twins)).toBe('b ambiguous 50, a ambiguous 50, c ambiguous 50');
    expect(ids(twins.toReversed())).toBe(ids(twins));
  });

  it('a slip is proposed only where nothing surer is', () => {
    expect(among('市教育局', ['department', '教育局'], ['department', '教肓局'])).toBe('u0 elided-prefix 91');
    expect(among('市卫健委', ['department', '泰安市卫生健康委员会'], ['department', '泰安市卫建委'])).toBe('u0 contraction 82');
    expect(among('市教肓局', ['department', '泰安市教育局'], ['department', '泰安市教盲局'])).toBe('u0 slip 35, u1 slip 35');
  });
});

describe('a note in brackets', () => {
  it.each([
    ['市教育局（市委教育工委）', 'u0 elided-prefix 88'],
    ['市教局（市委教育工委）', 'unknown'],
    ['（市教育局）', 'unknown'],
    ['泰安市教育局（牵头）', 'u0 note 91'],
    ['教育局（牵头）', 'u0 elided-prefix 83'],
  ])('%s: %s', (text, expected) => expect(among(text, ['department', '泰安市教育局'])).toBe(expected));
});

describe('whose a name of that level is', () => {
  it.each([
    ['济南市教育局', '济南市教育局', '= u0'],
    ['青岛市教育局', '济南市教育局', 'unknown'],
    ['济南市教体局', '济南市教育局', 'u0 slip 50'],
    ['泰山区教育局', '泰山区教育局', '= u0'],
    ['岱岳区教育局', '泰山区教育局', 'unknown'],
    ['区教育局', '泰山区教育局', 'unknown'],
  ])('%s for %s: %s', (text, full, expected) => expect(among(text, ['department', full])).toBe(expected));
});

describe('the day of the plan', () => {
  it.each([
    ['市地方金融监管局', '2020-09-01', '= jinrong'],
    ['市地方金融监管局', '2024-02-29', '= jinrong'],
    ['市地方金融监管局', '2024-03-01', 'jinrongban successor 91, jinrong ended-body 74'],
    ['市地方金融监管局', null, '= jinrong'],
    ['中国人民银行泰安市中心支行', '2025-01-01', 'renhang-new successor 91, renhang ended-body 74'],
    ['中国人民银行泰安市分行', '2025-01-01', '= renhang-new'],
    ['泰安市农业局', '2018-01-01', '= renamed'],
    ['泰安市农业农村局', '2018-01-01', 'renamed later-name 84'],
  ])('%s in %s', (text, day, expected) => expect(told(resolveUnit(text, { ...context, day }))).toBe(expected));

  it('ends a body also where only its succession is dated', () => {
    const undated = units.map((one) => ({ ...one, validTo: null }));
    const told2025 = told(resolveUnit('市地方金融监管局', { ...context, units: undated, day: '2025-01-01' }));
    expect(told2025).toBe('jinrongban successor 91, jinrong ended-body 74');
  });

  it('leaves the name with a body that gave only a part away', () => {
    const split: Succession[] = [{ fromUnitId: 'fagai', toUnitId: 'nengyuan', relation: 'split', onDate: '2019-01-01' }];
    expect(told(resolveUnit('市发展改革委', { ...context, successions: split }))).toBe('= fagai');
  });
});

describe('whose plan it is', () => {
  it('a bare name in a plan of the province means the province’s body', () => {
    expect(told(resolveUnit('能源局', { ...context, issuerLevel: 'province' }))).toBe('sheng-nengyuan elided-prefix 91');
    expect(told(resolveUnit('能源局', context))).toBe('nengyuan elided-prefix 91');
  });

  it('a name without a level in a plan of the state is not the city’s, though that is called just so', () => {
    const own = [unit('fagai', 'department', ['发展改革委']), unit('guo-fagai', 'national-department', ['国家发展改革委'])];
    const told2 = (issuerLevel: 'own' | 'state' | 'province') =>
      told(resolveUnit('发展改革委', { ...context, units: own, successions: [], issuerLevel }));
    expect(told2('own')).toBe('= fagai');
    expect(told2('state')).toBe('guo-fagai elided-prefix 91');
    expect(told2('province')).toBe('unknown');
  });

  it('in a county the county’s own letter is elided', () => {
    const own = [unit('caiju', 'department', ['宁阳县财政局'])];
    const county = { ...context, jurisdiction: '宁阳县', units: own };
    expect(told(resolveUnit('县财政局', county))).toBe('caiju elided-prefix 96');
    expect(told(resolveUnit('市财政局', county))).toBe('unknown');
  });
});

/** Texts near the names: pieces of them with odd characters between. */
const nearName = fc
  .array(
    fc.oneof(
      fc.constantFrom(...units.flatMap((one) => one.names.map(({ name }) => name))),
      fc.constantFrom('市', '省', '泰安市', '等', '各', '和', '（', '）', '(', ' ', '　', '\u200b', '\ud800', '办公室', '委员会', '局'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

describe('whatever is printed', () => {
  it('never throws, and is never sure but of an equal name', () => {
    fc.assert(
      fc.property(nearName, fc.constantFrom(null, '2020-09-01', '2025-01-01'), (text, day) => {
        const resolution = resolveUnit(text, { ...context, day });
        if (resolution.kind === 'match') {
          const bare = (name: string): string => name.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]/gu, '');
          const matched = units.filter((one) => one.names.some((one) => bare(one.name) === bare(text)));
          expect(matched.map(({ id }) => id)).toContain(resolution.unitId);
        }
        if (resolution.kind === 'proposals') {
          const confidences = resolution.proposals.map(({ confidence }) => confidence);
          expect(resolution.proposals.length).toBeGreaterThan(0);
          expect(resolution.proposals.length).toBeLessThanOrEqual(5);
          expect(new Set(resolution.proposals.map(({ unitId }) => unitId)).size).toBe(confidences.length);
          expect(confidences.every((sure) => Number.isInteger(sure) && sure >= 1 && sure <= 99)).toBe(true);
          expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gets the same answer whatever order the units come in', () => {
    fc.assert(
      fc.property(nearName, fc.shuffledSubarray([...units], { minLength: units.length }), (text, shuffled) => {
        expect(told(resolveUnit(text, { ...context, units: shuffled }))).toBe(told(resolveUnit(text, context)));
      }),
      { numRuns: 200 },
    );
  });
});
