import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { searchNames } from '#contract/ledger/search-endpoints.ts';
import { endedWords } from '#web/ledger/ended-words.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { t } from '#web/ledger/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useMay } from '#web/access/me.ts';

/** Over a list that was searched for the code of a task that ended: what became of it, and the way there. */
export function CalledEnded({ text }: { text: string }) {
  const may = useMay();
  const names = useQuery({
    ...endpointQuery(searchNames, { query: { text } }),
    enabled: text.trim() !== '' && may('searchNames'),
  });
  return (names.data?.ended ?? []).map((task) => (
    <p key={task.id} className="called-units">
      {endedWords(task)}
      {[...task.into, task].map(({ id, code }) => (
        <Fragment key={id}>
          {' · '}
          <Link to={ledgerAddress({ taskId: id })}>{t('search.ended.see', { code })}</Link>
        </Fragment>
      ))}
    </p>
  ));
}
