import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { getItemChanges, listChanges, type ChangedSide } from '#contract/ledger/change-endpoints.ts';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { AskChangeDialog } from '#web/ledger/change/ask-change-dialog.tsx';
import { ChangeCard } from '#web/ledger/change/change-card.tsx';
import { useSideLines } from '#web/ledger/change/side-words.tsx';
import { WithdrawButton } from '#web/ledger/change/withdraw-button.tsx';
import { t } from '#web/ledger/change/words.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import '#web/ledger/change/changes.css';

interface Props {
  readonly item: ListItemRow;
  readonly list: { readonly year: number; readonly state: string };
}

/** 变更 of one item: what was issued first beside what holds today, each change since, and asking for another. */
export function ItemChanges({ item, list }: Props) {
  const may = useMay();
  const saidDay = useSaidDay();
  const [open, setOpen] = useState<'ask' | 'register' | null>(null);
  const own = useQuery(endpointQuery(getItemChanges, { params: { itemId: item.id } }));
  const read = useQuery(endpointQuery(listChanges, { query: { itemId: item.id, limit: 200 } }));
  const names = new Map([...(own.data?.units ?? []), ...(read.data?.units ?? [])].map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? '';
  const lines = useSideLines(nameOf);
  const failed = own.isError ? own : read.isError ? read : null;
  if (failed !== null) return <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (own.data === undefined || read.data === undefined) return <Skeleton active />;
  const { first, mayAsk, waiting, leaders } = own.data;
  const { changes } = read.data;
  const sides: readonly (readonly [string, ChangedSide, ChangedSide])[] = [
    [t('change.tab.goal'), { goal: first.goal ?? null }, { goal: item.goal ?? null }],
    [t('change.tab.tier'), first.tier === undefined ? {} : { tier: first.tier }, { tier: item.tier }],
    [t('change.tab.milestones'), { milestones: first.milestones ?? [] }, { milestones: item.milestones }],
    [t('change.tab.parts'), { parts: first.parts ?? [] }, { parts: item.parts ?? [] }],
  ];
  const mayRegister = may('registerChange') && list.state === 'issued';
  return (
    <div className="item-changes">
      <div className="drawer-acts">
        {mayAsk.some((kind) => !waiting.includes(kind)) && (
          <Button size="small" type="primary" onClick={() => setOpen('ask')}>
            {t('change.ask')}
          </Button>
        )}
        {mayRegister && (
          <Button size="small" onClick={() => setOpen('register')}>
            {t('change.register')}
          </Button>
        )}
      </div>
      {changes.length === 0 ? (
        <p className="quiet">{t('change.tab.none')}</p>
      ) : (
        <>
          {changes.some(({ state }) => state === 'granted') && (
            <table className="change-first">
              <thead>
                <tr>
                  <th aria-hidden />
                  <th scope="col">{t('change.tab.first', { day: saidDay(first.on) })}</th>
                  <th scope="col">{t('change.tab.now')}</th>
                </tr>
              </thead>
              <tbody>
                {sides.map(([label, was, is]) => {
                  const [before, after] = [lines(was), lines(is)];
                  const isSame = before.toSorted().join('\n') === after.toSorted().join('\n');
                  return (
                    <tr key={label}>
                      <th scope="row">{label}</th>
                      <td>{before.join('\n')}</td>
                      <td>{isSame ? <span className="quiet">{t('change.tab.same')}</span> : after.join('\n')}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
          <h3>{t('change.tab.history')}</h3>
          <ul className="plain change-cards">
            {changes.map((change) => (
              <ChangeCard
                key={change.id}
                change={change}
                names={nameOf}
                withItem={false}
                acts={change.own ? <WithdrawButton change={change} /> : undefined}
              />
            ))}
          </ul>
        </>
      )}
      {open !== null && (
        <AskChangeDialog
          item={item}
          year={list.year}
          asking={open === 'register' ? null : { kinds: mayAsk, waiting, leaders }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
