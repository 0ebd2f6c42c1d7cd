import { coverageBp } from '#core/plan/draft/coverage.ts';
import { stepToDoubt } from '#web/plan/review/review-state.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

const groups: readonly { className: string; kinds: readonly string[] }[] = [
  { className: 'frame', kinds: ['title', 'preamble', 'heading', 'attachment', 'signature', 'letter', 'validity', 'set-aside'] },
  { className: 'task', kinds: ['task'] },
  { className: 'assignment', kinds: ['assignment'] },
  { className: 'goal', kinds: ['goal', 'principle', 'safeguard'] },
  { className: 'none', kinds: ['none'] },
];

/** How much of the text is accounted for and as what; a click goes to the next open doubt or gap. */
export function CoverageBar() {
  const { state, change } = useReview();
  const { coverage } = state.draft;
  const gaps = state.openDoubts.filter(({ type }) => type === 'gap').length;
  const doubts = state.openDoubts.length - gaps;
  const share = (coverageBp(coverage) / 100).toFixed(1).replace(/^100\.0$/, '100');
  return (
    <button
      type="button"
      className="bare rv-coverage"
      disabled={state.openDoubts.length === 0}
      onClick={() => change((now) => stepToDoubt(now, 1))}
    >
      <span className="rv-coverage-words">
        <span>
          {t('review.coverage.before')} <b>{share}%</b> {t('review.coverage.after')}
        </span>
        <span>
          {state.openDoubts.length === 0 ? t('review.coverage.done') : t('review.coverage.left', { gaps, doubts })}
          {state.openDoubts.length > 0 && <kbd>J</kbd>}
        </span>
      </span>
      <i className="rv-coverage-bar" aria-hidden="true">
        {groups.map(({ className, kinds }) => (
          <b
            key={className}
            className={className}
            style={{ width: `${(100 * sum(coverage.byKind, kinds)) / Math.max(1, coverage.total)}%` }}
          />
        ))}
      </i>
    </button>
  );
}

function sum(byKind: Readonly<Record<string, number>>, kinds: readonly string[]): number {
  return kinds.reduce((total, kind) => total + (byKind[kind] ?? 0), 0);
}
