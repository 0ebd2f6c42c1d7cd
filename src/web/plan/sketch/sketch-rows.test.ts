import { describe, expect, it } from 'vitest';
import type { PlanUnit, UnitProposal } from '#contract/plan/unit-text-endpoints.ts';
import { unitName, unitOf } from '#test/sample-unit.ts';
import {
  byKind,
  canBeUnit,
  change,
  choose,
  chooseAll,
  commonParent,
  decisionsOf,
  newUnitsOf,
  noEdits,
  parentOfValue,
  parentValue,
  problemsOf,
  sketchRows,
  sumOf,
  type SketchEdits,
} from '#web/plan/sketch/sketch-rows.ts';

const printed = (text: string, more: Partial<PlanUnit> = {}): PlanUnit => ({
  text,
  openList: false,
  state: 'open',
  unitIds: [],
  confidence: null,
  basis: null,
  proposals: [],
  reason: null,
  decidedBy: null,
  decidedAt: null,
  revision: 1,
  tasks: 2,
  ...more,
});
const proposal = (unitId: string, confidence: number, why: UnitProposal['why'] = 'abbreviation'): UnitProposal => ({
  unitId,
  confidence,
  why,
  name: unitId,
});
const texts = [
  printed('市财政局', { tasks: 9 }),
  printed('市财政部门', { proposals: [proposal('a', 60)] }),
  printed('市教体局', { proposals: [proposal('b', 90), proposal('c', 82)] }),
  printed('市卫健委', { proposals: [proposal('d', 90), proposal('e', 90)] }),
  printed('有关县市区', { openList: true }),
  printed('等', { openList: true, state: 'as-printed' }),
  printed('任城区'),
  printed('市水务局', { state: 'matched', unitIds: ['x'] }),
];
const units = [unitOf('b', { names: [unitName('济宁市教育和体育局')] })];
const around = { units, jurisdiction: '济宁市', today: '2026-11-22' };
const rows = (edits: SketchEdits = noEdits, given = texts) => sketchRows(given, edits, around);
const told = (edits?: SketchEdits) =>
  rows(edits).map(({ key, group, choice }) => `${group} ${key} ${typeof choice === 'object' ? `= ${choice.unitId}` : choice}`);

describe('what is proposed', () => {
  it('makes what the tree lacks, matches what is beyond much doubt, and leaves the rest', () => {
    expect(told()).toEqual([
      'new government new',
      'new 市财政局 new',
      'new 任城区 new',
      'match 市教体局 = b',
      'look 市财政部门 open',
      'look 市卫健委 open',
      'list 有关县市区 open',
    ]);
    expect(sumOf(rows())).toEqual({ made: 3, matched: 1, kept: 0, open: 3 });
  });

  it('is sent as new units below one another, and as decisions', () => {
    expect(newUnitsOf(rows())).toEqual([
      { names: { full: '济宁市人民政府', short: '市政府', aliases: [] }, kind: 'body', parentId: null, parentAt: null },
      { names: { full: '济宁市财政局', short: '市财政局', aliases: [] }, kind: 'department', parentId: null, parentAt: 0 },
      { names: { full: '任城区', short: null, aliases: [] }, kind: 'county', parentId: null, parentAt: 0 },
    ]);
    expect(decisionsOf(rows())).toEqual([{ text: '市教体局', state: 'matched', unitIds: ['b'], revision: 1 }]);
    expect(problemsOf(rows(), around).size).toBe(0);
  });

  it('stands by kind, the government before it', () => {
    expect(byKind(rows()).map(({ kind, rows: own }) => [kind, own.map(({ key }) => key)])).toEqual([
      ['department', ['市财政局']],
      ['county', ['任城区']],
    ]);
  });

  it('takes a short name that is one character off for another body, and asks to look', () => {
    const slips = [
      printed('市体育局', { proposals: [proposal('b', 50, 'slip')] }),
      printed('市自然资源和规化局', { proposals: [proposal('c', 60, 'slip')] }),
    ];
    expect(rows(noEdits, slips).map(({ group, choice, sketch }) => [group, choice, sketch?.full])).toEqual([
      ['look', 'new', '济宁市体育局'],
      ['look', 'open', undefined],
    ]);
  });

  it('does not take a name for a unit’s that is none', () => {
    const [short] = rows(noEdits, [printed('局')]);
    expect(short).toMatchObject({ group: 'look', choice: 'open' });
    expect(short === undefined || canBeUnit(short)).toBe(false);
  });
});

describe('what a person says', () => {
  it('goes before', () => {
    const edits = choose(choose(choose(noEdits, '市财政部门', 'new'), '任城区', 'as-printed'), 'government', 'open');
    expect(newUnitsOf(rows(edits)).map(({ names, parentAt }) => [names.full, parentAt])).toEqual([
      ['济宁市财政局', null],
      ['济宁市财政部门', null],
    ]);
    expect(decisionsOf(rows(edits)).map(({ text, state }) => [text, state])).toEqual([
      ['任城区', 'as-printed'],
      ['市教体局', 'matched'],
    ]);
  });

  it('changes fields of one or of many, and keeps the row where it stands', () => {
    const edits = change(change(noEdits, ['市财政局'], { full: ' 济宁市财政和国资局 ', kind: 'body' }), ['市财政局', '任城区'], {
      parent: { unitId: 'b' },
    });
    expect(newUnitsOf(rows(edits)).slice(1)).toEqual([
      { names: { full: '济宁市财政和国资局', short: '市财政局', aliases: [] }, kind: 'body', parentId: 'b', parentAt: null },
      { names: { full: '任城区', short: null, aliases: [] }, kind: 'county', parentId: 'b', parentAt: null },
    ]);
    expect(byKind(rows(edits)).map(({ kind }) => kind)).toEqual(['department', 'county']);
    expect(commonParent(rows(edits).slice(1, 3))).toEqual({ unitId: 'b' });
    expect(commonParent(rows(edits))).toBeUndefined();
  });

  it('never loses the name that is printed', () => {
    const edits = change(noEdits, ['市财政局', '任城区'], { full: '济宁市改过的名称', short: null });
    expect(
      newUnitsOf(rows(edits))
        .slice(1)
        .map(({ names }) => names.aliases),
    ).toEqual([['市财政局'], ['任城区']]);
  });

  it('is said of all rows of a group that can have it', () => {
    const all = rows();
    const edits = chooseAll(chooseAll(noEdits, all, 'as-printed'), all, 'new');
    expect(sumOf(rows(edits))).toEqual({ made: 6, matched: 0, kept: 1, open: 0 });
  });

  it('is told where it cannot be', () => {
    const edits = change(noEdits, ['市财政局'], { full: '济宁市教育和体育局', parent: { key: '市财政局' } });
    const problems = problemsOf(rows(edits), around);
    expect(problems.get('市财政局')).toMatchObject({ code: 'unit-name-taken', data: { unit: '济宁市教育和体育局' } });
  });
});

it.each([[null], [{ unitId: 'a b' }], [{ key: '市 财政局' }]])('%j as the value of a field and back', (parent) =>
  expect(parentOfValue(parentValue(parent))).toEqual(parent),
);
