import { FileExcelOutlined } from '@ant-design/icons';
import { Alert, Button, Modal } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { mergeListSheet } from '#contract/ledger/list-sheet-endpoints.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { SheetPreview } from '#web/ledger/list/sheet-preview.tsx';
import { keyOfCell, type Choices } from '#web/ledger/list/sheet-choices.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';
import '#web/ledger/list/sheet.css';

interface Props {
  readonly list: ListDetail;
  readonly cells: ListCells;
  readonly onClose: () => void;
}

/** A workbook that comes back → what it would change, what both changed, what is wrong → typed into the grid as one act, which can be taken back. */
export function SheetDialog({ list, cells, onClose }: Props) {
  const single = useSingle();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const look = useAct((file: File) => call(mergeListSheet, { params: { listId: list.id }, file }));
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file === undefined) return;
    setName(file.name);
    setChoices(new Map());
    single(() => look.mutateAsync(file));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const merged = look.data ?? null;
  const asked = merged?.conflicts.filter((cell) => !choices.has(keyOfCell(cell))).length ?? 0;
  const wrong = merged === null ? 0 : merged.errors.length + merged.problems.length;
  const taken = merged === null ? [] : [...merged.changes, ...merged.conflicts.filter((cell) => choices.get(keyOfCell(cell)) === 'sheet')];
  const typeAll = () => {
    cells.type(taken.map(({ item, field, from, to }) => ({ item, field, text: to, base: from })));
    message.success(t('list.sheet.in.done', { count: taken.length }), 5);
    onClose();
  };
  return (
    <Modal
      open
      width={860}
      title={t('list.sheet.in')}
      onCancel={onClose}
      footer={
        <div className="sheet-foot">
          <span className="quiet">{t(asked > 0 ? 'list.sheet.in.asked' : 'list.sheet.in.nothing-yet', { count: asked })}</span>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="primary" disabled={merged === null || wrong > 0 || asked > 0 || taken.length === 0} onClick={typeAll}>
            {t(taken.length === 0 ? 'list.sheet.in.none' : 'list.sheet.in.go', { count: taken.length })}
          </Button>
        </div>
      }
    >
      <p className="muted">{t('list.sheet.in.way')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv"
        onChange={(event) => {
          take(event.target.files);
          // So that the same file, mended, can be chosen again.
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className={`bare sheet-drop${over ? ' over' : ''}`}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileExcelOutlined />
        <b>{look.isPending ? t('list.sheet.in.reading') : (name ?? t('list.sheet.in.choose'))}</b>
        {name !== null && !look.isPending && <span className="quiet">{t('list.sheet.in.again')}</span>}
      </button>
      {look.isError && <Alert className="dialog-gap" type="error" title={explain(look.error)} />}
      {merged !== null && !look.isPending && <SheetPreview merged={merged} choices={choices} onChoose={setChoices} />}
    </Modal>
  );
}
