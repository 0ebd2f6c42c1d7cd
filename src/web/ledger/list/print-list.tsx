import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { isComposed } from '#core/ledger/list/list-state.ts';
import type { Chapters, ListDetail } from '#web/ledger/list/list-data.ts';
import { itemCodes, itemWords } from '#web/ledger/list/item-name.ts';
import { cellText, leadText, type ItemNames } from '#web/ledger/list/item-texts.ts';
import { ListFacts } from '#web/ledger/list/list-facts.tsx';
import { chapterRuns, supportText } from '#web/ledger/list/list-rows.tsx';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { t } from '#web/ledger/list/words.ts';
import { labelWords, PrintSheet, type SheetColumn } from '#web/ledger/print-sheet.tsx';
import { usePrinting } from '#web/ui/printing.ts';
import '#web/ledger/list/print-list.css';

interface Props {
  readonly list: ListDetail;
  readonly items: readonly ListItemRow[];
  readonly chapters: Chapters;
  readonly names: ItemNames;
}

interface Numbered {
  readonly at: number;
  readonly item: ListItemRow;
}

/** The list on A3 sheets, all of it as it is stored, with the lines that the unit’s people sign; in place of the page. */
export function ListPrint({ list, items, chapters, names }: Props) {
  const printing = usePrinting();
  if (!printing) return null;
  const heads = new Map(chapterRuns(items, chapters).map(({ items: [first], head }) => [first.id, head]));
  const lines = items.map((item, index) => ({ id: item.id, head: heads.get(item.id) ?? null, row: { at: index + 1, item } }));
  return (
    <section className="list-print">
      <h1>{listTitle(list)}</h1>
      <p>
        {isComposed(list.state) && <b>{t(`list.state.${list.state}`)} · </b>}
        <ListFacts paper list={list} first={t('list.count.items', { count: items.length })} />
      </p>
      <PrintSheet label={labelWords(list.label)} columns={columnsWith(names)} lines={lines} />
      <p className="list-print-signers">
        {[t('list.print.leader'), t('sign.contact'), t('list.print.day')].map((words) => (
          <span key={words}>{words}：</span>
        ))}
      </p>
    </section>
  );
}

/** Made when it is printed: names follow the language. */
function columnsWith(names: ItemNames): readonly SheetColumn<Numbered>[] {
  const typed = (id: 'goal' | 'q1' | 'q2' | 'q3' | 'q4' | 'tier'): SheetColumn<Numbered> => ({
    id,
    label: t(`list.cell.${id}`),
    cell: ({ item }) => cellText(item, id, names),
  });
  return [
    { id: 'at', label: t('list.print.at'), cell: ({ at }) => at },
    { id: 'code', label: t('list.print.code'), cell: ({ item }) => itemCodes(item).join('\n') },
    {
      id: 'item',
      label: t('list.column.plan'),
      cell: ({ item }) => itemWords(item),
    },
    typed('goal'),
    typed('q1'),
    typed('q2'),
    typed('q3'),
    typed('q4'),
    { id: 'lead', label: t('list.print.lead'), cell: ({ item }) => leadText(item, names) ?? t('list.cell.no-lead') },
    { id: 'others', label: t('list.print.others'), cell: ({ item }) => othersText(item, names) },
    { id: 'city-leader', label: t('list.cell.cityLeader'), cell: ({ item }) => item.cityLeader ?? item.task.cityLeader ?? '' },
    typed('tier'),
  ];
}

/** The units beside the lead, each kind in a line. */
function othersText(item: ListItemRow, names: ItemNames): string {
  const kinds = (['supervise', 'partner'] as const).flatMap((field) => {
    const text = cellText(item, field, names);
    return text === '' ? [] : [`${t(`list.cell.${field}`)}：${text}`];
  });
  return [supportText(item, names), ...kinds].filter((line) => line !== '').join('\n');
}
