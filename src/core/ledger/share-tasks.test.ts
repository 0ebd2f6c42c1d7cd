import { expect, it } from 'vitest';
import { checkShares, sharedParts } from './share-tasks.ts';

const tasks = new Set(['t', 'u']);
const units = new Map([
  ['济南', { kind: 'other-city', name: '济南市' }],
  ['交通', { kind: 'department', name: '市交通运输局' }],
] as const);

it.each([
  ['with another city', ['t'], ['济南'], [], undefined],
  ['no longer, with a unit that is inside by now', ['t', 'u'], [], ['交通'], undefined],
  ['nothing at all', ['t'], [], [], undefined],
  ['a task that is not there', ['t', 'x'], ['济南'], [], 'task-not-found'],
  ['with a unit that is not there', ['t'], ['x'], [], 'unit-not-found'],
  ['no longer, with a unit that is not there', ['t'], [], ['x'], 'unit-not-found'],
  ['with a unit of the jurisdiction', ['t'], ['济南', '交通'], [], 'unit-not-outside'],
])('%s', (_case, taskIds, add, remove, code) => {
  expect(checkShares({ taskIds, add, remove }, tasks, units)?.code).toBe(code);
});

it('content goes with whatever is shared', () => {
  expect(sharedParts([])).toEqual(['content']);
  expect(sharedParts(['source', 'source'])).toEqual(['content', 'source']);
});
