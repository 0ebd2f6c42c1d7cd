import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { listReportVersions, type ReportVersion } from '#contract/reporting/version-endpoints.ts';
import { ContentShown } from '#web/reporting/content-shown.tsx';
import type { HandedIn } from '#web/reporting/handed-in.ts';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointPages } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import '#web/reporting/reports.css';

/** Every version of a report, the newest first, each with what is new in it against the one before. */
export function VersionsDialog({ report, onClose }: { readonly report: HandedIn; readonly onClose: () => void }) {
  const params = { reportId: report.id };
  const read = useInfiniteQuery(
    endpointPages(listReportVersions, { params, query: {} }, ({ versions, earlier }) =>
      earlier === 0 ? null : { params, query: { before: versions.at(-1)?.number } },
    ),
  );
  const pages = read.data?.pages ?? [];
  const versions = pages.flatMap((page) => page.versions);
  const earlier = pages.at(-1)?.earlier ?? 0;
  return (
    <Modal open width={760} footer={null} title={t('report.versions.of', { title: report.item.title })} onCancel={onClose}>
      {read.isPending && <Skeleton active />}
      {read.isError && <LoadFailure error={read.error} onRetry={() => void read.refetch()} />}
      <ol className="plain report-versions">
        {versions.map((version, at) => (
          <Version key={version.number} version={version} before={versions[at + 1] ?? null} milestones={pages[0]?.milestones ?? []} />
        ))}
      </ol>
      {earlier > 0 && (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t('report.versions.earlier', { count: earlier })}
        </Button>
      )}
    </Modal>
  );
}

interface Props {
  readonly version: ReportVersion;
  readonly before: ReportVersion | null;
  readonly milestones: readonly { readonly id: string; readonly text: string }[];
}

function Version({ version, before, milestones }: Props) {
  const language = useLanguage();
  const { number, content, by, at, on, recorded, draftBefore, confirmed, signedOffBy, denied, back, reason, accepted } = version;
  const day = (iso: string) => dayWords(iso, language);
  return (
    <li>
      <p>
        <b>{t('report.version', { number })}</b> {accepted && <span className="tag l">{t('report.version.accepted')}</span>}{' '}
        <span className="muted">
          {t(recorded === null ? 'report.version.by' : 'report.version.recorded', { by, at: instant(at), day: day(on) })}
        </span>
      </p>
      {recorded !== null && (
        <p className="muted">{t('report.version.recorded.from', { from: recorded.from, of: recorded.of, day: day(recorded.on) })}</p>
      )}
      {confirmed !== null && <p className="muted">{t('report.version.confirmed', { by: confirmed.by, at: instant(confirmed.at) })}</p>}
      {signedOffBy !== null && <p className="muted">{t('report.version.signed', { by: signedOffBy })}</p>}
      {reason !== null && <p>{t('report.correcting.reason', { reason })}</p>}
      <ContentShown content={content} before={before?.content ?? null} milestones={milestones} />
      {draftBefore !== null && (
        <details>
          <summary className="muted">{t('report.draft.kept')}</summary>
          <ContentShown content={draftBefore} before={null} milestones={milestones} />
        </details>
      )}
      {denied !== null && (
        <p className="bad">{t('report.version.denied', { by: denied.by, at: instant(denied.at), reason: denied.reason })}</p>
      )}
      {back !== null && (
        <p className="bad">{t(`report.version.back.${back.from}`, { by: back.by, at: instant(back.at), reason: back.reason })}</p>
      )}
    </li>
  );
}
