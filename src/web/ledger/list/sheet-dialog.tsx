import { FileExcelOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { listItems } from '#contract/ledger/list-item-endpoints.ts';
import { mergeListSheet } from '#contract/ledger/list-sheet-endpoints.ts';
import { itemName } from '#web/ledger/list/item-name.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { SheetPreview } from '#web/ledger/list/sheet-preview.tsx';
import { keyOfCell, type Choices } from '#web/ledger/list/sheet-choices.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { FileDrop } from '#web/ui/file-drop.tsx';
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
  const [name, setName] = useState<string | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const look = useAct((file: File) => call(mergeListSheet, { params: { listId: list.id }, file }));
  const take = (file: File) => {
    setName(file.name);
    setChoices(new Map());
    single(() => look.mutateAsync(file));
  };
  // As the page has read them; what is not among them is called by its row alone.
  const rows = useQuery(endpointQuery(listItems, { params: { listId: list.id } })).data;
  const byId = new Map((rows?.items ?? []).map((item) => [item.id, itemName(item)]));
  const nameOf = (id: string) => {
    const name = byId.get(id);
    return name === undefined ? '' : `${name.code} ${name.title}`;
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
      <FileDrop
        accept=".xlsx,.csv"
        icon={<FileExcelOutlined />}
        small
        note={name === null || look.isPending ? undefined : t('list.sheet.in.again')}
        onFile={take}
      >
        {look.isPending ? t('list.sheet.in.reading') : (name ?? t('list.sheet.in.choose'))}
      </FileDrop>
      {look.isError && <Alert className="dialog-gap" type="error" title={explain(look.error)} />}
      {merged !== null && !look.isPending && <SheetPreview merged={merged} nameOf={nameOf} choices={choices} onChoose={setChoices} />}
    </Modal>
  );
}
