import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getPlan, type VersionSummary } from '#contract/plan/plan-endpoints.ts';
import type { IssuedVersion } from '#core/plan/draft/doubt-answers.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';

/** The newest version before this one that was issued and says when; null where there is none, until it is known, and where it is not asked for. */
export function useIssuedBefore({ planId, number }: Pick<VersionSummary, 'planId' | 'number'>, asked: boolean): IssuedVersion | null {
  const { data } = useQuery({ ...endpointQuery(getPlan, { params: { planId } }), enabled: asked && number > 1 });
  return useMemo(() => {
    if (!asked) return null;
    for (const version of data?.versions ?? [])
      if (version.number < number && version.issuedOn !== null && (version.state === 'published' || version.state === 'superseded'))
        return { number: version.number, day: version.issuedOn };
    return null;
  }, [data, number, asked]);
}
