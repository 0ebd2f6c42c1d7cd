import { describe, expect, it } from 'vitest';
import { endTask, endTasks, mergeTasks, restoreTasks, undoAdjustment, type AdjustableTask } from './adjust-tasks.ts';
import { adjustedGroups, giveWay, keepsGroup, type LineageTask } from './adjusted-groups.ts';
import { placesBehind } from './place-tasks.ts';
import { successionsOf } from './successions.ts';

const task = (id: string, more: Partial<AdjustableTask> = {}): AdjustableTask => ({
  id,
  code: `1-${id}`,
  revision: 3,
  state: 'open',
  planId: 'p',
  endedBy: null,
  ...more,
});

describe('tasks that an act ends', () => {
  it.each([
    [[{ id: 'a', revision: 3 }], 'a'],
    [[{ id: 'b', revision: 3 }], 'task-withdrawn 1-b'],
    [[{ id: 'a', revision: 2 }], 'task-changed 1-a'],
    [
      [
        { id: 'a', revision: 3 },
        { id: 'a', revision: 3 },
      ],
      'task-asked-twice 1-a',
    ],
    [[{ id: 'z', revision: 3 }], 'task-not-found undefined'],
  ])('%j: %s', (asked, expected) => {
    const answer = endTasks([task('a'), task('b', { state: 'withdrawn' })], asked);
    expect(answer.ok ? answer.value.map(({ id }) => id).join() : `${answer.code} ${answer.data?.['code']}`).toBe(expected);
  });

  it.each([
    [task('a'), 3, { ok: true, value: task('a') }],
    [undefined, 3, { ok: false, code: 'task-not-found' }],
    [task('a'), 2, { ok: false, code: 'task-changed', data: { code: '1-a' } }],
    [task('a', { state: 'withdrawn' }), 3, { ok: false, code: 'task-withdrawn', data: { code: '1-a' } }],
  ])('one that is split: %j, seen at revision %d', (found, revision, answer) => {
    expect(endTask(found, revision)).toMatchObject(answer);
  });

  it('become one only within a plan, and while all of them stand', () => {
    const gone = task('b', { state: 'withdrawn' });
    expect(mergeTasks([task('a'), gone], [task('a'), gone])).toMatchObject({ code: 'task-withdrawn', data: { code: '1-b' } });
    const tasks = [task('a'), task('b', { planId: 'q' })];
    expect(mergeTasks(tasks, tasks)).toEqual({ ok: false, code: 'merge-of-plans', data: { code: '1-b', other: '1-a' } });
    expect(mergeTasks([task('a'), task('b')], tasks).ok).toBe(true);
  });
});

it.each([
  [null, 'task-not-restorable'],
  ['split', 'task-not-restorable'],
  ['withdraw', 'b'],
])('what ended by %s is restored: %s', (kind, expected) => {
  const gone = task('b', { state: 'withdrawn', endedBy: kind });
  const answer = restoreTasks([gone], [gone], (id) => (id === 'split' ? 'split' : 'withdraw'));
  expect(answer).toMatchObject(answer.ok ? { value: [{ id: expected }] } : { code: expected, data: { code: '1-b' } });
  expect(restoreTasks([task('a')], [task('a')], () => undefined)).toMatchObject({ code: 'task-stands', data: { code: '1-a' } });
  expect(restoreTasks([], [gone], () => undefined)).toMatchObject({ code: 'task-not-found' });
});

describe('an act that is taken back', () => {
  const found = [task('a', { state: 'withdrawn', endedBy: 's' }), task('b'), task('c')];
  const made = [
    { taskId: 'a', effect: 'ended', wasEndedBy: null, revision: 3 },
    { taskId: 'b', effect: 'begun', wasEndedBy: null, revision: 3 },
    { taskId: 'c', effect: 'reopened', wasEndedBy: 'w', revision: 3 },
  ] as const;

  it('ends what it made, and what it brought back as it was', () => {
    expect(undoAdjustment('u', found, made, new Set())).toEqual({
      ok: true,
      value: [
        { taskId: 'a', effect: 'reopened', endedBy: null },
        { taskId: 'b', effect: 'ended', endedBy: 'u' },
        { taskId: 'c', effect: 'ended', endedBy: 'w' },
      ],
    });
  });

  it('stays when one of its tasks was changed since', () => {
    expect(undoAdjustment('u', found, made, new Set(['b']))).toMatchObject({ code: 'adjustment-overtaken', data: { code: '1-b' } });
    expect(undoAdjustment('u', [found[0] ?? task('a'), task('b', { revision: 4 }), task('c')], made, new Set())).toMatchObject({
      code: 'adjustment-overtaken',
    });
  });
});

