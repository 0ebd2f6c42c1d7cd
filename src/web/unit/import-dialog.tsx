import { FileExcelOutlined } from '@ant-design/icons';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { downloadUnitTemplate, exportUnits, importUnits } from '#contract/unit/endpoints.ts';
import { ImportErrors, ImportPreview } from '#web/unit/import-preview.tsx';
import { useAct } from '#web/ui/act.ts';
import { call, download, type Answer } from '#web/ui/call.ts';
import { t } from '#web/unit/import-words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { message } from '#web/ui/notices.ts';
import '#web/unit/unit-dialogs.css';

interface Looked {
  readonly file: File;
  readonly answer: Answer<typeof importUnits>;
}

/** Template → file → what it would do → done. Nothing is stored before the last step, and nothing at all when a row is wrong. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const single = useSingle();
  const [stored, setStored] = useState<Looked['answer'] | null>(null);
  const look = useAct(async (file: File): Promise<Looked> => ({
    file,
    answer: await call(importUnits, { body: { commit: 'false' }, file }),
  }));
  const store = useAct((file: File) => call(importUnits, { body: { commit: 'true' }, file }), {
    onDone: (answer, file) => {
      if (answer.stored) setStored(answer);
      // Somebody changed units between the look and this.
      else look.mutate(file);
    },
  });
  const fetchFile = (which: typeof downloadUnitTemplate | typeof exportUnits) =>
    single(() => download(which, {}).catch((error: unknown) => message.error(explain(error), 6)), which.id);
  const take = (file: File) => {
    store.reset();
    single(() => look.mutateAsync(file));
  };
  const looked = look.data ?? null;
  const changes = looked === null ? 0 : looked.answer.added.length + looked.answer.changed.length;
  const mayStore = looked !== null && looked.answer.errors.length === 0 && changes > 0;
  return (
    <Modal
      open
      width={760}
      title={t('unit.import')}
      onCancel={onClose}
      footer={
        stored === null ? (
          <div className="unit-import-foot">
            <span className="quiet">{t('unit.import.nothing-yet')}</span>
            <Button onClick={onClose}>{t('shell.cancel')}</Button>
            <Button
              type="primary"
              disabled={!mayStore}
              loading={store.isPending}
              onClick={() => looked !== null && single(() => store.mutateAsync(looked.file))}
            >
              {mayStore ? t('unit.import.go', { count: changes }) : t('unit.import.go.none')}
            </Button>
          </div>
        ) : (
          <Button type="primary" onClick={onClose}>
            {t('unit.import.close')}
          </Button>
        )
      }
    >
      {stored === null ? (
        <>
          <p className="muted unit-import-way">
            {t('unit.import.way')}{' '}
            <Button type="link" size="small" onClick={() => fetchFile(downloadUnitTemplate)}>
              {t('unit.import.template')}
            </Button>
            <Button type="link" size="small" onClick={() => fetchFile(exportUnits)}>
              {t('unit.import.current')}
            </Button>
          </p>
          <FileDrop
            accept=".xlsx,.csv"
            icon={<FileExcelOutlined />}
            small={looked !== null}
            note={t(looked === null ? 'unit.import.formats' : 'unit.import.again')}
            onFile={take}
          >
            {look.isPending ? t('unit.import.reading') : (looked?.file.name ?? t('unit.import.choose'))}
          </FileDrop>
          {look.isError && <Alert type="error" title={explain(look.error)} />}
          {store.isError && <Alert type="error" title={explain(store.error)} />}
          {looked !== null &&
            (looked.answer.errors.length > 0 ? <ImportErrors errors={looked.answer.errors} /> : <ImportPreview answer={looked.answer} />)}
        </>
      ) : (
        <div className="unit-import-done" role="status">
          <h3>{t('unit.import.done', { added: stored.added.length, changed: stored.changed.length })}</h3>
          <p className="muted">{t('unit.import.undo')}</p>
        </div>
      )}
    </Modal>
  );
}
