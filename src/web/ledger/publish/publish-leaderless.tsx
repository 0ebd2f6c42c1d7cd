import { Button } from 'antd';
import { useMemo } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { chapterName, headingsByPath } from '#web/plan/review/chapter-name.ts';
import { selectTask, toggleChosen } from '#web/plan/review/review-state.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/ledger/publish/page-words.ts';

/** The tasks that would be published without a lead, by chapter. */
export function PublishLeaderless({ tasks, onClose }: { tasks: readonly DraftTask[]; onClose: () => void }) {
  const { state, change } = useReview();
  const chapters = useMemo(() => [...Map.groupBy(tasks, ({ path }) => path)], [tasks]);
  const headings = useMemo(() => headingsByPath(state.draft.headings), [state.draft.headings]);
  const goTo = (chosen: readonly DraftTask[]) => {
    const keys = chosen.map(({ key }) => key);
    change((now) =>
      toggleChosen(
        selectTask({ ...now, filter: { withoutLead: true, text: '' }, chosen: new Set() }, keys[0] ?? null, 'ledger'),
        keys,
        true,
      ),
    );
    onClose();
  };
  return (
    <section>
      <h3>{t('review.publish.leaderless', { count: tasks.length })}</h3>
      <p className="quiet">{t('review.publish.leaderless.note')}</p>
      <ul className="plain rv-publish-list">
        {chapters.length > 1 && (
          <li>
            <div className="rv-publish-doubt">
              <span className="grow">{t('review.publish.lead.all', { chapters: chapters.length, count: tasks.length })}</span>
              <Button size="small" type="link" onClick={() => goTo(tasks)}>
                {t('review.publish.lead')}
              </Button>
            </div>
          </li>
        )}
        {chapters.map(([path, own]) => (
          <li key={path}>
            <div className="rv-publish-doubt">
              <span className="grow">
                {chapterName(headings, path)} <span className="quiet">{t('review.chapter.tasks', { count: own.length })}</span>
                <span className="quiet rv-small rv-titles">{own.map(({ title }) => title).join('；')}</span>
              </span>
              <Button size="small" type="link" onClick={() => goTo(own)}>
                {t('review.publish.lead')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
