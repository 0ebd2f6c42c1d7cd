import { Button } from 'antd';
import { chapterName, headingsByPath } from '#web/plan/review/chapter-name.ts';
import { DoubtAnswers } from '#web/plan/review/doubt-answers.tsx';
import { GapAnswers } from '#web/plan/review/gap-answers.tsx';
import type { Question } from '#web/plan/review/review-questions.ts';
import { showPlace, stepToQuestion } from '#web/plan/review/review-state.ts';
import { pathAt } from '#web/plan/review/stretch-operations.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** The question that is asked now: an open doubt or an unaccounted stretch, with its answers. */
export function QuestionCard() {
  const { state, change, editable } = useReview();
  const question = state.questions.find(({ key }) => key === state.question);
  if (question === undefined) {
    if (!editable || state.draft.tasks.length === 0) return null;
    return <div className="rv-question done">{t('review.question.none')}</div>;
  }
  const same = state.questions.filter(({ type }) => type === question.type);
  return (
    <section className={`rv-question ${question.type}`} aria-label={t('review.questions')} aria-live="polite">
      <header>
        <h3>
          <span className="rv-question-count">
            {t(question.type === 'doubt' ? 'review.question.doubt' : 'review.question.gap', {
              ordinal: question.ordinal,
              count: same.length,
            })}
          </span>
          {question.type === 'doubt' ? question.doubt.message : t('review.question.gap.title')}
        </h3>
        <span className="rv-question-steps">
          <Button
            size="small"
            type="text"
            onClick={() => change((now) => stepToQuestion(now, -1))}
            aria-label={t('review.question.previous')}
          >
            ‹ <kbd>K</kbd>
          </Button>
          <Button size="small" type="text" onClick={() => change((now) => stepToQuestion(now, 1))} aria-label={t('review.question.next')}>
            › <kbd>J</kbd>
          </Button>
        </span>
      </header>
      <Excerpt question={question} />
      {editable &&
        (question.type === 'doubt' ? (
          <DoubtAnswers key={question.key} question={question} />
        ) : (
          <GapAnswers key={question.key} question={question} />
        ))}
    </section>
  );
}

const around = 28;
const longest = 120;

/** The words in question with a little of what stands around them; a click shows them in the document. */
function Excerpt({ question }: { question: Question }) {
  const { state, change } = useReview();
  const { text, headings } = state.draft;
  const path = pathAt(state.draft, question.start);
  const before = lastLine(text.slice(Math.max(0, question.start - around), question.start));
  const after = text.slice(question.end, question.end + around).split('\n')[0] ?? '';
  const words = text.slice(question.start, question.end);
  return (
    <button
      type="button"
      className="bare rv-excerpt"
      onClick={() => change((now) => showPlace(now, question.start))}
      title={t('review.show-place')}
    >
      {path !== '' && <span className="quiet">{chapterName(headingsByPath(headings), path)}　</span>}
      <span className="serif">
        {before !== '' && <span className="quiet">…{before}</span>}
        <b>{words.length > longest ? `${words.slice(0, longest)}…` : words}</b>
        {after !== '' && <span className="quiet">{after}…</span>}
      </span>
    </button>
  );
}

function lastLine(text: string): string {
  return text.split('\n').at(-1) ?? '';
}
