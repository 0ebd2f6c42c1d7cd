import { expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { askedTasks } from '#web/plan/review/asked-tasks.ts';
import { place, samplePlan } from '#test/draft-sample.ts';

const draft = replay(samplePlan, []);
const titlesAt = (range: { start: number; end: number }) =>
  askedTasks(draft, range).map((key) => draft.tasks.findIndex((task) => task.key === key));
const end = draft.text.length;

it.each([
  ['a misprint is about the task in whose text it stands', place('Rl线'), [0]],
  ['等 is about the tasks that its assignment gives units to', place('等'), [0, 1]],
  ['what stands before the first task leads to it', { start: 0, end: 1 }, [0]],
  ['what stands behind all leads to the last', { start: end, end }, [draft.tasks.length - 1]],
])('%s', (_case, range, tasks) => expect(titlesAt(range)).toEqual(tasks));

it('is about nothing where there are no tasks', () => {
  expect(askedTasks({ tasks: [], assignments: [] }, { start: 0, end: 1 })).toEqual([]);
});
