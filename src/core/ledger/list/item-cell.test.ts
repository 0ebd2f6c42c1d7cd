import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReturned, mostReturnedProblems } from '#core/ledger/list/check-returned.ts';
import { decideCells, undoCells, unitsOf, type AskedCell, type StandingCell } from '#core/ledger/list/change-cells.ts';
import { fitMilestones } from '#core/ledger/list/fit-milestones.ts';
import {
  cellFields,
  cellValue,
  isSameValue,
  longestCell,
  readCell,
  writeCell,
  type CellContext,
  type CellField,
  type ItemCells,
} from '#core/ledger/list/item-cell.ts';

const units = ['市交通运输局', '市财政局', '济南市'] as const;
const context: CellContext = {
  year: 2026,
  unitsCalled: (name) => (name === '两义' ? ['a', 'b'] : units.some((one) => one === name) ? [name] : []),
  nameOf: (id) => id,
};

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const words = fc.stringMatching(/^[一-龥A-Za-z][一-龥A-Za-z0-9（）、%]{0,20}$/u);
const item: fc.Arbitrary<ItemCells> = fc.record({
  goal: fc.option(words),
  milestones: fc
    .array(fc.record({ due: day, text: words }), { maxLength: 5 })
    .map((some) => some.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))),
  tier: fc.constantFrom(1, 2, 3, 4),
  public: fc.boolean(),
  supervise: fc.subarray([...units]),
  partner: fc.subarray([...units]),
  start: fc.option(day),
  plannedStart: fc.option(day.map((one) => one.slice(0, 7))),
  curve: fc.constantFrom('milestones', 'investment', 'starts'),
  preset: fc.constantFrom('points', 'ratio', 'investment'),
  outcome: fc.boolean(),
  cityLeader: fc.option(words),
});
const field = fc.constantFrom(...cellFields);

it.each(['goal', 'cityLeader'] as const)('%s has no control characters and no marks that turn the direction; a tab is a space', (field) => {
  const context = { year: 2026, unitsCalled: () => [], nameOf: () => '' };
  expect(readCell(field, '张\t三\u200b', context)).toMatchObject({ ok: true, value: { [field]: '张 三' } });
  for (const typed of ['张\u0007三', '张\u202e三'])
    expect(readCell(field, typed, context)).toEqual({ ok: false, problems: [{ code: 'unprintable', printed: '张三' }] });
});

