import { useLayoutEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import type { Home, HomeRow } from '#contract/home/endpoints.ts';
import { buckets } from '#core/home/rail.ts';
import { useMay } from '#web/access/me.ts';
import { bucketNote, doneWords, dueWords, kindWord, noteWords, titleWords } from '#web/home/row-words.ts';
import { t } from '#web/home/words.ts';
import { deskSlot } from '#web/ui/desk-slot.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { useLanguage } from '#web/ui/language.ts';
import { keepPlace, placeAt, stepOf } from '#web/ui/places-in-history.ts';
import { Filled } from '#web/ui/slot.tsx';

/** What is due, under the part of time that its day lies in. J and K or the arrows go from row to row; whoever comes back stands where they left. */
export function Rail({ home }: { readonly home: Home }) {
  const language = useLanguage();
  const list = useRef<HTMLElement>(null);
  const step = `${stepOf(useLocation())} row`;
  const move = (by: number) => () => {
    const all = linksIn(list.current);
    const at = all.findIndex((link) => link.closest('.home-row')?.contains(document.activeElement) === true);
    all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  };
  useKeys({ j: move(1), ArrowDown: move(1), k: move(-1), ArrowUp: move(-1) });
  useLayoutEffect(() => {
    const left = placeAt(step);
    const all = linksIn(list.current);
    // The scroll is brought back by the frame.
    if (left !== null) all[Math.min(left, all.length) - 1]?.focus({ preventScroll: true });
  }, [step]);
  const keep = (link: HTMLElement) => keepPlace(step, linksIn(list.current).indexOf(link) + 1);
  return (
    <section ref={list} className="home-rail" aria-label={t('home.rail')}>
      {buckets.map((bucket) => {
        const rows = home.rows.filter((row) => row.bucket === bucket);
        if (rows.length === 0) return null;
        return (
          <section key={bucket} id={`home-${bucket}`} className={`home-bucket ${bucket}`} aria-labelledby={`home-head-${bucket}`}>
            <h2 id={`home-head-${bucket}`}>
              {t(`home.bucket.${bucket}`)}
              <small>{bucketNote(bucket, home, language)}</small>
            </h2>
            <ul className="plain">
              {rows.map((row) => (
                <Row key={row.key} row={row} today={home.today} onFocus={keep} />
              ))}
            </ul>
          </section>
        );
      })}
      <p className="home-keys quiet">{t('home.keys')}</p>
    </section>
  );
}

/** The rows' own links, in their order. */
function linksIn(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
}

interface RowProps {
  readonly row: HomeRow;
  readonly today: string;
  readonly onFocus: (link: HTMLElement) => void;
}

/** One thing to do: what kind of work, what it is about, by when, and what can be done here. */
function Row({ row, today, onFocus }: RowProps) {
  const language = useLanguage();
  const may = useMay();
  const due = dueWords(row, today, language);
  const note = noteWords(row);
  const done = doneWords(row);
  const said = [due, note, row.unit ?? ''].filter((text) => text !== '');
  return (
    <li className="home-row">
      <span className="home-kind">{kindWord(row)}</span>
      <div className="grow">
        <Link to={row.link} data-row className="home-title" onFocus={(event) => onFocus(event.currentTarget)}>
          {row.code !== null && <span className="home-code">{row.code}</span>}
          {titleWords(row, today, language)}
        </Link>
        {(said.length > 0 || row.provisional) && (
          <div className="home-more">
            {said.join(' · ')}
            {row.provisional && (
              <span className="tag w" title={t('home.provisional')}>
                {t('home.provisional.short')}
                <span className="sr">{t('home.provisional')}</span>
              </span>
            )}
          </div>
        )}
      </div>
      <div className="home-acts">
        <Filled slot={deskSlot(row.kind)} may={may} props={{ objectId: row.objectId, count: row.count }} />
        <span className={done === '' ? 'home-open' : 'home-open do'} aria-hidden="true">
          {done === '' ? t(row.count > 1 ? 'home.list' : 'home.open') : done}
        </span>
      </div>
    </li>
  );
}
