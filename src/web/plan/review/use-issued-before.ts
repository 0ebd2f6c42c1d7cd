import { useQuery } from '@tanstack/react-query';
import { getPlan, type VersionSummary } from '#contract/plan/plan-endpoints.ts';
import type { IssuedVersion } from '#core/plan/draft/doubt-answers.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';

/** The newest version before this one that was issued and says when; null where there is none, until it is known, and where it is not asked for. */
export function useIssuedBefore({ planId, number }: Pick<VersionSummary, 'planId' | 'number'>, asked: boolean): IssuedVersion | null {
  const { data } = useQuery({ ...endpointQuery(getPlan, { params: { planId } }), enabled: asked && number > 1 });
  const before = data?.versions.find(
    (version) => version.number < number && version.issuedOn !== null && (version.state === 'published' || version.state === 'superseded'),
  );
  if (!asked || before === undefined || before.issuedOn === null) return null;
  return { number: before.number, day: before.issuedOn };
}
