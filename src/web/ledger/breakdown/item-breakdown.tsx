import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { getBreakdown } from '#contract/ledger/breakdown-endpoints.ts';
import { ChildLine } from '#web/ledger/breakdown/child-line.tsx';
import { OwnPart } from '#web/ledger/breakdown/own-part.tsx';
import { t } from '#web/ledger/breakdown/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import '#web/ledger/breakdown/breakdown.css';

interface Props {
  readonly itemId: string;
  readonly year: number;
}

/** 分解 of an item: what one's own unit makes of its part, to be changed in place, and what others made of theirs, to be read. */
export function ItemBreakdown({ itemId, year }: Props) {
  const read = useQuery(endpointQuery(getBreakdown, { params: { itemId } }));
  if (read.data === undefined)
    return read.isError ? <LoadFailure error={read.error} onRetry={() => void read.refetch()} /> : <Skeleton active />;
  const { own, children, lastDay } = read.data;
  const ours = new Set(own.map(({ id }) => id));
  const others = [...Map.groupBy(children, ({ by }) => by.id)].filter(([id]) => !ours.has(id));
  return (
    <>
      {own.length === 0 && children.length === 0 && <p className="quiet">{t('breakdown.none')}</p>}
      {lastDay !== null && own.length > 0 && <p className="quiet">{t('breakdown.last-day', { day: lastDay })}</p>}
      {own.map((part) => (
        <OwnPart
          key={part.id}
          itemId={itemId}
          year={year}
          part={part}
          lastDay={lastDay}
          named={own.length + others.length > 1}
          made={children.filter(({ by }) => by.id === part.id)}
        />
      ))}
      {others.map(([id, made]) => (
        <section key={id} className="breakdown" aria-label={made[0]?.by.name}>
          <h3>{t('breakdown.by', { unit: made[0]?.by.name ?? '', count: made.filter(({ state }) => state === 'given').length })}</h3>
          <ul className="plain">
            {made.map((child) => (
              <ChildLine key={child.id} child={child} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