it('says which task went into which', () => {
  const effects = [
    { taskId: 'a', effect: 'ended', endedBy: 's' },
    { taskId: 'b', effect: 'begun', endedBy: null },
    { taskId: 'c', effect: 'begun', endedBy: null },
  ] as const;
  const act = { id: 's', kind: 'split', isUndo: false } as const;
  expect(successionsOf(act, effects)).toEqual([
    { from: 'a', to: 'b', relation: 'split' },
    { from: 'a', to: 'c', relation: 'split' },
  ]);
  expect(successionsOf({ ...act, kind: 'withdraw' }, effects)).toEqual([]);
  expect(successionsOf({ ...act, kind: 'merge' }, effects).map(({ relation }) => relation)).toEqual(['merged', 'merged']);
  const back = [
    { taskId: 'a', effect: 'reopened', endedBy: null },
    { taskId: 'b', effect: 'ended', endedBy: 'u' },
    { taskId: 'c', effect: 'ended', endedBy: 'earlier' },
  ] as const;
  expect(successionsOf({ id: 'u', kind: 'split', isUndo: true }, back)).toEqual([{ from: 'b', to: 'a', relation: 'undone' }]);
});

describe('what people made of printed tasks', () => {
  const of = (id: string, more: Partial<LineageTask> = {}): LineageTask => ({
    id,
    code: id,
    state: 'open',
    madeBy: null,
    endedBy: null,
    ...more,
  });
  const gone = (id: string, endedBy: string | null, madeBy: string | null = null) => of(id, { state: 'withdrawn', endedBy, madeBy });
  // a and an added x were merged into m, m was split into n and o; b was withdrawn; c stands; d a version dropped.
  const tasks = [
    gone('a', 'merge'),
    gone('b', 'withdraw'),
    of('c'),
    gone('d', null),
    gone('x', 'merge', 'add'),
    gone('m', 'split', 'merge'),
    of('n', { madeBy: 'split' }),
    of('o', { madeBy: 'split' }),
    of('y', { madeBy: 'add' }),
  ];
  const [merged, withdrawn, ...others] = adjustedGroups(tasks);

  it('belongs together with what it was made of', () => {
    expect(merged).toEqual({
      printed: ['a'],
      added: ['x'],
      standing: [
        { id: 'n', from: ['a', 'x'] },
        { id: 'o', from: ['a', 'x'] },
      ].map((each) => ({ ...each, from: expect.arrayContaining(each.from) })),
      ended: [{ id: 'm', from: expect.arrayContaining(['a', 'x']) }],
      lastAct: 'split',
    });
    expect(withdrawn).toEqual({ printed: ['b'], added: [], standing: [], ended: [], lastAct: 'withdraw' });
    expect(others).toEqual([]);
  });

  it('stays while the plan prints the same, or a person says so', () => {
    if (merged === undefined) expect.fail();
    expect(
      keepsGroup(
        merged,
        (id) => id === 'a',
        () => undefined,
      ),
    ).toBe(true);
    expect(
      keepsGroup(
        merged,
        () => false,
        () => undefined,
      ),
    ).toBeNull();
    expect(
      keepsGroup(
        merged,
        () => false,
        (id) => (id === 'a' ? 'adjustment' : undefined),
      ),
    ).toBe(true);
    expect(
      keepsGroup(
        merged,
        () => false,
        (id) => (id === 'a' ? 'plan' : undefined),
      ),
    ).toBe(false);
  });

  it('gives way to what the plan prints and what was added, or ends with it', () => {
    if (merged === undefined) expect.fail();
    expect(giveWay(merged, () => true)).toMatchObject({ reopened: ['a', 'x'], gone: [], ended: ['n', 'o'] });
    const dropped = giveWay(merged, () => false);
    expect(dropped).toMatchObject({ reopened: ['x'], gone: ['a'] });
    expect(dropped.successions).toEqual([
      { from: 'n', to: 'x' },
      { from: 'o', to: 'x' },
    ]);
  });
});

it.each([
  [1000, 2000, 1, [1500]],
  [1000, 2000, 3, [1250, 1500, 1750]],
  [1000, null, 1, [1500]],
  [1000, 900_000, 2, [2000, 3000]],
  [1000, 1002, 1, [1001]],
  [1000, 1001, 1, []],
  [1000, 1002, 2, [1001]],
])('behind %i and in front of %s there is room for %i: %j', (position, next, count, places) => {
  expect(placesBehind(position, next, count)).toEqual(places);
});
