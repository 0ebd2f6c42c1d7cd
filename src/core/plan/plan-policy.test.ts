import { expect, it } from 'vitest';
import { planPolicy } from '#core/plan/plan-policy.ts';
import { unitPolicy } from '#core/unit/unit-policy.ts';

it('whoever decides what printed names mean may make units of them, and take them out again', () => {
  const deciders = Object.keys(planPolicy.decidePlanUnits.who);
  for (const power of ['addUnits', 'removeUnits', 'checkUnits'] as const)
    expect(deciders.filter((role) => !Object.keys(unitPolicy[power].who).includes(role))).toEqual([]);
});
