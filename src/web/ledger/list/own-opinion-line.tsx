import { Button } from 'antd';
import { withdrawOpinion, type Opinion } from '#contract/ledger/opinion-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/ledger/list/opinion-words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

interface Props {
  readonly opinion: Opinion;
  /** Its round goes on. */
  readonly running: boolean;
  /** Why it stands here and not where it was written. */
  readonly note?: string;
}

/** What a unit said, with the answer; what nobody has answered can be taken back while the round runs. */
export function OwnOpinionLine({ opinion, running, note }: Props) {
  const may = useMay();
  const withdraw = useAct(() => call(withdrawOpinion, { params: { opinionId: opinion.id } }), {
    onDone: ({ state }) =>
      opinion.state === 'handed' && (state === 'asked' || state === 'silent')
        ? message.warning(t('opinion.withdrawn.asked'), 6)
        : message.success(t('opinion.withdrawn')),
    onError: (error) => message.error(explain(error), 6),
  });
  const ended = opinion.state === 'written' && !running ? t('opinion.not-handed') : null;
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
            {[t('opinion.round', { number: opinion.round }), ended, note, opinion.answer?.reason]
              .filter((part) => part != null)
              .join(' · ')}
          </span>
        </div>
      </div>
      {running && (opinion.state === 'handed' || opinion.state === 'written') && may('withdrawOpinion') && (
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
