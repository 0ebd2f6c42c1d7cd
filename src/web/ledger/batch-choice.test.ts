import { expect, it } from 'vitest';
import { shareChange, themeTick } from '#web/ledger/batch-choice.ts';
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

it('tells what was added to a share and what was taken back', () => {
  expect(shareChange(['a', 'b'], ['b', 'c'])).toEqual({ added: ['c'], removed: ['a'] });
  expect(shareChange(['a'], ['a'])).toEqual({ added: [], removed: [] });
});
