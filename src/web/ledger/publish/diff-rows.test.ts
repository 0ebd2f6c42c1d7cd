import { expect, it } from 'vitest';
import { changeable, diffCounts, foldSame, relationTone, shownTasks } from '#web/ledger/publish/diff-rows.ts';

const of = (...relations: readonly ('added' | 'dropped' | 'same' | 'changed' | 'split')[]) => relations.map((relation) => ({ relation }));
const mixed = of('same', 'same', 'changed', 'same', 'added', 'dropped', 'split');

it('counts what is new, gone, the same, and the rest', () => {
  expect(diffCounts(mixed)).toEqual({ added: 1, dropped: 1, same: 3, changed: 2 });
  expect(diffCounts([])).toEqual({ added: 0, dropped: 0, same: 0, changed: 0 });
});

it.each([
  [mixed, [2, 'changed', 1, 'added', 'dropped', 'split']],
  [of('same', 'same'), [2]],
  [of('added', 'same'), ['added', 1]],
  [[], []],
])('%# folds runs of what stayed', (clauses, runs) => {
  expect(foldSame(clauses).map((run) => (typeof run === 'number' ? run : run.relation))).toEqual(runs);
});

it('leaves out the tasks that stayed only when asked', () => {
  const rows = mixed.map((row, at) => ({ ...row, rests: at === 1 }));
  expect(shownTasks(rows, true)).toMatchObject({ same: 2, resting: 1, shown: of('changed', 'added', 'dropped', 'split') });
  expect(shownTasks(rows, false)).toEqual({ same: 0, resting: 0, shown: rows });
});

it.each([
  ['added', 'l'],
  ['dropped', 'r'],
  ['same', ''],
  ['changed', 'w'],
  ['merged', 'w'],
] as const)('%s looks %s', (relation, tone) => expect(relationTone(relation)).toBe(tone));

it('changes what a task goes on from where that is said, or in its first row', () => {
  const row = (key: string | null, continues: boolean, taskId: string) => ({ key, continues, taskId });
  const rows = [row('a', false, '1'), row('a', true, '2'), row('b', false, '1'), row('b', false, '2'), row(null, false, '3')];
  expect([...changeable(rows)].map(({ key, taskId }) => [key, taskId])).toEqual([
    ['a', '2'],
    ['b', '1'],
  ]);
});
