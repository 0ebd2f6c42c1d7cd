import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { listChanges } from '#contract/ledger/change-endpoints.ts';
import { listLists } from '#contract/ledger/list-endpoints.ts';
import { changeKinds, changeStates } from '#core/ledger/change/item-change.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { useMay } from '#web/access/me.ts';
import { ChangeCard } from '#web/ledger/change/change-card.tsx';
import { DecideChangesDialog } from '#web/ledger/change/decide-changes-dialog.tsx';
import { WithdrawButton } from '#web/ledger/change/withdraw-button.tsx';
import { t } from '#web/ledger/change/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/list/signing.css';
import '#web/ledger/change/changes.css';

const most = 200;

/** 变更 over all lists (/lists/changes): what waits first. Whoever decides chooses one or many; a unit takes its own back. */
export function ChangesPage() {
  useTitle(t('change.title'));
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const head = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<{ readonly ids: readonly string[]; readonly decision: 'grant' | 'refuse' } | null>(null);
  const state = changeStates.find((one) => one === search.get('state'));
  const kind = changeKinds.find((one) => one === search.get('kind'));
  const listId = search.get('list');
  const query = {
    limit: most,
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...(listId === null ? {} : { listId }),
  };
  const read = useQuery(endpointQuery(listChanges, { query }));
  const lists = useQuery(endpointQuery(listLists, { query: {} }));
  if (read.isPending) return <PageSkeleton />;
  if (read.data === undefined) {
    return (
      <div className="page">
        <LoadFailure error={read.error} onRetry={() => void read.refetch()} />
      </div>
    );
  }
  const { changes, total, asked, late, units } = read.data;
  const decides = may('decideChanges');
  const waiting = changes.filter((one) => one.state === 'asked');
  const picked = waiting.filter(({ id }) => chosen.has(id));
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  const narrow = (key: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(key);
    else next.set(key, value);
    setChosen(new Set());
    setSearch(next, { replace: true });
  };
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  const decidedOf = deciding === null ? [] : changes.filter(({ id }) => deciding.ids.includes(id));
  const issued = (lists.data?.lists ?? []).filter((one) => one.state === 'issued' || one.state === 'closed');
  return (
    <div className="page sign-page">
      <div className="page-head">
        <h1 ref={head} tabIndex={-1}>
          {t('change.title')}
        </h1>
        <span className="muted">{t('change.summary', { asked, late })}</span>
      </div>
      <div className="sign-filter">
        <Choice
          label={t('change.filter.state')}
          value={state ?? ''}
          options={changeStates.map((value) => ({ value, label: t(`change.state.${value}`) }))}
          onChange={(value) => narrow('state', value)}
        />
        <Choice
          label={t('change.filter.kind')}
          value={kind ?? ''}
          options={changeKinds.map((value) => ({ value, label: t(`change.kind.${value}`) }))}
          onChange={(value) => narrow('kind', value)}
        />
        {issued.length > 1 && (
          <Choice
            label={t('change.filter.list')}
            value={listId ?? ''}
            options={issued.map((one) => ({ value: one.id, label: listTitle(one) }))}
            onChange={(value) => narrow('list', value)}
          />
        )}
      </div>
      {total === 0 && (
        <div className="state-page">
          <p>{t(state === 'asked' ? 'change.none.asked' : 'change.none')}</p>
          {!decides && may('askChange') && <p className="muted">{t('change.none.unit')}</p>}
        </div>
      )}
      {decides && waiting.length > 1 && (
        <div className="change-batch">
          <Checkbox
            checked={picked.length === waiting.length}
            indeterminate={picked.length > 0 && picked.length < waiting.length}
            onChange={({ target }) =>
              choose(
                waiting.map(({ id }) => id),
                target.checked,
              )
            }
          >
            {picked.length === 0 ? t('change.choose.all') : t('change.chosen', { count: picked.length })}
          </Checkbox>
          {picked.length > 0 && (
            <DecideButtons onDecide={(decision) => setDeciding({ ids: picked.map(({ id }) => id), decision })} primary />
          )}
        </div>
      )}
      <ul className="plain change-cards">
        {changes.map((change) => {
          const open = decides && change.state === 'asked';
          return (
            <ChangeCard
              key={change.id}
              change={change}
              names={(id) => nameOf.get(id) ?? ''}
              withItem
              chosen={open && waiting.length > 1 ? chosen.has(change.id) : undefined}
              onChoose={(on) => choose([change.id], on)}
              acts={
                open ? (
                  <DecideButtons onDecide={(decision) => setDeciding({ ids: [change.id], decision })} />
                ) : change.own ? (
                  <WithdrawButton change={change} />
                ) : undefined
              }
            />
          );
        })}
      </ul>
      {total > changes.length && <p className="quiet">{t('change.more', { shown: changes.length, total })}</p>}
      {deciding !== null && decidedOf.length > 0 && (
        <DecideChangesDialog
          changes={decidedOf}
          decision={deciding.decision}
          onClose={() => setDeciding(null)}
          onFresh={() => {
            setChosen(new Set());
            head.current?.focus({ preventScroll: true });
          }}
        />
      )}
    </div>
  );
}

interface ButtonsProps {
  readonly onDecide: (decision: 'grant' | 'refuse') => void;
  readonly primary?: boolean;
}

function DecideButtons({ onDecide, primary = false }: ButtonsProps) {
  return (
    <>
      <Button size="small" type={primary ? 'primary' : 'default'} onClick={() => onDecide('grant')}>
        {t('change.grant')}
      </Button>
      <Button size="small" onClick={() => onDecide('refuse')}>
        {t('change.refuse')}
      </Button>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      popupMatchSelectWidth={false}
      options={[{ value: '', label: `${label}：${t('change.filter.all')}` }, ...options]}
      onChange={onChange}
    />
  );
}
