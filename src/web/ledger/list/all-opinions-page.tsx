import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { listConsultations, listOpinions, type ConsultationRound } from '#contract/ledger/opinion-endpoints.ts';
import { consultationStates } from '#core/ledger/list/consultation.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { useMay } from '#web/access/me.ts';
import { consultationTag, dueWords, officeWords } from '#web/ledger/list/consult-strip.tsx';
import { NoneButton } from '#web/ledger/list/none-button.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/list/signing.css';
import '#web/ledger/list/opinions.css';

const most = 500;

/** 征求意见 over all lists (/lists/opinions): running rounds with who is asked (`?state=`), and opinions that wait for an answer. */
export function AllOpinionsPage() {
  useTitle(t('opinion.title'));
  const may = useMay();
  const saidDay = useSaidDay();
  const [search] = useSearchParams();
  const state = consultationStates.find((one) => one === search.get('state'));
  const asked = useQuery(endpointQuery(listConsultations, { query: state === undefined ? {} : { state } }));
  const open = useQuery(endpointQuery(listOpinions, { query: { state: 'handed', limit: most } }));
  const failed = asked.data === undefined ? asked : open.data === undefined ? open : null;
  if (failed?.isError === true) {
    return (
      <div className="page">
        <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (asked.data === undefined || open.data === undefined) return <PageSkeleton />;
  const { rounds, consultations } = asked.data;
  const onlyOpen = search.get('answer') === 'open';
  const office = may('answerOpinions');
  const of = ({ id }: ConsultationRound) => consultations.filter(({ roundId }) => roundId === id);
  if (rounds.length === 0 && open.data.total === 0) {
    return (
      <div className="page state-page">
        <h1>{t('opinion.title')}</h1>
        <p className="muted">{t('opinion.running.none')}</p>
        <p className="muted">{t(office ? 'opinion.none.office' : 'opinion.none.unit')}</p>
      </div>
    );
  }
  return (
    <div className="page sign-page opinion-page">
      <div className="page-head">
        <h1>{t('opinion.title')}</h1>
      </div>
      {!onlyOpen && (
        <section aria-label={t('opinion.running')}>
          <h2>{t('opinion.running')}</h2>
          {rounds.length === 0 && <p className="quiet">{t('opinion.running.none')}</p>}
          <ul className="plain sign-lines" hidden={rounds.length === 0}>
            {rounds.map((round) => (
              <li key={round.id} className="sign-line">
                <div className="grow">
                  <div className="sign-what">
                    <Link to={`/lists/${round.list.id}/opinions`}>{listTitle(round.list)}</Link>
                  </div>
                  <div className="sign-how">
                    <span className="muted">
                      {t('opinion.round.of', { number: round.number, on: saidDay(round.askedOn) })} · {dueWords(round, saidDay)}
                    </span>
                    {office && state === undefined ? (
                      <span className="muted">{officeWords(of(round)).join(' · ')}</span>
                    ) : (
                      of(round).map((one) => (
                        <span key={one.id} className={`tag ${consultationTag(one.state)}`}>
                          {one.unit.name} {t(`consultation.state.${one.state}`)}
                        </span>
                      ))
                    )}
                  </div>
                </div>
                {!office && of(round).map((one) => <NoneButton key={one.id} consultation={one} />)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {state === undefined && (
        <section aria-label={t('opinion.open')}>
          <h2>{t('opinion.open')}</h2>
          {open.data.total === 0 && <p className="quiet">{t('opinion.open.none')}</p>}
          <ul className="plain sign-lines" hidden={open.data.total === 0}>
            {open.data.opinions.map((opinion) => (
              <li key={opinion.id} className="sign-line">
                <div className="grow">
                  <div className="sign-what">
                    {opinion.item !== null && <span className="list-code">{opinion.item.code}</span>}
                    <Link to={`/lists/${opinion.list.id}/opinions?opinion=${opinion.id}`}>{opinion.item?.title ?? t('opinion.whole')}</Link>
                  </div>
                  <p className="opinion-said">{opinion.said}</p>
                  <div className="sign-how">
                    <b>{opinion.unit.name}</b>
                    <span className="muted">
                      {listTitle(opinion.list)} · {t('opinion.round', { number: opinion.round })}
                    </span>
                  </div>
                </div>
              </li>
            ))}
          </ul>
          {open.data.total > open.data.opinions.length && (
            <p className="quiet">{t('opinion.more', { shown: open.data.opinions.length, total: open.data.total })}</p>
          )}
        </section>
      )}
    </div>
  );
}
