import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { listSignFors, type OpenSignFors } from '#contract/ledger/sign-for-endpoints.ts';
import { signForStates } from '#core/ledger/list/sign-for.ts';
import { useMay } from '#web/access/me.ts';
import { ListsProgress } from '#web/ledger/list/lists-progress.tsx';
import { SignLists } from '#web/ledger/list/sign-lists.tsx';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/list/lists.css';
import '#web/ledger/list/signing.css';

const most = 500;

/**
 * 签收 (/lists/signing): all that a unit is asked to sign, in one go; leader and contact are named once. Whoever signs nothing reads there how far each
 * list is, and the office answers objections. `?state=` shows those of one state, `?list=` those of one list.
 */
export function SignPage() {
  const signs = useMay()('signItems');
  const title = signs ? t('sign.title') : t('list.sign');
  useTitle(title);
  const [search, setSearch] = useSearchParams();
  const state = signForStates.find((one) => one === search.get('state')) ?? null;
  const listId = search.get('list');
  const read = useQuery(
    endpointQuery(listSignFors, {
      query: { limit: most, ...(state === null ? {} : { state }), ...(listId === null ? {} : { listId }) },
    }),
  );
  if (read.data === undefined) {
    return read.isError ? (
      <div className="page">
        <LoadFailure error={read.error} onRetry={() => void read.refetch()} />
      </div>
    ) : (
      <PageSkeleton />
    );
  }
  const { signFors, total, open, signers } = read.data;
  if (total === 0 && state === null && listId === null) {
    return (
      <div className="page state-page">
        <h1>{t(signs ? 'sign.none.title' : 'sign.office.empty.title')}</h1>
        <p className="muted">{t(signs ? 'sign.none.text' : 'sign.office.empty.text')}</p>
      </div>
    );
  }
  const narrow = (name: 'state' | 'list', value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const shown = signs || state !== null || listId !== null;
  return (
    <div className="page sign-page">
      <div className="page-head">
        <h1 id="sign-head" tabIndex={-1}>
          {title}
        </h1>
        <span className="muted">{openWords(open, signs)}</span>
      </div>
      {!signs && <ListsProgress />}
      <div className="sign-filter">
        <Select
          aria-label={t('list.sign')}
          value={state ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t(signs ? 'sign.all' : 'sign.by-list') },
            ...signForStates.map((value) => ({ value, label: t(`sign-for.state.${value}`) })),
          ]}
          onChange={(value) => narrow('state', value)}
        />
        {listId !== null && (
          <button type="button" className="bare list-small" onClick={() => narrow('list', '')}>
            {t('sign.all-lists')}
          </button>
        )}
      </div>
      {shown && total === 0 && <p className="quiet sign-empty">{t('sign.office.none')}</p>}
      {shown && <SignLists rows={signFors} signers={signers} focusFirst={listId !== null} />}
      {shown && total > signFors.length && <p className="quiet">{t('sign.more', { shown: signFors.length, total })}</p>}
    </div>
  );
}

/** By the server's counts, since the page may not have all of them. */
function openWords({ pending, deemed, objected }: OpenSignFors, own: boolean): string {
  const said = [
    ...(pending === 0 ? [] : [t('sign.own', { count: pending })]),
    ...(deemed === 0 ? [] : [t('sign.own.deemed', { count: deemed })]),
    ...(objected === 0 ? [] : [t('sign.office.objected', { count: objected })]),
  ];
  if (said.length === 0) return own ? t('sign.own.none') : t('sign.office.settled');
  return said.join(' · ');
}
