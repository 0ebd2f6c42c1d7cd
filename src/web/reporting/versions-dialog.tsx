import { useQuery } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import { listReportVersions, type ReportVersion } from '#contract/reporting/version-endpoints.ts';
import { ContentShown } from '#web/reporting/content-shown.tsx';
import type { HandedIn } from '#web/reporting/versions-button.tsx';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import '#web/reporting/acts.css';

/** Every version of a report, the newest first, each with what is new in it against the one before. */
export function VersionsDialog({ report, onClose }: { readonly report: HandedIn; readonly onClose: () => void }) {
  const read = useQuery(endpointQuery(listReportVersions, { params: { reportId: report.id } }));
  return (
    <Modal open width={760} footer={null} title={t('report.versions.of', { title: report.item.title })} onCancel={onClose}>
      {read.isPending && <Skeleton active />}
      {read.isError && <LoadFailure error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && (
        <ol className="plain report-versions">
          {read.data.versions.map((version, at, all) => (
            <Version key={version.number} version={version} before={all[at + 1] ?? null} milestones={read.data.milestones} />
          ))}
        </ol>
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
