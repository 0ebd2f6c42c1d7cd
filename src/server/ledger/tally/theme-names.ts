/** Themes by their names. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Facet } from '#server/ledger/task/facets.ts';
import type { Act } from '#server/platform/http/act.ts';

/** By age, as the page of themes. */
export async function themeNames(act: Act, facet: Facet): Promise<Facet> {
  if (facet.length === 0) return [];
  const themes = await act.db.selectFrom('theme').select(['id', 'name']).where(inJurisdiction(act)).orderBy('id').execute();
  const counts = new Map(facet.map(({ value, count }) => [value, count]));
  return themes.flatMap(({ id, name }) => {
    const count = counts.get(id);
    return count === undefined ? [] : [{ value: id, label: name, count }];
  });
}
