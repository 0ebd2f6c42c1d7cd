import { useMemo, useState, type Ref } from 'react';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import type { CellField } from '#core/ledger/list/item-cell.ts';
import { useMay } from '#web/access/me.ts';
import { noEdits } from '#web/ledger/list/cell-edits.ts';
import type { ItemNames } from '#web/ledger/list/item-texts.ts';
import type { Chapters, ListDetail } from '#web/ledger/list/list-data.ts';
import type { ItemFindings } from '#web/ledger/list/list-findings.ts';
import { readOnlyWords } from '#web/ledger/list/read-only-words.ts';
import { listColumns, listLines, rowMaker } from '#web/ledger/list/list-rows.tsx';
import { useRemoveItems } from '#web/ledger/list/undo-listing.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';
import { Grid } from '#web/ui/grid/grid.tsx';
import type { GridHandle, GridLook, GridRow, WriteNote } from '#web/ui/grid/grid-model.ts';
import { useLanguage } from '#web/ui/language.ts';
import { message } from '#web/ui/notices.ts';

interface Props {
  readonly ref: Ref<GridHandle>;
  readonly list: ListDetail;
  readonly chapters: Chapters;
  readonly findings: ItemFindings;
  readonly items: readonly ListItemRow[];
  readonly names: ItemNames;
  readonly cells: ListCells;
  readonly readOnly: boolean;
  /** The keys went to the row of another item. */
  readonly onRow: (itemId: string) => void;
  readonly onOpen: (itemId: string, tab: 'goal' | 'duty') => void;
}

/** The list as a spreadsheet: the plan's columns are locked, the cell line says where one is and what is wrong there. */
export function ListGrid({ ref, list, chapters, findings, items, names, cells, readOnly, onRow, onOpen }: Props) {
  const language = useLanguage();
  // oxlint-disable-next-line react/exhaustive-deps -- the words of the columns follow the language
  const columns = useMemo(() => listColumns(), [language]);
  const makeRows = useMemo(() => rowMaker(columns, names), [columns, names]);
  // Who cannot type any more sees what stands.
  const edits = readOnly ? noEdits : cells.edits;
  const lines = useMemo(() => listLines(items, makeRows(items, edits, findings), chapters), [items, makeRows, edits, findings, chapters]);
  const [did, setDid] = useState<WriteNote | null>(null);
  return (
    <Grid
      ref={ref}
      label={t('list.grid')}
      columns={columns}
      lines={lines}
      readOnly={readOnly}
      onWrite={(written, note) => {
        setDid(note.how === 'type' ? null : note);
        cells.type(
          written.map(({ rowId, columnId, text, over }) => ({
            item: rowId,
            field: columnId as CellField,
            text,
            // What stood there when typing began; an edit of before knows what it stands on itself.
            base: over?.mark === undefined || over.mark === 'missing' ? over?.text : undefined,
          })),
        );
      }}
      onLost={(row, column, text) => message.warning(t('list.draft.lost', { row, column, text }), 60)}
      onKey={(event, row, column) => {
        const key = `${row.id} ${column.id}`;
        const choice = conflictKeys[event.code];
        if (!event.altKey || choice === undefined || edits.get(key)?.state !== 'conflict') return false;
        cells.decide(key, choice);
        return true;
      }}
      onUndo={() => {
        setDid(null);
        cells.undo();
      }}
      onRedo={cells.redo}
      onRow={({ id }) => onRow(id)}
      onOpen={(row, column) => onOpen(row.id, column.id === 'lead' || column.id === 'support' ? 'duty' : 'goal')}
      onRefuse={({ name }) => {
        message.info({ key: 'list-locked', content: readOnly ? readOnlyWords(list) : t('list.cell.locked', { column: name }) });
      }}
      renderBar={(look) => <CellLine look={look} did={did} cells={cells} readOnly={readOnly} list={list} items={items} />}
      renderFoot={(look) => <Foot look={look} total={items.length} readOnly={readOnly} />}
    />
  );
}

/** With Alt, at a cell in conflict. */
const conflictKeys: Readonly<Record<string, 'mine' | 'theirs'>> = { Digit1: 'mine', Digit2: 'theirs' };

