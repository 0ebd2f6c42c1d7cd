import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unitResolver } from '#core/unit/resolve-unit.ts';
import { plainName } from '#core/unit/name-form.ts';
import { isOutside, isOverlapping, isValidOn, subtreeOf } from '#core/unit/unit.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { placeSeed } from '#server/unit/seed/seed-unit.ts';
import { taianSeed } from '#server/unit/seed/taian.ts';

const ids = (): (() => string) => {
  let last = 0;
  return () => `unit-${String(++last).padStart(3, '0')}`;
};
const { units, successions } = placeSeed(taianSeed, ids());
const plan = parsePlan(readFileSync(new URL('../../../../test/corpus/000-taian-shenghui.txt', import.meta.url), 'utf8'));
const printed = [
  ...new Set(
    plan.assignments.flatMap(({ lead, responsible, support, local, othersOpen }) => [
      ...lead,
      ...responsible,
      ...support,
      ...local,
      ...(othersOpen ? ['等'] : []),
    ]),
  ),
];
const resolver = (day: string | null) => unitResolver({ units, successions, jurisdiction: taianSeed.jurisdiction, day });
const unitNamed = (name: string) => units.find((unit) => unit.names.some((one) => one.name === name));

describe('every unit that the plan prints', () => {
  it('is seen', () => expect(printed.length).toBe(30));

  it.each(['2020-12-31', null])('is one seed unit by name, or an open list (plan of %s)', (day) => {
    const resolve = resolver(day);
    const open = printed.filter((text) => resolve(text).kind === 'open-list');
    expect(open).toEqual(['有关县市区', '功能区', '等']);
    expect(printed.filter((text) => !open.includes(text) && resolve(text).kind !== 'match')).toEqual([]);
    const matched = printed.map(resolve).flatMap((found) => (found.kind === 'match' ? [found.unitId] : []));
    expect(new Set(matched).size).toBe(matched.length);
  });

  it.each(['市新旧动能转换综合试验区建设领导小组', '省会经济圈一体化发展联席会议办公室', '泰安市'])('%s, in its running text', (text) => {
    expect(plan.text).toContain(text);
    expect(resolver('2020-12-31')(text)).toMatchObject({ kind: 'match', unitId: unitNamed(text)?.id });
  });

  it('the office that it calls by half of its name is proposed, not taken', () => {
    const found = resolver('2020-12-31')('领导小组办公室');
    const office = unitNamed('泰安市新旧动能转换综合试验区建设领导小组办公室');
    expect(found).toMatchObject({ kind: 'proposals', proposals: [{ unitId: office?.id, why: 'elided-name' }] });
    expect(office?.housedAtId).toBe(unitNamed('市发展改革委')?.id);
  });
});

describe('the seed', () => {
  it('has no two units with one name at the same time', () => {
    const claimed = units.flatMap((unit) => unit.names.map((name) => ({ ...name, id: unit.id, plain: plainName(name.name) })));
    const shared = claimed.filter((one) =>
      claimed.some((other) => other.id !== one.id && other.plain === one.plain && isOverlapping(one, other)),
    );
    expect(shared.map(({ name }) => name)).toEqual([]);
  });

  it('names every unit in full, once, and claims to have checked nothing', () => {
    for (const unit of units) {
      expect(unit.names.filter(({ form }) => form === 'full')).toHaveLength(1);
      expect(unit.names.every(({ checked, source }) => !checked && source !== null)).toBe(true);
    }
    expect(successions.every(({ checked }) => !checked)).toBe(true);
  });

  it('says of a name that the plan prints it only where it does', () => {
    const asPrinted = units.flatMap(({ names }) => names.filter(({ source }) => source?.includes('印发文本')));
    expect(asPrinted.length).toBeGreaterThan(28);
    expect(asPrinted.filter(({ name }) => !plan.text.includes(name))).toEqual([]);
  });

  it('has the six counties, and codes of counties and cities alone, each once', () => {
    const counties = units.filter(({ kind }) => kind === 'county').map(({ code, names }) => `${code} ${names[0]?.name}`);
    expect(counties.sort()).toEqual(['370902 泰山区', '370911 岱岳区', '370921 宁阳县', '370923 东平县', '370982 新泰市', '370983 肥城市']);
    const codes = units.flatMap(({ code }) => code ?? []);
    expect(codes.every((code) => /^37\d{4}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
    expect(units.filter(({ kind, code }) => kind === 'functional-zone' && code !== null)).toEqual([]);
  });

  it('knows the seven cities of the circle', () => {
    const resolve = resolver(null);
    const cities = ['济南市', '淄博市', '泰安市', '聊城市', '德州市', '滨州市', '东营市'].map(resolve);
    expect(cities.map(({ kind }) => kind)).toEqual(Array.from({ length: 7 }, () => 'match'));
  });

  it('marks functional zones and provincial departments as examples', () => {
    const examples = units.filter(({ example }) => example).map(({ kind }) => kind);
    expect(new Set(examples)).toEqual(new Set(['functional-zone', 'provincial-department']));
    expect(units.filter(({ kind, example }) => kind === 'functional-zone' && !example)).toEqual([]);
  });

  it('leads from the bodies of 2020 to those after them', () => {
    const resolve = resolver('2025-01-01');
    for (const [before, after] of [
      ['人行泰安市中心支行', '中国人民银行泰安市分行'],
      ['泰安银保监分局', '国家金融监督管理总局泰安监管分局'],
    ] as const) {
      const found = resolve(before);
      expect(found).toMatchObject({
        kind: 'proposals',
        proposals: [{ unitId: unitNamed(after)?.id, why: 'successor' }, { why: 'ended-body' }],
      });
      expect(isValidOn(unitNamed(before) ?? { validFrom: null, validTo: null }, '2025-01-01')).toBe(false);
    }
  });

  it('can be inserted in its order, and hangs the city under its government', () => {
    const seen = new Set<string>();
    for (const { id, parentId, housedAtId } of units) {
      expect(parentId === null || seen.has(parentId)).toBe(true);
      expect(housedAtId === null || seen.has(housedAtId)).toBe(true);
      seen.add(id);
    }
    const below = subtreeOf(units, unitNamed('泰安市人民政府')?.id ?? '');
    expect(below.length).toBeGreaterThan(30);
    expect(below.some(({ kind }) => isOutside(kind))).toBe(false);
  });
});
