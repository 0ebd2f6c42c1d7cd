import { useQuery } from '@tanstack/react-query';
import { getBurden } from '#contract/reporting/burden-endpoints.ts';
import { t } from '#web/reporting/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import '#web/reporting/burden.css';

/** 负担 of one's own units in a period: what is to be filled in, what is brought along, and the ceiling. Nothing stands there until it is known. */
export function BurdenLine({ period }: { readonly period: string }) {
  const { data } = useQuery(endpointQuery(getBurden, { params: { period } }));
  if (data === undefined || data.units.length === 0) return null;
  const { ceiling, units } = data;
  return (
    <p className="burden-line muted">
      {units.map(({ id, name, asked, carried }) => (
        <span key={id}>
          {units.length === 1
            ? t('burden.line', { asked, carried, ceiling })
            : t('burden.line.of', { unit: name, asked, carried, ceiling })}{' '}
          {asked > ceiling && <span className="tag w">{t('burden.over')}</span>}
        </span>
      ))}
    </p>
  );
}
