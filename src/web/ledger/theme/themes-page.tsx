import { useQuery } from '@tanstack/react-query';
import { listThemes } from '#contract/ledger/theme-endpoints.ts';
import { AddTheme } from '#web/ledger/theme/add-theme.tsx';
import { PrincipleList } from '#web/ledger/theme/principle-list.tsx';
import { ThemeRow } from '#web/ledger/theme/theme-row.tsx';
import { useMay } from '#web/access/me.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useScrollInHistory } from '#web/ui/places-in-history.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/theme/themes-page.css';

/** Cuts across chapters: themes that people make, and the principles that plans state. */
export function ThemesPage() {
  useTitle(t('theme.title'));
  const themes = useQuery(endpointQuery(listThemes, {}));
  const mayAdd = useMay()('addTheme');
  const scrolled = useScrollInHistory('themes');
  const list = themes.data?.themes ?? [];
  return (
    <div className="view">
      <section ref={scrolled} className="view-main">
        {themes.isPending ? (
          <PageSkeleton />
        ) : (
          <div className="page themes">
            <section>
              <div className="page-head">
                <h1>{t('theme.title')}</h1>
                <span className="muted">{t('theme.note')}</span>
              </div>
              {themes.isError && <LoadFailure error={themes.error} onRetry={() => void themes.refetch()} />}
              <ul className="plain theme-list">
                {list.map((theme) => (
                  <ThemeRow key={theme.id} theme={theme} />
                ))}
                {themes.isSuccess && list.length === 0 && (
                  <li className="theme-empty">
                    <b>{t('theme.empty.title')}</b>
                    <span className="muted">{t('theme.empty.text')}</span>
                  </li>
                )}
                {mayAdd && (
                  <li>
                    <AddTheme />
                  </li>
                )}
              </ul>
            </section>
            <PrincipleList />
          </div>
        )}
      </section>
    </div>
  );
}
