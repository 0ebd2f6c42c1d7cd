import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { searchNames } from '#contract/ledger/search-endpoints.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { t } from '#web/ledger/words.ts';
import { unitsAddress } from '#web/unit/unit-address.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useMay } from '#web/access/me.ts';

/** Over a list that was searched for the name of a unit: why tasks are in it that do not say the name, and the way to the unit. */
export function CalledUnits({ text }: { text: string }) {
  const may = useMay();
  const names = useQuery({
    ...endpointQuery(searchNames, { query: { text } }),
    enabled: text.trim() !== '' && may('searchNames'),
  });
  const units = names.data?.names.filter(({ kind, whole }) => kind === 'unit' && whole) ?? [];
  const [only, ...others] = units;
  if (only === undefined) return null;
  return (
    <p className="called-units">
      {t('search.called', { text, names: units.map(({ name }) => name).join('、') })}
      {others.length === 0 && (
        <>
          {' '}
          <Link to={ledgerAddress({ filter: { unitId: [only.id] } })}>{t('search.only-unit')}</Link>
          {may('listUnits') && (
            <>
              {' · '}
              <Link to={unitsAddress({ unitId: only.id })}>{t('search.unit')}</Link>
            </>
          )}
        </>
      )}
    </p>
  );
}
