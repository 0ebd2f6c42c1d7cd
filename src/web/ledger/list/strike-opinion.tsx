import { Button, Input } from 'antd';
import { useState } from 'react';
import { strikeAnswer, strikeOpinion, type Consultation, type Opinion } from '#contract/ledger/opinion-endpoints.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** Takes back an opinion that the office entered for the wrong unit, or wrongly. */
export function StrikeOpinion({ opinion: { id } }: { readonly opinion: Opinion }) {
  return (
    <Strike strike={(reason) => call(strikeOpinion, { params: { opinionId: id }, body: { reason } })} done={t('opinion.strike.done')} />
  );
}

/** The same of 无意见. */
export function StrikeAnswer({ consultation: { id } }: { readonly consultation: Consultation }) {
  return (
    <Strike
      strike={(reason) => call(strikeAnswer, { params: { consultationId: id }, body: { reason } })}
      done={t('opinion.strike.none.done')}
    />
  );
}

interface Props {
  readonly strike: (reason: string) => Promise<unknown>;
  readonly done: string;
}

/** With a reason, in its place. */
function Strike({ strike, done }: Props) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { attempt, told } = useProblems(emptyProblem(t('opinion.strike.reason'), reason));
  const single = useSingle();
  const act = useAct(() => strike(reason.trim()), {
    onDone: () => message.success(done),
    onError: (error) => message.error(explain(error), 6),
  });
  if (!open) {
    return (
      <Button type="link" size="small" className="no-print" onClick={() => setOpen(true)}>
        {t('opinion.strike')}
      </Button>
    );
  }
  return (
    <form
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        attempt(() => single(() => act.mutateAsync()));
      }}
    >
      <Input
        aria-label={t('opinion.strike.reason')}
        placeholder={t('opinion.strike.reason')}
        ref={focusOnce}
        value={reason}
        maxLength={maxLengthOf(strikeOpinion.body, 'reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {told}
      <div className="opinion-acts">
        <Button size="small" type="primary" htmlType="submit" loading={act.isPending}>
          {t('opinion.strike')}
        </Button>
        <Button size="small" type="text" onClick={() => setOpen(false)}>
          {t('opinion.answer.cancel')}
        </Button>
      </div>
    </form>
  );
}
