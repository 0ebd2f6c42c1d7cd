import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listConsultations, type Consultation, type ConsultationRound } from '#contract/ledger/opinion-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { NoneButton } from '#web/ledger/list/none-button.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import '#web/ledger/list/opinions.css';

/** Over a list that is out for opinions: until when, who has answered, and for a unit the answer itself. */
export function ConsultStrip({ listId }: { readonly listId: string }) {
  const read = useQuery(endpointQuery(listConsultations, { query: { listId } })).data;
  const may = useMay();
  const saidDay = useSaidDay();
  const round = read?.rounds.find(({ endedAt }) => endedAt === null);
  if (read === undefined || round === undefined) return null;
  const own = read.consultations.filter(({ roundId }) => roundId === round.id);
  const to = `/lists/${listId}/opinions`;
  return (
    <div className="consult-strip">
      <b>{t('opinion.title')}</b>
      <span>{dueWords(round, saidDay)}</span>
      {may('answerOpinions') ? (
        <>
          <span className="muted">{officeWords(own).join(' · ')}</span>
          <Link to={to}>{t('opinion.strip.go')}</Link>
        </>
      ) : (
        <>
          {own.map((one) => (
            <span key={one.id} className={`tag ${consultationTag(one.state)}`}>
              {own.length > 1 && `${one.unit.name} `}
              {t(`consultation.state.${one.state}`)}
            </span>
          ))}
          <Link to={to}>{t('opinion.strip.write')}</Link>
          {own.length === 1 && own.map((one) => <NoneButton key={one.id} consultation={one} />)}
        </>
      )}
    </div>
  );
}

/** Until when a round asks, or when it ended. */
export function dueWords({ due, endedAt }: ConsultationRound, saidDay: (iso: string) => string): string {
  if (endedAt !== null) return t('opinion.ended', { day: saidDay(endedAt) });
  return t(due.provisional ? 'opinion.due.provisional' : 'opinion.due', { day: saidDay(due.day) });
}

/** How many have answered, how many let the day pass, and what waits for the office. */
export function officeWords(consultations: readonly Consultation[]): string[] {
  const count = (wanted: (one: Consultation) => boolean) => consultations.filter(wanted).length;
  const silent = count(({ state }) => state === 'silent');
  const unanswered = consultations.reduce((sum, one) => sum + one.unanswered, 0);
  return [
    t('opinion.strip.office', { answered: count(({ answered }) => answered !== null), units: consultations.length }),
    ...(silent === 0 ? [] : [t('opinion.strip.silent', { count: silent })]),
    ...(unanswered === 0 ? [] : [t('opinion.strip.unanswered', { count: unanswered })]),
  ];
}

/** The look of a state's tag. */
export function consultationTag(state: Consultation['state']): string {
  switch (state) {
    case 'asked':
      return 'o';
    case 'silent':
      return 'w';
    case 'none':
    case 'opinions':
      return 'l';
  }
}
