import { useQuery } from '@tanstack/react-query';
import { readReport } from '#contract/reporting/figure-endpoints.ts';
import { NewWords } from '#web/reporting/new-words.tsx';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import type { Answer } from '#web/ui/call.ts';

/** What was handed in of a report, version by version, each beside what was new in it. */
export function ReadReport({ reportId }: { readonly reportId: string }) {
  const read = useQuery(endpointQuery(readReport, { params: { reportId } }));
  if (read.isPending) return <PageSkeleton />;
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  const { versions, milestones } = read.data;
  if (versions.length === 0) return <p className="quiet">{t('figures.version.none')}</p>;
  return (
    <ol className="plain read-report">
      {versions.map((version, at) => (
        <Version key={version.number} version={version} before={versions[at + 1]?.content.text ?? null} milestones={milestones} />
      ))}
    </ol>
  );
}

interface Props {
  readonly version: Answer<typeof readReport>['versions'][number];
  /** The text of the version before; null: it was the first. */
  readonly before: string | null;
  readonly milestones: Answer<typeof readReport>['milestones'];
}

function Version({ version: { number, content, by, at, back }, before, milestones }: Props) {
  const language = useLanguage();
  const { text, percent, done, self, forecast, problem, next, unchanged, reached } = content;
  const figures = [
    ...(percent === null ? [] : [t('figures.version.percent', { percent })]),
    ...(done === null ? [] : [t('figures.version.done', { done })]),
    ...(self === null ? [] : [t('figures.version.self', { light: t(`report.self.${self}`) })]),
    ...(forecast === null ? [] : [t('figures.version.forecast', { day: dayWords(forecast, language) })]),
    ...milestones.filter(({ id }) => reached.includes(id)).map((one) => `✓ ${one.text}`),
  ];
  return (
    <li>
      <p className="muted">{t('figures.version', { number, by, day: dayWords(at, language) })}</p>
      <p className="judge-said">
        {text === '' ? t('report.same', { reason: unchanged }) : before === null ? text : <NewWords before={before} text={text} />}
      </p>
      {figures.length > 0 && <p>{figures.join(' · ')}</p>}
      {problem !== '' && <p>{t('report.problem.said', { text: problem })}</p>}
      {next !== '' && <p>{t('report.next.said', { text: next })}</p>}
      {back !== null && <p className="bad">{t(`report.back.${back.from}`, { by: back.by, reason: back.reason })}</p>}
    </li>
  );
}