interface CellLineProps extends Pick<Props, 'list' | 'items' | 'cells' | 'readOnly'> {
  readonly look: GridLook | null;
  readonly did: WriteNote | null;
}

function CellLine({ look, did, cells, readOnly, list, items }: CellLineProps) {
  if (look === null) return <div className="grid-bar" />;
  const key = `${look.row.id} ${look.column.id}`;
  const { mark, note, text, said = text } = look.cell;
  const shown = look.draft ?? said;
  return (
    <div className="grid-bar">
      <span className="grid-bar-at">
        {look.row.name} · {look.column.name}
      </span>
      <span className="grid-bar-text" title={shown}>
        {shown.replaceAll('\n', ' ⏎ ')}
        {look.draft === null && note !== undefined && (
          <span
            className={mark === 'wrong' || mark === 'conflict' ? 'list-why bad' : 'list-why'}
            role={mark === 'wrong' ? 'alert' : undefined}
          >
            {note}
          </span>
        )}
      </span>
      <span className="grid-bar-side">
        {mark === 'conflict' ? (
          <>
            <button type="button" className="list-small" onClick={() => cells.decide(key, 'mine')}>
              {t('list.conflict.mine')} <kbd>Alt 1</kbd>
            </button>
            <button type="button" className="list-small" onClick={() => cells.decide(key, 'theirs')}>
              {t('list.conflict.theirs')} <kbd>Alt 2</kbd>
            </button>
          </>
        ) : (
          <>
            {did !== null && <span aria-live="polite">{didWords(did)}</span>}
            {!readOnly && look.chosenRows.length > 1 && <RemoveRows list={list} items={items} rows={look.chosenRows} />}
            {!readOnly && (
              <button type="button" className="list-small" disabled={cells.nothingToUndo} onClick={cells.undo}>
                {t('list.undo')} <kbd>Ctrl Z</kbd>
              </button>
            )}
          </>
        )}
      </span>
    </div>
  );
}

/** Takes all items of the rows that are chosen out of the list at once. */
function RemoveRows({ list, items, rows }: Pick<Props, 'list' | 'items'> & { readonly rows: readonly GridRow[] }) {
  const may = useMay();
  const remove = useRemoveItems(list.id);
  const chosen = new Set(rows.map(({ id }) => id));
  if (!may('removeFromList')) return null;
  return (
    <button
      type="button"
      className="list-small"
      disabled={remove.isPending}
      onClick={() => remove.mutate(items.filter(({ id }) => chosen.has(id)))}
    >
      {t('list.remove.rows', { count: rows.length })}
    </button>
  );
}

/** What was done at once, and which of its cells went nowhere. */
function didWords({ how, size, locked, outside }: WriteNote): string {
  const said = how === 'type' ? '' : t(`list.did.${how}`, { ...size });
  const more = [
    ...(locked > 0 ? [t('list.did.locked', { count: locked })] : []),
    ...(outside > 0 ? [t('list.did.outside', { count: outside })] : []),
  ];
  return [said, ...more].join('；');
}

function Foot({ look, total, readOnly }: { look: GridLook | null; total: number; readOnly: boolean }) {
  const chosen = look === null ? 0 : look.chosen.rows * look.chosen.columns;
  return (
    <div className="grid-foot">
      {look !== null && <span>{t('list.foot.rows', { from: look.inSight[0], to: look.inSight[1], total })}</span>}
      <span>{t('list.foot.chosen', { count: chosen })}</span>
      <span className="grow" />
      {!readOnly && (
        <>
          <span className="list-key">
            <kbd>F2</kbd> {t('list.foot.edit')}
          </span>
          <span className="list-key">
            <kbd>Alt</kbd> <kbd>Enter</kbd> {t('list.foot.line')}
          </span>
          <span className="list-key">
            <kbd>Ctrl</kbd> <kbd>V</kbd> {t('list.foot.paste')}
          </span>
          <span className="list-key">
            <kbd>Ctrl</kbd> <kbd>D</kbd> {t('list.foot.fill')}
          </span>
          <span className="list-key">
            <kbd>Ctrl</kbd> <kbd>Z</kbd> {t('list.undo')}
          </span>
        </>
      )}
      <span className="list-key">
        <kbd>Esc</kbd> {t('list.foot.leave')}
      </span>
    </div>
  );
}
