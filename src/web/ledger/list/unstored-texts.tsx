import { keyOf } from '#web/ledger/list/cell-edits.ts';
import type { ListRows } from '#web/ledger/list/list-data.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';

interface Props {
  readonly rows: ListRows;
  readonly cells: ListCells;
  readonly readOnly: boolean;
}

/** Texts that no cell can show: their item left the list, or the list is not composed any more. They stand here to be copied, until somebody gives them up. */
export function UnstoredTexts({ rows, cells, readOnly }: Props) {
  const codes = new Map(rows.items.map(({ id, task }) => [id, task.code]));
  const left = [...cells.edits.values()].filter(({ item, state }) => state !== 'stored' && (readOnly || !codes.has(item)));
  if (left.length === 0) return null;
  return (
    <section aria-label={t('list.unstored')}>
      <h2>{t('list.unstored')}</h2>
      <p className="muted">{t('list.unstored.note')}</p>
      <ul className="plain">
        {left.map((edit) => (
          <li key={keyOf(edit)} className="list-check">
            <small>
              {codes.get(edit.item) ?? t('list.problem.item-gone')} · {t(`list.cell.${edit.field}`)}
            </small>
            <p className="list-lines">{edit.text === '' ? t('list.unstored.empty') : edit.text}</p>
            <button type="button" className="list-small" onClick={() => cells.discard(keyOf(edit))}>
              {t('list.unstored.discard')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
