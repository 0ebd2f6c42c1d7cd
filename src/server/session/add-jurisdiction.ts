/** Adds a jurisdiction to the installation. By the owner's connection, on the server's machine: nobody inside of a jurisdiction may. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { setupLink } from '#server/session/first-start.ts';
import type { Actor } from '#server/platform/actor.ts';
import { runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';
import { lockJurisdiction, platformJurisdiction } from '#server/platform/jurisdiction.ts';

/**
 * Answers the path of the link by which its first people are named. The same name again, before it was set up, gives a new link; the name
 * of one that is set up is refused.
 */
export async function addJurisdiction(owner: ActSource, name: string, by: Actor): Promise<Outcome<string, 'add-jurisdiction.exists'>> {
  const context = (jurisdictionId: string): ActContext => ({
    jurisdictionId,
    by,
    subject: null,
    reach: 'jurisdiction',
    requestId: newId(),
  });
  const made = await runWrite<string, 'add-jurisdiction.exists'>(owner, context(platformJurisdiction.id), async (act) => {
    await lockJurisdiction(act);
    const present = await act.db.selectFrom('jurisdiction').select(['id', 'set_up_at']).where('name', '=', name).executeTakeFirst();
    if (present?.set_up_at === null) {
      act.unchanged();
      return success(present.id);
    }
    if (present) return failure('add-jurisdiction.exists', { name });
    const id = act.newId();
    await act.db.insertInto('jurisdiction').values({ id, name, created_at: act.now }).execute();
    act.audit({ act: 'addJurisdiction', objects: [{ type: 'jurisdiction', id, after: { name } }] });
    return success(id);
  });
  if (!made.ok) return made;
  const link = await runWrite<string | null>(owner, context(made.value), setupLink);
  return link.ok && link.value !== null ? success(link.value) : failure('add-jurisdiction.exists', { name });
}
