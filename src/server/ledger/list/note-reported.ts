import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** These units have handed in a report of these items: from then on nobody objects to having been assigned (core/ledger/list/sign-for.ts). */
export async function noteReported(act: Act, reported: readonly { readonly itemId: string; readonly unitId: string }[]): Promise<void> {
  await sql`
    update sign_for own set reported = true
      from (select locked.id from sign_for locked
              join unnest(${reported.map(({ itemId }) => itemId)}::uuid[], ${reported.map(({ unitId }) => unitId)}::uuid[]) made (item_id, unit_id)
                on locked.item_id = made.item_id and locked.unit_id = made.unit_id
             where ${inJurisdiction(act, 'locked')} and not locked.reported order by locked.id for update of locked) asked
     where ${inJurisdiction(act, 'own')} and own.id = asked.id`.execute(act.db);
}
