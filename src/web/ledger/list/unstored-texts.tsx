import { keyOf } from '#web/ledger/list/cell-edits.ts';
import type { ListRows } from '#web/ledger/list/list-data.ts';
import type { DraftsKept } from '#web/ledger/list/milestone-drafts.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';

interface Props {
  readonly rows: ListRows;
  readonly cells: ListCells;
  readonly kept: DraftsKept;
  readonly readOnly: boolean;
}

/** Texts that no cell can show: their item left the list, or the list is not composed any more. They stand here to be copied, until somebody gives them up. */
export function UnstoredTexts({ rows, cells, kept, readOnly }: Props) {
  const codes = new Map(rows.items.map(({ id, task }) => [id, task.code]));
  const left = [...cells.edits.values()].filter(({ item, state }) => state !== 'stored' && (readOnly || !codes.has(item)));
  const drafts = [...kept.drafts].filter(([item]) => readOnly || !codes.has(item));
  if (left.length + drafts.length === 0) return null;
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
        {drafts.map(([item, { lines }]) => (
          <li key={item} className="list-check">
            <small>
              {codes.get(item) ?? t('list.problem.item-gone')} · {t('list.item.milestones')}
            </small>
            <p className="list-lines">{lines.map(({ due, text }) => `${due} ${text}`).join('\n') || t('list.unstored.empty')}</p>
            <button type="button" className="list-small" onClick={() => kept.change(item, () => null)}>
              {t('list.unstored.discard')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
