import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { withdrawQuestion, type ReportQuestion } from '#contract/reporting/burden-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { ReasonDialog } from '#web/reporting/reason-dialog.tsx';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';

interface Props {
  readonly question: ReportQuestion;
  /** Somebody was led to it: it is open. */
  readonly shown: boolean;
}

/** One question as the office asked it, with every unit's answer. */
export function AskedQuestion({ question, shown }: Props) {
  const { text, reason, due, by, at, item, withdrawn, answers } = question;
  const language = useLanguage();
  const may = useMay();
  const [withdrawing, setWithdrawing] = useState(false);
  const answered = answers.filter((one) => one.text !== null).length;
  return (
    <li className="found-report" id={question.id}>
      <div className="found-line">
        <div>
          {item !== null && (
            <>
              <Link to={`/lists/${item.listId}?item=${item.id}`}>
                {item.code} {item.title}
              </Link>{' '}
            </>
          )}
          <b>{text}</b>
          <p className="muted">
            {t('question.head', { by, day: dayWords(at, language), due: dayWords(due, language) })} · {t('question.why', { reason })}
          </p>
          {withdrawn !== null && <p className="muted">{t('question.withdrawn', { by: withdrawn.by, reason: withdrawn.reason })}</p>}
        </div>
        <div className="found-state">
          <span className="tag">{t('question.answered', { answered, all: answers.length })}</span>
          {withdrawn === null && may('withdrawQuestion') && (
            <Button size="small" onClick={() => setWithdrawing(true)}>
              {t('question.withdraw')}
            </Button>
          )}
        </div>
      </div>
      <details open={shown}>
        <summary className="muted">{t('question.answer')}</summary>
        <dl className="asked-answers">
          {answers.map((one) => (
            <div key={one.id}>
              <dt>{one.unit.name}</dt>
              <dd className={one.text === null ? 'quiet' : ''}>
                {one.text ?? t('question.answer.none')}
                {one.by !== null && one.at !== null && (
                  <small className="quiet"> {t('question.answer.by', { by: one.by, day: dayWords(one.at, language) })}</small>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
      {withdrawing && <WithdrawDialog question={question} onClose={() => setWithdrawing(false)} />}
    </li>
  );
}

function WithdrawDialog({ question: { id, text }, onClose }: { readonly question: ReportQuestion; readonly onClose: () => void }) {
  const withdraw = useAct((reason: string) => call(withdrawQuestion, { params: { questionId: id }, body: { reason } }), {
    onDone: () => {
      message.success(t('question.withdraw.done'));
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('question.withdraw.title', { question: text })}
      okText={t('question.withdraw')}
      text={t('question.withdraw.text')}
      label={t('question.withdraw.reason')}
      maxLength={maxLengthOf(withdrawQuestion.body, 'reason')}
      act={withdraw}
      onClose={onClose}
    />
  );
}
