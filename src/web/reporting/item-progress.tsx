import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { getItemProgress, type UnitProgress } from '#contract/reporting/version-endpoints.ts';
import { DemandButton } from '#web/reporting/demand-button.tsx';
import { ContentShown } from '#web/reporting/content-shown.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { today } from '#web/ui/instant.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import '#web/reporting/reports.css';

/** 进展 of an item: what the lead reported period by period, the newest first, with the other units' own parts under it. */
export function ItemProgress({ itemId }: { readonly itemId: string }) {
  const read = useQuery(endpointQuery(getItemProgress, { params: { itemId } }));
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  if (read.isPending) return <Skeleton active />;
  const { periods, milestones, demand } = read.data;
  return (
    <>
      <div className="progress-demand">
        {demand.evidenceReason !== null && <p className="muted">{t('report.evidence.wanted', { reason: demand.evidenceReason })}</p>}
        {demand.target !== null && <p className="muted">{t('report.demand.target.said', demand.target)}</p>}
        <DemandButton item={{ id: itemId, ...demand }} />
      </div>
      {periods.length === 0 && <p className="quiet">{t('report.progress.none')}</p>}
      {periods.map(({ period, due, reports }, at) => {
        const parts = reports.filter(({ lead }) => !lead);
        const earlier = (own: UnitProgress) =>
          periods.slice(at + 1).flatMap((one) => one.reports.filter((said) => said.unit.id === own.unit.id && said.content !== null))[0]
            ?.content ?? null;
        const row = (own: UnitProgress) => (
          <UnitRow key={own.unit.id} own={own} before={earlier(own)} late={due < today()} milestones={milestones} />
        );
        return (
          <section key={period} className="progress-period">
            <h3>{periodWords(period)}</h3>
            {reports.filter(({ lead }) => lead).map(row)}
            {parts.length > 0 && (
              <div className="progress-parts" role="group" aria-label={t('report.parts')}>
                {parts.map(row)}
              </div>
            )}
          </section>
        );
      })}
    </>
  );
}

interface Props {
  readonly own: UnitProgress;
  readonly before: UnitProgress['content'];
  /** The day by which it was due is over. */
  readonly late: boolean;
  readonly milestones: readonly { readonly id: string; readonly text: string }[];
}

function UnitRow({ own: { unit, state, content, on, correcting }, before, late, milestones }: Props) {
  const language = useLanguage();
  return (
    <div>
      <p className="muted">
        {unit.name}
        {on !== null && ` · ${dayWords(on, language)}`}{' '}
        {state !== null && state !== 'accepted' && <span className="tag">{t(`report.state.${state}`)}</span>}
        {correcting && <span className="tag w">{t('report.progress.correcting')}</span>}
      </p>
      {content === null ? (
        <p className="quiet">{t(late ? 'report.progress.silent' : 'report.progress.waits')}</p>
      ) : (
        <ContentShown content={content} before={before} earlier milestones={milestones} />
      )}
    </div>
  );
}
