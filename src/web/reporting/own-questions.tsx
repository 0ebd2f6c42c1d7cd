import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { Link } from 'react-router';
import { answerQuestion, listQuestions, type ReportQuestion } from '#contract/reporting/burden-endpoints.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { useRemembered } from '#web/ui/remembered.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/reporting/burden.css';

/** 临时要数 of one's own units in a period, answered in place. Where nothing is asked, nothing stands there. */
export function OwnQuestions({ period }: { readonly period: string }) {
  const read = useQuery(endpointQuery(listQuestions, { params: { period } }));
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  const questions = (read.data?.questions ?? []).filter(({ withdrawn }) => withdrawn === null);
  if (questions.length === 0) return null;
  return (
    <section className="own-questions" aria-label={t('question.title')}>
      <h2>{t('question.title')}</h2>
      {questions.flatMap((question) =>
        question.answers.map((answer) => (
          <OwnAnswer key={answer.id} question={question} answer={answer} several={question.answers.length > 1} />
        )),
      )}
    </section>
  );
}

interface Props {
  readonly question: ReportQuestion;
  readonly answer: ReportQuestion['answers'][number];
  /** More than one of one's own units is asked. */
  readonly several: boolean;
}

function OwnAnswer({ question, answer, several }: Props) {
  const { text, reason, due, by, at, item } = question;
  const me = useMe();
  const may = useMay();
  const language = useLanguage();
  const single = useSingle();
  // Null: nothing was typed that is not handed in. What is typed is in this browser at once, by account.
  const [typed, setTyped] = useRemembered<string | null>(`answer.${me.account.id}.${answer.id}`, null, (stored) =>
    typeof stored === 'string' ? stored : null,
  );
  const shown = typed ?? answer.text ?? '';
  const give = useAct(() => call(answerQuestion, { params: { answerId: answer.id }, body: { text: shown.trim() } }), {
    onDone: () => message.success(t('question.answer.done')),
    onFresh: () => setTyped(null),
    onError: (error) => message.error(explain(error), 8),
  });
  const ready = shown.trim() !== '' && shown.trim() !== answer.text;
  return (
    <form
      className="own-question"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) single(() => give.mutateAsync());
      }}
    >
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
          {several && `${answer.unit.name} · `}
          {t('question.head', { by, day: dayWords(at, language), due: dayWords(due, language) })} · {t('question.why', { reason })}
        </p>
      </div>
      <div className="own-answer">
        <Input.TextArea
          aria-label={t('question.answer.of', { question: text })}
          placeholder={t('question.answer')}
          autoSize={{ minRows: 1, maxRows: 6 }}
          disabled={!may('answerQuestion')}
          maxLength={maxLengthOf(answerQuestion.body, 'text')}
          value={shown}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" disabled={!ready} loading={give.isPending}>
          {t(answer.text === null ? 'question.answer.give' : 'question.answer.change')}
        </Button>
      </div>
      {answer.by !== null && answer.at !== null && (
        <p className="quiet">{t('question.answer.by', { by: answer.by, day: dayWords(answer.at, language) })}</p>
      )}
    </form>
  );
}
