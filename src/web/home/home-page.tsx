import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMay } from '#web/access/me.ts';
import { getHome, type Home } from '#contract/home/endpoints.ts';
import { buckets, type Bucket } from '#core/home/rail.ts';
import { HomeAside } from '#web/home/home-aside.tsx';
import { NothingToDo } from '#web/home/nothing-to-do.tsx';
import { Rail } from '#web/home/rail.tsx';
import { t } from '#web/home/words.ts';
import { weekdayWords, dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import '#web/home/home.css';

const TookOver = lazyPart(async () => (await import('#web/home/took-over.tsx')).TookOver);

/** 工作台: everybody begins here. What is due, by the clock; beside it what happened, what others have to do, and the figures. */
export function HomePage() {
  useTitle(t('home.title'));
  const home = useQuery(endpointQuery(getHome, {}));
  if (home.isPending) return <PageSkeleton />;
  return (
    <div className="home">
      {home.data !== undefined && <HomeHead home={home.data} />}
      <div className="home-wrap">
        <div className="home-main">
          {home.isError && <LoadFailure error={home.error} onRetry={() => void home.refetch()} />}
          {home.data !== undefined && home.data.tookOver !== null && <TookOver since={home.data.tookOver} today={home.data.today} />}
          {home.data !== undefined && (home.data.rows.length === 0 ? <NothingToDo /> : <Rail home={home.data} />)}
        </div>
        {home.data !== undefined && <HomeAside home={home.data} />}
      </div>
    </div>
  );
}

/** The day, by the server, and how many things stand in each part of the rail. */
function HomeHead({ home: { today, unit, counts } }: { readonly home: Home }) {
  const language = useLanguage();
  const may = useMay();
  const shown = buckets.filter((bucket) => counts[bucket] > 0);
  return (
    <header className="home-head">
      <h1>
        {dayWords(today, language, new Date(today))} {weekdayWords(today, language)}
      </h1>
      <div className="home-chips">
        {shown.map((bucket) => (
          <button key={bucket} type="button" className={`home-chip ${bucket}`} onClick={() => showBucket(bucket)}>
            {t(`home.bucket.${bucket}`)} <b>{counts[bucket]}</b>
          </button>
        ))}
      </div>
      {unit !== null && <span className="home-unit muted">{unit}</span>}
      {may('getHandover') && <Link to="/handover">{t('handover.open')}</Link>}
    </header>
  );
}

/** Brings the first row of the part into sight. */
function showBucket(bucket: Bucket): void {
  document.querySelector<HTMLElement>(`#home-${bucket} a[data-row]`)?.focus();
}
