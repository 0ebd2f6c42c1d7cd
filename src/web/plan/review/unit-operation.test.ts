import { expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { unitOperation } from '#web/plan/review/unit-operation.ts';
import { samplePlan } from '#test/draft-sample.ts';

const tasks = replay(samplePlan, []).tasks.slice(0, 3);
const anchors = tasks.map(({ ranges }) => ({ ranges }));

it('adds a unit in its role', () => {
  expect(unitOperation('add', tasks, '新局', 'support')).toEqual({
    type: 'add-unit',
    tasks: anchors,
    unit: '新局',
    role: 'support',
    ownPart: null,
  });
});

it('drops a unit where it is', () => {
  expect(unitOperation('drop', tasks, '市丙局', 'support')).toEqual({ type: 'drop-unit', tasks: anchors.slice(2), unit: '市丙局' });
});
