import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { listRuleSetVersions, type RuleSetVersion } from '#contract/settings/endpoints.ts';
import { figureWords, ruleLabel } from '#web/settings/rule-words.ts';
import { t } from '#web/settings/words.ts';
import { endpointPages } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import '#web/ui/figure-rows.css';

/** 修改记录: what each version of rules and calendar changed, by whom and why, newest first. */
export function RuleHistory() {
  const pages = useInfiniteQuery(
    endpointPages(listRuleSetVersions, { query: {} }, ({ versions, more }) => {
      const oldest = versions.at(-1);
      return more && oldest !== undefined ? { query: { before: oldest.version } } : null;
    }),
  );
  const versions = pages.data?.pages.flatMap((page) => page.versions) ?? [];
  return (
    <section id="history" className="page-card" aria-label={t('rules.history')}>
      <h2>{t('rules.history')}</h2>
      {pages.isError && <LoadFailure error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && versions.length === 0 && <p className="quiet">{t('rules.history.none')}</p>}
      <ol className="plain rule-history">
        {versions.map((version) => (
          <Version key={version.version} version={version} />
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button size="small" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('rules.history.more')}
        </Button>
      )}
    </section>
  );
}

function Version({ version: { version, knownFrom, changedAt, changedBy, reason, rules, years } }: { readonly version: RuleSetVersion }) {
  return (
    <li>
      <p>
        {/* The first one was in force before anybody changed it: the day on which it was written down says nothing. */}
        <b>{reason === null ? t('rules.history.first', { version }) : t('rules.history.line', { version, knownFrom })}</b>{' '}
        {reason !== null && (
          <span className="quiet">
            {changedBy !== null && `${changedBy} · `}
            {instant(changedAt)}
          </span>
        )}
      </p>
      <ul className="plain">
        {rules.map(({ rule, before, after }) => (
          <li key={rule}>
            {t('rules.before', { rule: ruleLabel(rule), before: figureWords(rule, before), after: figureWords(rule, after) })}
          </li>
        ))}
        {years.map(({ year, announced, holidays, workdays }) => (
          <li key={year}>
            {announced
              ? t('rules.history.year', { year: String(year), holidays, workdays })
              : t('rules.history.year.gone', { year: String(year) })}
          </li>
        ))}
      </ul>
      <p className="quiet">{reason === null ? t('rules.history.base') : t('rules.history.reason', { reason })}</p>
    </li>
  );
}
