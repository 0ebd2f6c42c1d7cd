import { expect, it } from 'vitest';
import { shareChange, sharesSource, themeTick } from '#web/ledger/batch-choice.ts';
import { taskRow } from '#test/sample-task.ts';

const theme = { id: 't', name: '济泰同城化' };
const having = taskRow('1', { themes: [theme] });
const without = taskRow('2');
it.each([
  ['all', [having], [], { checked: true, indeterminate: false }],
  ['some', [having, without], [], { checked: false, indeterminate: true }],
  ['none', [without], [], { checked: false, indeterminate: false }],
  ['some, ticked since', [having, without], [['t', true]], { checked: true, indeterminate: false }],
  ['all, taken away since', [having], [['t', false]], { checked: false, indeterminate: false }],
] as const)('a theme of %s', (_case, tasks, touched, tick) => expect(themeTick(tasks, 't', new Map(touched))).toEqual(tick));

const whole = (id: string) => ({ id, parts: ['content', 'source'] });
const bare = (id: string) => ({ id, parts: ['content'] });
it.each([
  ['who was added and who was taken away', [whole('a'), whole('b')], ['b', 'c'], null, ['c'], ['a']],
  ['nothing', [whole('a'), bare('b')], ['a', 'b'], null, [], []],
  ['whose parts are others by the tick', [whole('a'), bare('b')], ['a', 'b', 'c'], true, ['b', 'c'], []],
  ['whose parts are fewer', [whole('a'), bare('b')], ['a', 'b'], false, ['a'], []],
] as const)('a choice of units tells %s', (_case, shared, chosen, source, added, removed) =>
  expect(shareChange(shared, chosen, source)).toEqual({ added, removed }),
);
it('the source is ticked while all see it, and where nobody sees anything yet', () => {
  expect([[], [whole('a')], [whole('a'), bare('b')]].map(sharesSource)).toEqual([true, true, false]);
});
