/** What every request passes. */
import { getSystem } from '#contract/access/endpoints.ts';
import type { DomainPowers } from '#test/powers/walk/domain.ts';
import { nothing } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

export const powers: DomainPowers = {
  trials: [trial(getSystem)(nothing, () => ({}))],
};
