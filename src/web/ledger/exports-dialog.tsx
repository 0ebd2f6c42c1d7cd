import '#web/ledger/exports-dialog.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { fetchExport, listExports, removeExport, type ExportSummary } from '#contract/ledger/export-endpoints.ts';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/ledger-dialogs.css';

const lookEveryMs = 1000;

const isMaking = ({ state }: ExportSummary): boolean => state === 'reading' || state === 'making';

/** What I exported in this post: being made, wherever it was begun, and kept for another download. */
export function ExportsDialog({ onClose }: { onClose: () => void }) {
  const exports = useQuery({
    ...endpointQuery(listExports, {}),
    refetchInterval: ({ state }) => (state.data?.exports.some(isMaking) === true ? lookEveryMs : false),
  });
  return (
    <Modal open title={t('exports.title')} footer={null} onCancel={onClose} width={640}>
      <p className="muted dialog-note">{t('exports.note')}</p>
      {exports.isError && <LoadFailure error={exports.error} onRetry={() => void exports.refetch()} />}
      {exports.data?.exports.length === 0 && <p className="muted">{t('exports.none')}</p>}
      <ul className="export-list">
        {exports.data?.exports.map((one) => (
          <ExportRow key={one.id} one={one} />
        ))}
      </ul>
    </Modal>
  );
}

function ExportRow({ one }: { one: ExportSummary }) {
  const single = useSingle();
  const remove = useAct(() => call(removeExport, { params: { exportId: one.id } }), {
    onError: (error) => message.error(explain(error)),
  });
  const kind = one.format === 'csv' ? t('exports.csv') : t('exports.xlsx');
  return (
    <li>
      <div className="grow">
        <b>{one.name ?? kind}</b>
        <span className="muted">
          {instant(one.begunAt)} · {stateWords(one)}
        </span>
      </div>
      {one.state === 'made' && (
        // The browser's own download: it goes on where it stopped, also when this page is closed.
        <Button size="small" type="link" href={fetchExport.path.replace('{exportId}', one.id)} download>
          {t('exports.download')}
        </Button>
      )}
      <Button size="small" type="text" danger loading={remove.isPending} onClick={() => single(() => remove.mutateAsync())}>
        {isMaking(one) ? t('ledger.export.cancel') : t('exports.remove')}
      </Button>
    </li>
  );
}

function stateWords({ state, rows, size, keptUntil }: ExportSummary): string {
  switch (state) {
    case 'reading':
      return t('exports.reading');
    case 'making':
      return t('exports.making', { rows: rows ?? 0 });
    case 'made':
      return t('exports.made', { rows: rows ?? 0, kb: Math.ceil((size ?? 0) / 1024), until: instant(keptUntil ?? '') });
    case 'broken-off':
      return t('exports.broken-off');
  }
}
