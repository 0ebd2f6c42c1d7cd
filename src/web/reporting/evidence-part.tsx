import { Button } from 'antd';
import { useRef, useState } from 'react';
import { fetchAttachment } from '#contract/attachment/endpoints.ts';
import type { Report } from '#contract/reporting/endpoints.ts';
import { addReportFile, removeReportEvidence, restoreReportEvidence } from '#contract/reporting/evidence-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { acceptedFiles } from '#web/attachment/accepted-files.ts';
import { LinkDialog } from '#web/reporting/link-dialog.tsx';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call, download } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/reporting/evidence.css';

type Evidence = Report['evidence'][number];

/** What supports a report, to be opened; for who may, to be taken away while nothing was handed in with it. */
export function EvidenceList({
  evidence,
  onRemove,
}: {
  readonly evidence: readonly Evidence[];
  readonly onRemove?: (one: Evidence) => void;
}) {
  const single = useSingle();
  const fetchIt = (attachmentId: string) =>
    single(() => download(fetchAttachment, { params: { attachmentId } }).catch((error: unknown) => message.error(explain(error), 6)));
  if (evidence.length === 0) return null;
  return (
    <ul className="plain report-evidence" aria-label={t('report.evidence')}>
      {evidence.map((one) => (
        <li key={one.id} className={one.kind}>
          {one.url === null ? (
            <button type="button" className="bare" onClick={() => fetchIt(one.id)}>
              {one.name}
            </button>
          ) : (
            <a href={one.url} title={one.url} target="_blank" rel="noopener noreferrer">
              {one.name}
            </a>
          )}
          {onRemove !== undefined && one.kept && <small className="quiet">{t('report.evidence.kept')}</small>}
          {onRemove !== undefined && !one.kept && (
            <button
              type="button"
              className="bare report-remove"
              aria-label={t('report.evidence.remove', { name: one.name })}
              onClick={() => onRemove(one)}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Why the office wants evidence, where it does and there is none. */
export function EvidenceWanted({ report: { item, lead, evidence } }: { readonly report: Report }) {
  if (!lead || item.evidenceReason === null || evidence.length > 0) return null;
  return <p className="report-wanted">{t('report.evidence.wanted', { reason: item.evidenceReason })}</p>;
}

/** Evidence of an open row: a file or a link is added, and taken away again while no version was handed in with it. */
export function EvidencePart({ report }: { readonly report: Report }) {
  const may = useMay();
  const chooser = useRef<HTMLInputElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const single = useSingle();
  const [linking, setLinking] = useState(false);
  const [gone, setGone] = useState<Evidence | null>(null);
  const params = { reportId: report.id };
  const told = { onError: (error: Error) => message.error(explain(error), 8) };
  const add = useAct((file: File) => call(addReportFile, { params, file }), {
    onDone: (_, { name }) => message.success(t('report.evidence.added', { name })),
    ...told,
  });
  const remove = useAct(({ id }: Evidence) => call(removeReportEvidence, { params: { ...params, evidenceId: id } }), {
    onDone: (_, one) => setGone(one),
    ...told,
  });
  const restore = useAct(({ id }: Evidence) => call(restoreReportEvidence, { params: { ...params, evidenceId: id } }), {
    onDone: () => setGone(null),
    // Its button went with what it put back.
    onFresh: () => adder.current?.focus(),
    ...told,
  });
  return (
    <div className="report-evidence-part">
      <EvidenceWanted report={report} />
      <EvidenceList evidence={report.evidence} onRemove={(one) => single(() => remove.mutateAsync(one), one.id)} />
      {gone !== null && (
        <p className="quiet" role="status">
          {t('report.evidence.removed', { name: gone.name })}{' '}
          <Button ref={focusOnce} size="small" loading={restore.isPending} onClick={() => single(() => restore.mutateAsync(gone))}>
            {t('report.evidence.restore')}
          </Button>
        </p>
      )}
      {may('addReportFile') && (
        <div className="report-evidence-add">
          <Button ref={adder} size="small" loading={add.isPending} onClick={() => chooser.current?.click()}>
            {add.isPending ? t('report.evidence.adding') : `＋ ${t('report.evidence.file')}`}
          </Button>
          <Button size="small" onClick={() => setLinking(true)}>
            ＋ {t('report.evidence.link')}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept={acceptedFiles}
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = '';
              if (file !== undefined) single(() => add.mutateAsync(file));
            }}
          />
        </div>
      )}
      {linking && <LinkDialog reportId={report.id} onClose={() => setLinking(false)} />}
    </div>
  );
}
