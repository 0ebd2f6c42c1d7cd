import { useState } from 'react';
import type { Chapters, ListRows } from '#web/ledger/list/list-data.ts';
import { t } from '#web/ledger/list/words.ts';
import '#web/ledger/list/coverage-strip.css';

interface Props {
  readonly chapters: Chapters;
  readonly rows: ListRows;
  /** To the first row of a chapter. */
  readonly onShow: (itemId: string) => void;
  readonly onUnlisted: () => void;
}

/** By chapter: how many tasks are in the list, in another one of the year, left out with a reason, and not accounted for, so that none is left out without a word. */
export function CoverageStrip({ chapters, rows, onShow, onUnlisted }: Props) {
  const [stop, setStop] = useState(0);
  if (chapters.length === 0) return null;
  const sum = (of: (one: Chapters[number]) => number) => chapters.reduce((total, one) => total + of(one), 0);
  const open = sum(openOf);
  const names = shortNames(chapters);
  return (
    <section className="list-coverage" aria-label={t('list.coverage')}>
      <div className="list-coverage-sum">
        {t('list.coverage')}
        <b>{t('list.coverage.of', { tasks: sum(({ tasks }) => tasks), listed: sum(({ listed }) => listed) })}</b>
      </div>
      <ul
        className="plain list-chapters"
        // One stop of the Tab key: arrows go from chapter to chapter.
        onKeyDown={({ key, currentTarget }) => {
          const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
          if (by !== 0) currentTarget.querySelectorAll('button')[(stop + by + chapters.length) % chapters.length]?.focus();
        }}
      >
        {chapters.map((chapter, at) => {
          const { planId, path, title, tasks, listed, elsewhere, omitted } = chapter;
          const first = rows.items.find(({ task }) => task.planId === planId && (task.path === path || task.path.startsWith(`${path}/`)));
          const said = t('list.coverage.chapter', { title: `${path} ${title}`, tasks, listed, elsewhere, omitted, open: openOf(chapter) });
          const share = (count: number) => ({ width: `${(100 * count) / Math.max(tasks, 1)}%` });
          return (
            <li key={`${planId} ${path}`}>
              <button
                type="button"
                className="bare"
                tabIndex={at === Math.min(stop, chapters.length - 1) ? 0 : -1}
                onFocus={() => setStop(at)}
                title={said}
                aria-label={said}
                onClick={() => (first === undefined ? onUnlisted() : onShow(first.id))}
              >
                <span className="list-chapter-name">
                  <span className="list-chapter-number">{numberOf(chapter)} </span>
                  {names.get(chapter)}
                </span>
                <span className="list-chapter-count">
                  <i aria-hidden="true">
                    <u style={share(listed)} />
                    <s style={share(elsewhere)} />
                    <em style={share(omitted)} />
                  </i>
                  <b>
                    {listed + elsewhere}/{tasks}
                  </b>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className="list-legend">
        <button type="button" className="bare" onClick={onUnlisted}>
          <i className="open" /> {t('list.coverage.open', { count: open })}
        </button>
        <button type="button" className="bare" onClick={onUnlisted}>
          <i className="omitted" /> {t('list.coverage.omitted', { count: sum(({ omitted }) => omitted) })}
        </button>
      </div>
    </section>
  );
}

/** Neither listed nor left out with a reason. */
export const openOf = ({ tasks, listed, elsewhere, omitted }: Chapters[number]): number => tasks - listed - elsewhere - omitted;

const numberOf = ({ path }: Chapters[number]): string => (path.split('/').at(-1) ?? '').replaceAll(/[（）()]/g, '');

/** （一）推进规划政策接轨, （二）推进交通互联互通 …: 规划政策接轨, 交通互联互通. What most of them begin with tells none apart. */
function shortNames(chapters: Chapters): ReadonlyMap<Chapters[number], string> {
  const begins = Map.groupBy(chapters, ({ title }) => title.slice(0, 2));
  const [common, alike] = [...begins].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? ['', []];
  const cut = common.length === 2 && alike.length > chapters.length / 2 ? common : null;
  return new Map(
    chapters.map((chapter) => {
      const { title } = chapter;
      return [chapter, cut !== null && title.startsWith(cut) && title.length > 4 ? title.slice(2) : title] as const;
    }),
  );
}
