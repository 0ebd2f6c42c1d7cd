import { useQuery } from '@tanstack/react-query';
import { Radio, Skeleton } from 'antd';
import { Link } from 'react-router';
import { listLists, type AnnualList } from '#contract/ledger/list-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** The lists that may still be composed, newest year first, and the one that is meant: the only one, or who was chosen. */
export function useComposedLists(chosen: string | null) {
  const read = useQuery(endpointQuery(listLists, {}));
  const lists = read.data?.lists.filter(({ state }) => state === 'drafting' || state === 'consulting');
  const list = lists?.find(({ id }) => id === chosen) ?? lists?.[0] ?? null;
  return { read, lists, list };
}

interface Props {
  readonly composed: ReturnType<typeof useComposedLists>;
  readonly onChoose: (list: AnnualList) => void;
}

/** Which list is meant; where there is none, the way to one. */
export function ChooseList({ composed: { read, lists, list }, onChoose }: Props) {
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  if (lists === undefined) return <Skeleton active paragraph={{ rows: 2 }} />;
  if (lists.length === 0) {
    return (
      <p>
        {t('list.choose.none')} <Link to="/lists">{t('list.choose.make')}</Link>
      </p>
    );
  }
  return (
    <Radio.Group
      className="list-choice"
      aria-label={t('list.choose')}
      value={list?.id}
      onChange={({ target }) => {
        const chosen = lists.find(({ id }) => id === target.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
      options={lists.map(({ id, year, name, state, items }) => ({
        value: id,
        label: (
          <>
            {listTitle({ year, name })} <span className="tag">{t(`list.state.${state}`)}</span>{' '}
            <span className="muted">{t('list.card.items', { count: items })}</span>
          </>
        ),
      }))}
    />
  );
}
