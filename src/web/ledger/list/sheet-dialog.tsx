import { useQuery } from '@tanstack/react-query';
import { listItems } from '#contract/ledger/list-item-endpoints.ts';
import { mergeListSheet } from '#contract/ledger/list-sheet-endpoints.ts';
import { itemName } from '#web/ledger/list/item-name.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { keyOfCell, sightOfList } from '#web/ledger/list/sheet-sight.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { message } from '#web/ui/notices.ts';
import { SheetImport } from '#web/ui/sheet/sheet-import.tsx';

interface Props {
  readonly list: ListDetail;
  readonly cells: ListCells;
  readonly onClose: () => void;
}

/** A list's workbook that comes back is typed into the grid as one act, which can be taken back. */
export function SheetDialog({ list, cells, onClose }: Props) {
  const language = useLanguage();
  // As the page has read them; what is not among them is called by its row alone.
  const rows = useQuery(endpointQuery(listItems, { params: { listId: list.id } })).data;
  const byId = new Map((rows?.items ?? []).map((item) => [item.id, itemName(item)]));
  const nameOf = (id: string) => {
    const name = byId.get(id);
    return name === undefined ? '' : `${name.code} ${name.title}`;
  };
  return (
    <SheetImport
      title={t('list.sheet.in')}
      way={t('list.sheet.in.way')}
      look={(file) => call(mergeListSheet, { params: { listId: list.id }, file })}
      sightOf={(merged) => sightOfList(merged, nameOf, language)}
      take={(taken, { changes, conflicts }) => {
        const keys = new Set(taken.map(({ key }) => key));
        const typed = [...changes, ...conflicts].filter((cell) => keys.has(keyOfCell(cell)));
        cells.type(typed.map(({ item, field, from, to }) => ({ item, field, text: to, base: from })));
        message.success(t('list.sheet.in.done', { count: typed.length }), 5);
        return null;
      }}
      onClose={onClose}
    />
  );
}
