/** The values that “＋ 条件” offers for a field, narrowed by what is typed. */
import { holdsText } from '#core/platform/search-text.ts';
import { countedFields, listedWords, valueWord, type CountedField } from '#web/ledger/filter-fields.ts';
import type { Facets } from '#web/ledger/use-tasks.ts';

/** The values of a field that contain the words, each as it is called; open lists last. */
export function conditionOptions(facets: Facets | undefined, field: CountedField, find: string, openLists: ReadonlySet<string>) {
  const counted =
    field === 'listed'
      ? (facets?.listed ?? []).map((one) => ({ ...one, label: listedWords(one) }))
      : (facets?.[countedFields[field]] ?? []).map((one) => ({
          ...one,
          label: valueWord(field, one.value) ?? (field === 'chapter' ? `${one.value} ${one.label}` : one.label),
        }));
  return counted
    .filter(({ label }) => holdsText([label], find))
    .sort((a, b) => Number(openLists.has(a.value)) - Number(openLists.has(b.value)));
}
