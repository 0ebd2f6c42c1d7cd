import type { Consultation, ConsultationRound, Opinion } from '#contract/ledger/opinion-endpoints.ts';
import { dueWords } from '#web/ledger/list/consult-strip.tsx';
import { OpinionWriter } from '#web/ledger/list/opinion-writer.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { OwnOpinionLine } from '#web/ledger/list/own-opinion-line.tsx';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';

interface Props {
  readonly rounds: readonly ConsultationRound[];
  readonly consultations: readonly Consultation[];
  readonly opinions: readonly Opinion[];
}

/** A unit's own page: what it is asked now, with a place for each item, and what it said in every round with the answers. */
export function OwnOpinions({ rounds, consultations, opinions }: Props) {
  const saidDay = useSaidDay();
  const running = rounds.find(({ endedAt }) => endedAt === null);
  const now = running === undefined ? [] : consultations.filter(({ roundId }) => roundId === running.id);
  // Those that are not handed in stand above.
  const said = opinions.filter(({ state, roundId }) => state !== 'written' || roundId !== running?.id);
  const own = said.length > 0 && (
    <section aria-label={t('opinion.own')}>
      <h2>{t('opinion.own')}</h2>
      <ul className="plain sign-lines">
        {said.map((opinion) => (
          <OwnOpinionLine key={opinion.id} opinion={opinion} running={opinion.roundId === running?.id} />
        ))}
      </ul>
    </section>
  );
  // Who has answered reads that first.
  const answered = now.every(({ state }) => state === 'none' || state === 'opinions');
  return (
    <>
      {answered && own}
      {running !== undefined &&
        now.map((one) => (
          <OpinionWriter
            key={one.id}
            round={running}
            consultation={one}
            alone={now.length === 1}
            opinions={opinions.filter(({ consultationId }) => consultationId === one.id)}
          />
        ))}
      {running === undefined && rounds[0] !== undefined && (
        <p className="muted">
          {t('opinion.round', { number: rounds[0].number })} · {dueWords(rounds[0], saidDay)} ·{' '}
          {consultations
            .filter(({ roundId }) => roundId === rounds[0]?.id)
            .map(({ state }) => (state === 'asked' ? t('opinion.ended.asked') : t(`consultation.state.${state}`)))
            .join('、')}
        </p>
      )}
      {!answered && own}
    </>
  );
}
