import { Button } from 'antd';
import { withdrawOpinion, type Consultation, type ConsultationRound, type Opinion } from '#contract/ledger/opinion-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { dueWords } from '#web/ledger/list/consult-strip.tsx';
import { OpinionWriter } from '#web/ledger/list/opinion-writer.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

interface Props {
  readonly rounds: readonly ConsultationRound[];
  readonly consultations: readonly Consultation[];
  readonly opinions: readonly Opinion[];
}

/** A unit's own page: what it is asked now, with a place for each item, and what it said in every round with the answers. */
export function OwnOpinions({ rounds, consultations, opinions }: Props) {
  const running = rounds.find(({ endedAt }) => endedAt === null);
  const now = running === undefined ? [] : consultations.filter(({ roundId }) => roundId === running.id);
  // Those that can still be written stand in their place above.
  const said = opinions.filter(({ state, roundId }) => state !== 'written' || roundId !== running?.id);
  const own = said.length > 0 && (
    <section aria-label={t('opinion.own')}>
      <h2>{t('opinion.own')}</h2>
      <ul className="plain sign-lines">
        {said.map((opinion) => (
          <OwnLine key={opinion.id} opinion={opinion} running={opinion.roundId === running?.id} />
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
          {t('opinion.round', { number: rounds[0].number })} · {dueWords(rounds[0])} ·{' '}
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

function OwnLine({ opinion, running }: { readonly opinion: Opinion; readonly running: boolean }) {
  const may = useMay();
  const withdraw = useAct(() => call(withdrawOpinion, { params: { opinionId: opinion.id } }), {
    onDone: ({ state }) =>
      state === 'asked' || state === 'silent' ? message.warning(t('opinion.withdrawn.asked'), 6) : message.success(t('opinion.withdrawn')),
    onError: (error) => message.error(explain(error), 6),
  });
  return (
    <li className="sign-line">
      <div className="grow">
        <div className="sign-what">
          {opinion.item !== null && <span className="list-code">{opinion.item.code}</span>}
          {opinion.item?.title ?? t('opinion.whole')}
        </div>
        <p className="opinion-said">{opinion.said}</p>
        <div className="sign-how">
          <span className={`tag ${opinionTag(opinion.state)}`}>{t(`opinion.state.${opinion.state}`)}</span>
          <span className="muted">
            {t('opinion.round', { number: opinion.round })}
            {opinion.state === 'written' && ` · ${t('opinion.not-handed')}`}
            {opinion.answer?.reason != null && ` · ${opinion.answer.reason}`}
          </span>
        </div>
      </div>
      {running && opinion.state === 'handed' && may('withdrawOpinion') && (
        <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('opinion.withdraw')}
        </Button>
      )}
    </li>
  );
}

/** The look of a state's tag. */
export function opinionTag(state: Opinion['state']): string {
  switch (state) {
    case 'handed':
      return 'o';
    case 'accepted':
    case 'partly':
      return 'l';
    case 'written':
    case 'rejected':
    case 'withdrawn':
      return '';
  }
}
