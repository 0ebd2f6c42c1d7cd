import type { Heading } from '#core/plan/parsed-plan.ts';
import { chapterName } from '#web/plan/review/chapter-name.ts';
import type { LedgerRow } from '#web/plan/review/ledger-rows.ts';
import { showPlace, toggleChosen } from '#web/plan/review/review-state.ts';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

interface ChapterRowProps {
  readonly row: Extract<LedgerRow, { type: 'chapter' }>;
  readonly headings: ReadonlyMap<string, Heading>;
  readonly leaderless: ReadonlySet<string>;
}

/** The head of a chapter in the list: its name, what it holds, and deeds on all of it. */
export function ChapterRow({ row, headings, leaderless }: ChapterRowProps) {
  const { state, change, editable } = useReview();
  const { open } = useTaskDialogs();
  const keys = row.tasks.map(({ key }) => key);
  const all = keys.every((key) => state.chosen.has(key));
  const unled = row.tasks.filter(({ key }) => leaderless.has(key));
  const start = headings.get(row.path)?.start ?? row.tasks[0]?.ranges[0]?.start ?? 0;
  return (
    <div className="rv-chapter">
      {editable && (
        <input
          type="checkbox"
          className="rv-check"
          checked={all}
          aria-label={t('review.chapter.choose', { count: keys.length })}
          title={t('review.chapter.choose', { count: keys.length })}
          onChange={() => change((now) => toggleChosen(now, keys, !all))}
        />
      )}
      <button type="button" className="bare rv-chapter-name" onClick={() => change((now) => showPlace(now, start))}>
        {row.path === '' && headings.get('') === undefined
          ? t('review.chapter.outside')
          : chapterName(headings, row.path, row.tasks[0]?.text)}
      </button>
      <small>
        {t('review.chapter.tasks', { count: keys.length })}
        {row.objects > 0 && ` · ${t('review.chapter.objects', { count: row.objects })}`}
      </small>
      {unled.length > 0 && editable && (
        <button type="button" className="rv-quiet-button" onClick={() => open({ purpose: 'lead', tasks: unled })}>
          {t('review.chapter.lead', { count: unled.length })}
        </button>
      )}
    </div>
  );
}
