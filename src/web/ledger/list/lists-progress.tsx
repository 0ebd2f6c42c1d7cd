import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listLists, type AnnualList } from '#contract/ledger/list-endpoints.ts';
import { countSignFors } from '#contract/ledger/sign-for-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** How far the signing of each issued list is, each leading to its units. */
export function ListsProgress() {
  const read = useQuery(endpointQuery(listLists, {}));
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  const issued = (read.data?.lists ?? []).filter(({ issuedOn }) => issuedOn !== null);
  return (
    <ul className="plain sign-progress">
      {issued.map((list) => (
        <li key={list.id}>
          <Progress list={list} />
        </li>
      ))}
    </ul>
  );
}

function Progress({ list }: { readonly list: AnnualList }) {
  const saidDay = useSaidDay();
  const counted = useQuery(endpointQuery(countSignFors, { params: { listId: list.id } }));
  const items = counted.data?.items;
  const pending = counted.data?.units.reduce((sum, unit) => sum + unit.pending, 0) ?? 0;
  return (
    <Link className="list-card" to={`/lists/${list.id}/signing`}>
      <b>{listTitle(list)}</b>
      {items !== undefined && <span>{t('sign.office.summary', items)}</span>}
      {pending > 0 && <span className="tag o">{t('sign.own', { count: pending })}</span>}
      {items !== undefined && items.objected > 0 && <span className="tag w">{t('sign.office.objected', { count: items.objected })}</span>}
      <span className="grow" />
      {list.signDue !== null && pending > 0 && (
        <span className="muted">
          {t(list.signDue.provisional ? 'sign.due.provisional' : 'sign.due', { day: saidDay(list.signDue.day) })}
        </span>
      )}
    </Link>
  );
}
