/** What can be done with a version, by its state and by what the post may do; which plans are shown; how its coverage is said. */
import type { PlanSummary, VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { holdsText } from '#core/platform/search-text.ts';
import type { PowerId } from '#core/domains.ts';

export type VersionAct = 'diff' | 'original' | 'label' | 'version' | 'restore' | 'discard';

/** The rarer acts, in the order of the menu. A plan has one draft at most, and a new version follows the newest. */
export function versionActs(
  { versions }: Pick<PlanSummary, 'versions'>,
  { number, state }: Pick<VersionSummary, 'number' | 'state'>,
  newest: boolean,
  may: (id: PowerId) => boolean,
): readonly VersionAct[] {
  const hasDraft = versions.some((one) => one.state === 'draft');
  const acts: readonly (readonly [VersionAct, boolean])[] = [
    ['diff', number > 1 && may('diffVersion')],
    ['original', true],
    ['label', may('labelVersion')],
    ['version', newest && !hasDraft && state !== 'discarded' && may('uploadPlan')],
    ['restore', state === 'discarded' && may('restoreVersion')],
    ['discard', state === 'draft' && may('discardVersion')],
  ];
  return acts.flatMap(([act, offered]) => (offered ? [act] : []));
}

/** Nothing is left of the plan but versions that somebody discarded. */
export function isDiscarded({ versions }: Pick<PlanSummary, 'versions'>): boolean {
  return versions.every(({ state }) => state === 'discarded');
}

/** Does the plan fit what somebody looks for: by title, document number or file? */
export function fitsSearch({ title, versions }: Pick<PlanSummary, 'title' | 'versions'>, find: string): boolean {
  return holdsText([title, ...versions.flatMap(({ docNumber, fileName }) => [docNumber, fileName])], find);
}

/** Hundredths of a percent as people read them. 99.996 % is not all: only a full count may say so. */
export function coveragePercent(coverageBp: number): string {
  if (coverageBp >= 10_000) return '100';
  return (Math.min(coverageBp, 9_999) / 100).toFixed(1).replace(/^100\.0$/, '99.9');
}
