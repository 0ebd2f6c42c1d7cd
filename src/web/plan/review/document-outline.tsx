import { DownOutlined } from '@ant-design/icons';
import type { MenuProps } from 'antd';
import { useMemo } from 'react';
import { isWithin, lastOf } from '#core/plan/chapter-path.ts';
import { showPlace } from '#web/plan/review/review-state.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';

/** Where in the plan the reader is, and a way to every other chapter. */
export function DocumentOutline({ offset }: { offset: number }) {
  const { state, change } = useReview();
  const { headings, title, tasks } = state.draft;
  const named = useMemo(() => headings.filter(({ heading }) => heading !== ''), [headings]);
  const counts = useMemo(() => {
    const byPath = new Map<string, number>();
    for (const { path } of tasks) byPath.set(path, (byPath.get(path) ?? 0) + 1);
    return byPath;
  }, [tasks]);
  const at = named.findLast(({ start }) => start <= offset + 1);
  const trail = at === undefined ? [] : named.filter(({ path, start }) => start <= at.start && isWithin(at.path, path));
  // A chapter's number may come back after a restart: of equal paths the last one read counts.
  const steps = [...new Map(trail.map((heading) => [heading.path, heading])).values()];
  const items: MenuProps['items'] = named.slice(0, 400).map(({ path, heading, start }) => ({
    key: String(start),
    label: (
      <span style={{ paddingLeft: (path.split('/').length - 1) * 16 }} className="rv-outline-item">
        <span>
          {lastOf(path)} {heading}
        </span>
        {counts.has(path) && <span className="quiet">{t('review.chapter.tasks', { count: counts.get(path) ?? 0 })}</span>}
      </span>
    ),
  }));
  return (
    <nav className="rv-path" aria-label={t('review.outline')}>
      <ClickMenu classNames={{ root: 'rv-outline' }} menu={{ items, onClick: ({ key }) => change((now) => showPlace(now, Number(key))) }}>
        <button type="button" className="rv-quiet-button">
          {t('review.outline')} <DownOutlined style={{ fontSize: 10 }} />
        </button>
      </ClickMenu>
      <span className="rv-path-steps">
        {steps.length === 0 ? (
          <span>{title}</span>
        ) : (
          steps.map(({ path, heading, start }) => (
            <button key={path} type="button" className="bare" onClick={() => change((now) => showPlace(now, start))}>
              {lastOf(path)} {heading}
            </button>
          ))
        )}
      </span>
    </nav>
  );
}
