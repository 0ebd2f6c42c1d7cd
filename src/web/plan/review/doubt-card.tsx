import { Button } from 'antd';
import { chapterName, headingsByPath } from '#web/plan/review/chapter-name.ts';
import { DoubtAnswers } from '#web/plan/review/doubt-answers.tsx';
import { GapAnswers } from '#web/plan/review/gap-answers.tsx';
import type { OpenDoubt } from '#web/plan/review/open-doubts.ts';
import { showPlace, stepToDoubt } from '#web/plan/review/review-state.ts';
import { pathAt } from '#web/plan/review/stretch-operations.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** What is asked now: an open doubt or an unaccounted stretch, with its answers; when nothing is, what is left to do. */
export function DoubtCard({ leaderless }: { leaderless: number }) {
  const { state, change, editable } = useReview();
  const asked = state.openDoubts.find(({ key }) => key === state.asked);
  if (asked === undefined) {
    if (!editable || state.draft.tasks.length === 0) return null;
    return (
      <div className="rv-doubt done">{t(leaderless > 0 ? 'review.doubt.none.leaderless' : 'review.doubt.none', { count: leaderless })}</div>
    );
  }
  const same = state.openDoubts.filter(({ type }) => type === asked.type);
  return (
    <section className={`rv-doubt ${asked.type}`} aria-label={t('review.doubts')} aria-live="polite">
      <header>
        <h3>
          <span className="rv-doubt-count">
            {t(asked.type === 'doubt' ? 'review.doubt.count' : 'review.gap.count', {
              ordinal: asked.ordinal,
              count: same.length,
            })}
          </span>
          {asked.type === 'doubt' ? asked.doubt.message : t('review.gap.title')}
        </h3>
        <span className="rv-doubt-steps">
          <Button size="small" type="text" onClick={() => change((now) => stepToDoubt(now, -1))} aria-label={t('review.doubt.previous')}>
            ‹ <kbd>K</kbd>
          </Button>
          <Button size="small" type="text" onClick={() => change((now) => stepToDoubt(now, 1))} aria-label={t('review.doubt.next')}>
            › <kbd>J</kbd>
          </Button>
        </span>
      </header>
      <Excerpt asked={asked} />
      {editable && (asked.type === 'doubt' ? <DoubtAnswers key={asked.key} asked={asked} /> : <GapAnswers key={asked.key} asked={asked} />)}
    </section>
  );
}

const around = 28;
const longest = 120;

/** The words that are asked about with a little of what stands around them; a click shows them in the document. */
function Excerpt({ asked }: { asked: OpenDoubt }) {
  const { state, change } = useReview();
  const { text, headings } = state.draft;
  const path = pathAt(state.draft, asked.start);
  const before = lastLine(text.slice(Math.max(0, asked.start - around), asked.start));
  const after = text.slice(asked.end, asked.end + around).split('\n')[0] ?? '';
  const words = text.slice(asked.start, asked.end);
  return (
    <button
      type="button"
      className="bare rv-excerpt"
      onClick={() => change((now) => showPlace(now, asked.start))}
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