describe('a cell', () => {
  it('is read as what it was written from', () => {
    fc.assert(
      fc.property(item, field, (one, of) => {
        const value = cellValue(of, one);
        const read = readCell(of, writeCell(value, context), context);
        expect(read.ok && isSameValue(read.value, value)).toBe(true);
      }),
    );
  });

  it('longer than any is one problem, and a sheet of bad cells tells the first ones', () => {
    for (const of of cellFields)
      expect(readCell(of, 'x\n'.repeat(longestCell), context)).toMatchObject({ ok: false, problems: [{ code: 'too-long' }] });
    const cells = Array.from({ length: 3000 }, (_, line) => ({ line, item: 'i', field: 'q1' as const, to: 'x\n'.repeat(2000) }));
    const problems = checkReturned(cells, context);
    expect([problems.length, problems[0]]).toEqual([
      mostReturnedProblems,
      { line: 0, item: 'i', field: 'q1', code: 'no-day', inCell: 1, printed: 'x' },
    ]);
  });

  it('is emptied by nothing and by a dash', () => {
    for (const of of cellFields) expect([readCell(of, '', context).ok, readCell(of, ' — ', context).ok]).toEqual([true, true]);
    // What has no empty value has its usual one.
    expect((['tier', 'public', 'curve', 'preset', 'outcome'] as const).map((of) => readCell(of, '', context))).toEqual(
      [{ tier: 3 }, { public: false }, { curve: 'milestones' }, { preset: 'points' }, { outcome: false }].map((value) => ({
        ok: true,
        value,
      })),
    );
  });

  it.each<[CellField, string, object]>([
    ['tier', '一级', { tier: 1 }],
    ['tier', '２', { tier: 2 }],
    ['tier', 'Ⅳ', { tier: 4 }],
    ['public', '公开', { public: true }],
    ['public', '否', { public: false }],
    ['supervise', '市财政局、济南市，市财政局', { supervise: ['市财政局', '济南市'] }],
    ['start', '2025年11月1日', { start: '2025-11-01' }],
    ['start', '3-1', { start: '2026-03-01' }],
    ['plannedStart', '4月', { plannedStart: '2026-04' }],
    ['plannedStart', '2027-01', { plannedStart: '2027-01' }],
    ['plannedStart', '2026-03-01', { plannedStart: '2026-03' }],
    ['plannedStart', '2026/3/1', { plannedStart: '2026-03' }],
    ['plannedStart', '2026-3', { plannedStart: '2026-03' }],
    ['outcome', '√', { outcome: true }],
    ['curve', '按投资', { curve: 'investment' }],
  ])('%s reads %j', (of, typed, value) => {
    expect(readCell(of, typed, context)).toEqual({ ok: true, value });
  });

  it.each<[CellField, string, string]>([
    ['goal', '长'.repeat(1001), 'too-long'],
    ['tier', '五级', 'unreadable'],
    ['public', '也许', 'unreadable'],
    ['supervise', '市无此局', 'unit-unknown'],
    ['partner', '两义', 'unit-ambiguous'],
    ['partner', Array.from({ length: 21 }, (_, at) => `局${at}`).join('、'), 'too-many'],
    ['start', '2-30', 'no-such-day'],
    ['start', '明年', 'unreadable'],
    ['start', '2024-12-31', 'other-year'],
    ['start', '2027-1-1', 'other-year'],
    ['plannedStart', '13月', 'unreadable'],
    ['plannedStart', '2026-03-02', 'unreadable'],
    ['q1', `1-1 ${'长'.repeat(201)}`, 'too-long'],
    ['q1', Array.from({ length: 31 }, (_, at) => `1-${at + 1} 步骤${at}`).join('\n'), 'too-many'],
    ['q1', '6-30 批复', 'other-quarter'],
  ])('%s says of %j what is wrong', (of, typed, code) => {
    expect(readCell(of, typed, context)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

/** People who type into one grid, each having read it at some revision before. */
const batches = fc.array(
  fc.record({
    behind: fc.nat(3),
    cells: fc.uniqueArray(
      fc.record({
        item: fc.constantFrom('a', 'b'),
        field: fc.constantFrom<CellField>('goal', 'cityLeader'),
        value: fc.constantFrom('甲', '乙', '丙'),
      }),
      {
        selector: ({ item: of, field: at }) => `${of} ${at}`,
        minLength: 1,
      },
    ),
  }),
  { maxLength: 12 },
);

describe('a grid', () => {
  it('loses nothing that somebody typed without whoever overwrites it having seen it', () => {
    fc.assert(
      fc.property(batches, (all) => {
        const grid = new Map<string, StandingCell>();
        let revision = 1;
        for (const { behind, cells } of all) {
          const seen = Math.max(1, revision - behind);
          const decided = decideCells(cells, seen, standing(grid), read);
          for (const { item: of, field: at } of decided.conflicts) expect(grid.get(`${of} ${at}`)?.revision).toBeGreaterThan(seen);
          if (decided.conflicts.length > 0) continue;
          if (decided.changes.length > 0) revision += 1;
          for (const { item: of, field: at, after } of decided.changes) {
            expect(grid.get(`${of} ${at}`)?.revision ?? 0).toBeLessThanOrEqual(seen);
            grid.set(`${of} ${at}`, { value: after, revision });
          }
          // Who would take it back at once has the grid as it was.
          expect(undoCells(decided.changes, standing(grid), same).changes).toHaveLength(decided.changes.length);
        }
      }),
    );
  });

  it('is changed by no cell that is named twice, or of an item that is gone', () => {
    const twice = { item: 'a', field: 'goal' as const };
    const decided = decideCells(
      [
        { ...twice, value: '甲' },
        { ...twice, value: '乙' },
        { item: 'c', field: 'goal', value: '丙' },
      ],
      1,
      standing(new Map()),
      read,
    );
    expect(decided.problems.map(({ code }) => code)).toEqual(['asked-twice', 'item-gone']);
    const gone = { item: 'c', field: 'goal', before: { goal: null }, after: { goal: '丙' } } as const;
    expect(undoCells([gone], standing(new Map()), same).problems).toEqual([{ item: 'c', field: 'goal', code: 'item-gone' }]);
  });

  it('is not changed by units in another order', () => {
    const cells: readonly AskedCell[] = [{ item: 'a', field: 'supervise', value: '市财政局、市交通运输局' }];
    const stands = () => ({ value: { supervise: ['市交通运输局', '市财政局'] }, revision: 9 });
    expect(decideCells(cells, 1, stands, read)).toEqual({ changes: [], problems: [], conflicts: [] });
  });

  it('gets back what can be, and units as they are by now', () => {
    const stands = new Map<string, StandingCell>([
      ['a goal', { value: { goal: '他人' }, revision: 3 }],
      ['a partner', { value: { partner: ['合并后'] }, revision: 2 }],
    ]);
    const batch = [
      { item: 'a', field: 'goal', before: { goal: null }, after: { goal: '丙' } },
      { item: 'a', field: 'partner', before: { partner: ['没了', '还在'] }, after: { partner: ['合并前', '合并后'] } },
    ] as const;
    const unitNow = (id: string) => (id === '没了' ? null : id === '合并前' ? '合并后' : id);
    expect(undoCells(batch, standing(stands), unitNow)).toEqual({
      changes: [{ item: 'a', field: 'partner', before: { partner: ['合并后'] }, after: { partner: ['还在'] } }],
      problems: [{ item: 'a', field: 'partner', code: 'unit-unknown' }],
      conflicts: [{ item: 'a', field: 'goal', theirs: { goal: '他人' }, yours: { goal: null } }],
    });
    // What the cell does not show was changed since: taking the text back would take that along.
    const own = { item: 'a', field: 'cityLeader', before: { cityLeader: null }, after: { cityLeader: '张三' } } as const;
    const typed = new Map<string, StandingCell>([['a cityLeader', { value: own.after, revision: 2 }]]);
    expect(undoCells([own], standing(typed), same)).toMatchObject({ changes: [{ after: own.before }], conflicts: [] });
    expect(undoCells([own], standing(typed), same, () => true)).toEqual({
      changes: [],
      problems: [],
      conflicts: [{ item: 'a', field: 'cityLeader', theirs: own.after, yours: own.before }],
    });
    expect(unitsOf(batch)).toEqual(['没了', '还在', '合并前', '合并后']);
  });
});

const same = (id: string) => id;
const read = ({ field: of, value }: AskedCell) => readCell(of, value, context);
const standing = (grid: ReadonlyMap<string, StandingCell>) => (of: string, at: CellField) =>
  of === 'c' ? undefined : (grid.get(`${of} ${at}`) ?? { value: at === 'goal' ? { goal: null } : { cityLeader: null }, revision: 0 });

describe('typed milestones', () => {
  it('that go to another day stay the same one, and so do those that are said anew; the text counts first', () => {
    const stood = [
      { id: 'a', due: '2026-03-31', text: '开工' },
      { id: 'b', due: '2026-06-30', text: '封顶' },
    ];
    expect(fitMilestones(stood, [{ due: '2026-06-30', text: '开工' }])).toEqual({
      changed: [{ id: 'a', due: '2026-06-30', text: '开工' }],
      added: [],
      removed: ['b'],
    });
    expect(fitMilestones(stood, [{ due: '2026-03-31', text: '动工' }])).toMatchObject({ changed: [{ id: 'a' }], removed: ['b'] });
  });

  it('come to what was typed, and each that is alike stays the same one', () => {
    const line = fc.record({ due: day, text: words });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.array(line, { maxLength: 6 }), fc.nat(5), (before, other, shared) => {
        const stood = before.map((one, at) => ({ ...one, id: String(at) }));
        const typed = [...other, ...before.slice(0, shared)];
        const { changed, added, removed } = fitMilestones(stood, typed);
        const becomes = new Map(stood.map((one) => [one.id, { due: one.due, text: one.text }]));
        for (const id of removed) becomes.delete(id);
        for (const { id, due, text } of changed) becomes.set(id, { due, text });
        const key = ({ due, text }: { due: string; text: string }): string => `${due} ${text}`;
        expect([...becomes.values(), ...added].map(key).toSorted()).toEqual(typed.map(key).toSorted());
        // Nothing is new while something is gone that the same day or text would have kept.
        expect(added.some((one) => stood.some(({ id, due, text }) => removed.includes(id) && (due === one.due || text === one.text)))).toBe(
          false,
        );
      }),
    );
  });
});
