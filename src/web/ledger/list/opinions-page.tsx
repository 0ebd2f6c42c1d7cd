import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { listConsultations, listOpinions } from '#contract/ledger/opinion-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { useMay } from '#web/access/me.ts';
import { OfficeOpinions } from '#web/ledger/list/office-opinions.tsx';
import { OwnOpinions } from '#web/ledger/list/own-opinions.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { endpointQuery, endpointRows } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/list/signing.css';
import '#web/ledger/list/opinions.css';

/** As many as one answer has. */
const atOnce = 1000;

/** 征求意见 of one list (/lists/:listId/opinions): a unit says what it thinks, the office sees who has, answers, and makes the table. */
export function OpinionsPage() {
  const { listId = '' } = useParams();
  useTitle(t('opinion.title'));
  const may = useMay();
  const office = may('answerOpinions');
  const asked = useQuery(endpointQuery(listConsultations, { query: { listId } }));
  const opinions = useQuery(
    endpointRows(
      listOpinions,
      (offset) => ({ query: { listId, limit: atOnce, offset } }),
      ({ opinions: rows, total }) => ({ rows, total }),
    ),
  );
  const failed = asked.data === undefined ? asked : opinions.data === undefined ? opinions : null;
  if (failed?.isError === true) {
    return (
      <div className="page">
        <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (asked.data === undefined || opinions.data === undefined) return <PageSkeleton />;
  const [newest] = asked.data.rounds;
  if (newest === undefined) {
    return (
      <div className="page state-page">
        <h1>{t('opinion.none.title')}</h1>
        <p className="muted">{t(office ? 'opinion.none.office' : 'opinion.none.unit')}</p>
        <Link to={office ? `/lists/${listId}` : '/lists'}>{t('list.all')}</Link>
      </div>
    );
  }
  const { list } = newest;
  // A unit sees a list while it is out for opinions, and when it is issued.
  const seen = office || (list.state !== 'drafting' && list.state !== 'approved');
  return (
    <div className="page sign-page opinion-page">
      <div className="page-head">
        <Link className="list-back" to={seen ? `/lists/${listId}` : '/lists'} aria-label={listTitle(list)} title={listTitle(list)}>
          ‹
        </Link>
        <h1>
          {listTitle(list)} · {t('opinion.title')}
        </h1>
      </div>
      {office ? (
        <OfficeOpinions rounds={asked.data.rounds} consultations={asked.data.consultations} opinions={opinions.data} />
      ) : (
        <OwnOpinions rounds={asked.data.rounds} consultations={asked.data.consultations} opinions={opinions.data} />
      )}
    </div>
  );
}
