/** What an act may reach, as ids of units: the policy gives the reach, the post gives the scope. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { Act } from '#server/platform/http/act.ts';

/**
 * all: everything of the jurisdiction · units: what one of these units answers for · shared: what was shared with one of these units.
 * An empty list reaches nothing.
 */
export type Within =
  | { readonly kind: 'all' }
  | { readonly kind: 'units'; readonly unitIds: readonly string[] }
  | { readonly kind: 'shared'; readonly unitIds: readonly string[] };

/** How far this act reaches among things that belong to units. */
export async function withinReach(act: Act): Promise<Within> {
  switch (act.reach) {
    case 'jurisdiction':
    case 'published':
    case 'masked':
      return { kind: 'all' };
    case 'scope':
      return act.subject?.scope.kind === 'jurisdiction' ? { kind: 'all' } : { kind: 'units', unitIds: await unitsOfScope(act) };
    case 'shared':
      return { kind: 'shared', unitIds: act.subject?.unitId ? [act.subject.unitId] : [] };
    case 'own':
      return { kind: 'units', unitIds: [] };
  }
}

/** The units of the post's scope: a unit with all below it, or a group with its members of today. */
async function unitsOfScope(act: Act): Promise<string[]> {
  const scope = act.subject?.scope;
  if (!scope?.unitId) return [];
  const { rows } =
    scope.kind === 'group'
      ? await sql<{ id: string }>`
          select ${scope.unitId}::uuid as id union
          select unit_id from unit_member where ${inJurisdiction(act)} and group_id = ${scope.unitId}
             and valid_from <= ${act.today} and (valid_to is null or valid_to > ${act.today})`.execute(act.db)
      : await sql<{ id: string }>`
          with recursive subtree as (
            select id from unit where ${inJurisdiction(act)} and id = ${scope.unitId}
            union select unit.id from unit join subtree on unit.parent_id = subtree.id where ${inJurisdiction(act, 'unit')})
          select id from subtree`.execute(act.db);
  return rows.map(({ id }) => id);
}
