import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { listUnits, type Unit } from '#contract/unit/endpoints.ts';
import { foldText } from '#core/platform/fold-text.ts';
import { matchUnits, type PinyinOf } from '#core/unit/picker.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { loadPinyin } from '#web/ui/pinyin.ts';

/** All units in official order, ended ones too: one cache of the whole tree for all pickers and pages. */
export function useUnits() {
  return useQuery({
    ...endpointQuery(listUnits, {}),
    select: ({ units }) => units,
    staleTime: 60_000,
  });
}

/** The units that a query may mean, best first; pinyin counts as soon as its dictionary has come. */
export function useMatchedUnits(query: string, units: readonly Unit[]): readonly Unit[] {
  const pinyinOf = usePinyin(/[a-z]/u.test(foldText(query)));
  return useMemo(() => matchUnits(query, units, pinyinOf), [query, units, pinyinOf]);
}

function usePinyin(wanted: boolean): PinyinOf | null {
  const [pinyinOf, setPinyinOf] = useState<PinyinOf | null>(null);
  useEffect(() => {
    if (!wanted || pinyinOf !== null) return;
    // Without the dictionary characters still count; it is asked for again with the next letter.
    loadPinyin().then(
      (loaded) => setPinyinOf(() => loaded),
      () => {},
    );
  }, [wanted, pinyinOf]);
  return pinyinOf;
}
