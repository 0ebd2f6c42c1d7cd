/**
 * What the ledger can be narrowed to by the lists of the years: in a list (its id), in none of a year's lists, or left out of a year on purpose.
 * 总领 is never listed, so that it is neither of the last two (list-coverage.ts).
 */
export type ListedValue =
  | { readonly kind: 'in'; readonly listId: string }
  | { readonly kind: 'none'; readonly year: number }
  | { readonly kind: 'omitted'; readonly year: number };

/** As the address says what no id says: `none:2026`, `omitted:2026`. */
export const listedYear = /^(none|omitted):([0-9]{4})$/;

/** What a value of the address means: what is no year is taken for the id of a list. */
export function readListed(value: string): ListedValue {
  const [, kind, year] = listedYear.exec(value) ?? [];
  if (kind === 'none' || kind === 'omitted') return { kind, year: Number(year) };
  return { kind: 'in', listId: value.toLowerCase() };
}

/** A list that the reader may know of. */
export interface KnownList {
  readonly id: string;
  readonly year: number;
  readonly name: string;
}

/**
 * How many tasks, as they are counted: `total` · `overall`, 总领 · `list:<id>`, in it · `list-overall:<id>`, of these 总领 · `omitted:<year>`, left out
 * and in no list of the year.
 */
export type CountOf = (value: string) => number;

export interface ListedCount<L extends KnownList> {
  readonly value: string;
  readonly count: number;
  readonly year: number;
  /** null: in no list of the year, or left out of it. */
  readonly list: L | null;
}

/** What can be chosen, newest year first: its lists, even those that the filter leaves nothing of, what is left out and what nobody accounted for. */
export function listedCounts<L extends KnownList>(lists: readonly L[], count: CountOf): readonly ListedCount<L>[] {
  const years = [...Map.groupBy(lists, ({ year }) => year)].toSorted(([a], [b]) => b - a);
  return years.flatMap(([year, own]) => {
    const listed = own.map((list) => ({ value: list.id, count: count(`list:${list.id}`), year, list }));
    const omitted = count(`omitted:${year}`);
    // A task stands in the lists of a year once, and what is listed is not left out: each is taken away once.
    const some = listed.reduce((sum, { list, count: all }) => sum + all - count(`list-overall:${list.id}`), omitted);
    const rest: ListedCount<L>[] = [
      { value: `none:${year}`, count: count('total') - count('overall') - some, year, list: null },
      { value: `omitted:${year}`, count: omitted, year, list: null },
    ];
    return [...listed, ...rest.filter((one) => one.count > 0)];
  });
}
