import { expect, it } from 'vitest';
import { deadlineOperations, planYear } from '#web/plan/review/deadline-operations.ts';

const tasks = [{ ranges: [{ start: 0, end: 4 }] }, { ranges: [{ start: 4, end: 9 }] }];

it.each([
  ['2020-9-30', { text: '2020-09-30', from: null, to: '2020-09-30' }],
  ['三季度末', { text: '三季度末', from: null, to: '2019-09-30' }],
  ['无', null],
  ['', null],
])('“%s” is the deadline of each of the tasks', (typed, deadline) => {
  expect(deadlineOperations(tasks, typed, 2019)).toEqual(tasks.map((task) => ({ type: 'set-deadline', task, deadline })));
});

it('does nothing with what it does not understand', () => {
  expect(deadlineOperations(tasks, '尽快', 2019)).toBeNull();
});

it.each([
  ['2018-11-16', '方案', 2018],
  [null, '某市2024年工作要点', 2024],
])('the plan issued on %s, “%s”, is of %i', (issuedOn, title, year) => {
  expect(planYear({ issuedOn, title })).toBe(year);
});
