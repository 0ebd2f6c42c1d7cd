import { Button, Input } from 'antd';
import { useState } from 'react';
import { answerOpinions, type Opinion } from '#contract/ledger/opinion-endpoints.ts';
import { opinionDecisions, type OpinionDecision } from '#core/ledger/list/opinion.ts';
import { useMay } from '#web/access/me.ts';
import { opinionTag } from '#web/ledger/list/own-opinion-line.tsx';
import { StrikeOpinion } from '#web/ledger/list/strike-opinion.tsx';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** The last two cells of an opinion's row: how it was taken over and why; answered in place, 采纳 in one click. */
export function AnswerCell({ opinion, composed }: { readonly opinion: Opinion; readonly composed: boolean }) {
  const mayAnswer = useMay()('answerOpinions') && composed;
  const [again, setAgain] = useState(false);
  const [decision, setDecision] = useState<OpinionDecision | null>(null);
  const [reason, setReason] = useState('');
  const { attempt, told } = useProblems(decision === 'accepted' ? [] : emptyProblem(t('opinion.answer.reason'), reason));
  const single = useSingle();
  const act = useAct(
    (given: OpinionDecision) =>
      call(answerOpinions, {
        body: { ids: [opinion.id], seen: opinion.state, decision: given, reason: reason.trim() === '' ? null : reason.trim() },
      }),
    {
      onDone: () => {
        message.success(t('opinion.answer.done'));
        setAgain(false);
        setDecision(null);
      },
      onError: (error) => message.error(explain(error), 6),
    },
  );
  const choosing = mayAnswer && (opinion.state === 'handed' || again);
  const choose = (given: OpinionDecision) => {
    setDecision(given);
    if (given !== 'accepted') return;
    single(() => act.mutateAsync(given));
  };
  return (
    <>
      <td>
        <span className={`tag ${opinionTag(opinion.state)}`}>{t(`opinion.state.${opinion.state}`)}</span>
        {mayAnswer && !choosing && (
          <Button
            type="link"
            size="small"
            className="no-print"
            onClick={() => {
              setAgain(true);
              setReason(opinion.answer?.reason ?? '');
            }}
          >
            {t('opinion.answer.again')}
          </Button>
        )}
        {mayAnswer && opinion.recorded && <StrikeOpinion opinion={opinion} />}
      </td>
      <td>
        {!choosing && (opinion.answer?.reason ?? '')}
        {choosing && (
          <div className="no-print opinion-answer">
            <div role="group" aria-label={t('opinion.answer')} className="opinion-acts">
              {opinionDecisions.map((one) => (
                <Button
                  key={one}
                  size="small"
                  aria-pressed={decision === one}
                  type={decision === one ? 'primary' : 'default'}
                  loading={act.isPending && decision === one}
                  onClick={() => choose(one)}
                >
                  {t(`opinion.state.${one}`)}
                </Button>
              ))}
              {again && decision === null && (
                <Button size="small" type="text" onClick={() => setAgain(false)}>
                  {t('opinion.answer.cancel')}
                </Button>
              )}
            </div>
            {decision !== null && decision !== 'accepted' && (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  attempt(() => single(() => act.mutateAsync(decision)));
                }}
              >
                <Input.TextArea
                  aria-label={t('opinion.answer.reason')}
                  ref={focusOnce}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  value={reason}
                  maxLength={maxLengthOf(answerOpinions.body, 'reason')}
                  onChange={(event) => setReason(event.target.value)}
                />
                {told}
                <div className="opinion-acts">
                  <Button size="small" type="primary" htmlType="submit">
                    {t('opinion.answer.save')}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    onClick={() => {
                      setDecision(null);
                      setAgain(false);
                    }}
                  >
                    {t('opinion.answer.cancel')}
                  </Button>
                </div>
              </form>
            )}
          </div>
        )}
      </td>
    </>
  );
}
