import { FileExcelOutlined } from '@ant-design/icons';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#web/ui/act.ts';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { takenOf, type Choices, type SheetCell, type SheetSight } from '#web/ui/sheet/sheet-cells.ts';
import { SheetPreview } from '#web/ui/sheet/sheet-preview.tsx';
import { t } from '#web/ui/sheet/words.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props<Merged> {
  readonly title: string;
  /** What to choose, and what comes of it. */
  readonly way: string;
  /** Has the server read a file; it stores nothing. */
  readonly look: (file: File) => Promise<Merged>;
  readonly sightOf: (merged: Merged) => SheetSight;
  /** Writes what was taken. Answers what has to be said before the dialog closes, after which the file is read anew; null: all is written. */
  readonly take: (cells: readonly SheetCell[], merged: Merged) => string | null;
  readonly onClose: () => void;
}

/** A workbook that comes back → what it would change, what both sides changed, what is wrong → taken at once. */
export function SheetImport<Merged>({ title, way, look: read, sightOf, take, onClose }: Props<Merged>) {
  const single = useSingle();
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [said, setSaid] = useState<string | null>(null);
  const look = useAct(read);
  const choose = (chosen: File) => {
    setFile(chosen);
    setChoices(new Map());
    single(() => look.mutateAsync(chosen));
  };
  const merged = look.data;
  const sight = merged === undefined || look.isPending ? null : sightOf(merged);
  const asked = sight === null ? 0 : sight.conflicts.filter(({ key }) => !choices.has(key)).length;
  const held = sight !== null && sight.allOrNothing && sight.wrong.length > 0;
  const taken = sight === null ? [] : takenOf(sight, choices);
  const takeAll = () => {
    if (merged === undefined || file === null) return;
    const left = take(taken, merged);
    if (left === null) onClose();
    else {
      setSaid(left);
      choose(file);
    }
  };
  return (
    <Modal
      open
      width={860}
      title={title}
      onCancel={onClose}
      footer={
        <div className="sheet-foot">
          <span className="quiet">{t(asked > 0 ? 'sheet.in.asked' : 'sheet.in.nothing-yet', { count: asked })}</span>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="primary" disabled={sight === null || held || asked > 0 || taken.length === 0} onClick={takeAll}>
            {t(sight !== null && taken.length === 0 ? 'sheet.in.none' : 'sheet.in.go', { count: taken.length })}
          </Button>
        </div>
      }
    >
      <p className="muted sheet-way">{way}</p>
      <FileDrop
        accept=".xlsx,.csv"
        icon={<FileExcelOutlined />}
        small
        note={file === null || look.isPending ? undefined : t('sheet.in.again')}
        onFile={(chosen) => {
          setSaid(null);
          choose(chosen);
        }}
      >
        {look.isPending ? t('sheet.in.reading') : (file?.name ?? t('sheet.in.choose'))}
      </FileDrop>
      {said !== null && <Alert className="dialog-gap" type="warning" showIcon title={said} />}
      {look.isError && <Alert className="dialog-gap" type="error" title={explain(look.error)} />}
      {sight !== null && !look.isError && <SheetPreview sight={sight} choices={choices} onChoose={setChoices} />}
    </Modal>
  );
}
