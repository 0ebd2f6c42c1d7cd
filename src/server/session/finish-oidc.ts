/** The second step of a login through the organisation's identity provider; who it is, is told by the immutable subject alone. */
import { sql } from 'kysely';
import type * as contract from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { enter } from '#server/session/enter.ts';
import { takeFlow } from '#server/session/flow.ts';
import { loadKnown, strangers } from '#server/session/known-account.ts';
import { loadMe } from '#server/session/me.ts';
import { noteRefusal } from '#server/session/note-refusal.ts';
import { linkingPerson, loginOf, OidcVisit, redirectUri } from '#server/session/oidc-flow.ts';
import type { OidcPerson } from '#server/session/oidc.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

type Subject = Pick<OidcPerson, 'issuer' | 'subject'>;

/** Reads the query that the provider sent the browser back with. */
export const finishOidc: VisitHandler<typeof contract.finishOidc> = async ({ body: { query } }, visit) => {
  const { oidc } = visit.installation;
  if (oidc === undefined) return failure('oidc-not-configured');
  const kept = await takeFlow(visit, 'oidc');
  if (kept === null) return failure('oidc-expired');
  const { flow, purpose, accountId } = OidcVisit.parse(kept.data);
  const person = await loginOf(oidc).finish(`${redirectUri(visit)}?${query.replace(/^\?/, '')}`, flow);
  if (!person.ok) {
    await noteRefusal(visit, null, person);
    return person;
  }
  // As it is configured: what administrators enter by hand stands under that name too, whatever slash the provider ends its own with.
  const known = { issuer: oidc.issuer, subject: person.value.subject };
  if (purpose === 'login') return logInAs(visit, known);
  const owner = linkingPerson(visit);
  return owner !== null && owner.accountId === accountId ? link(visit, owner, known) : failure('oidc-expired');
};

async function logInAs(visit: Visit, subject: Subject): Promise<Outcome<Me, 'account-disabled' | 'oidc-unknown-subject'>> {
  const row = await visit.read(strangers(visit), (act) => findSubject(act, subject));
  const known = row === undefined ? null : await loadKnown(visit, row);
  if (known?.account.state === 'active') return enter(visit, known, { method: 'oidc' });
  const refusal = failure(known === null ? 'oidc-unknown-subject' : 'account-disabled');
  await noteRefusal(visit, known, refusal);
  return refusal;
}

/** Joins the subject to the account that is logged in. */
async function link(
  visit: Visit,
  { sessionId, accountId }: { readonly sessionId: string; readonly accountId: string },
  { issuer, subject }: Subject,
): Promise<Outcome<Me, 'oidc-subject-taken'>> {
  return visit.write(visit.caller, async (act) => {
    const row = await findSubject(act, { issuer, subject });
    if (row && row.account_id !== accountId) return failure('oidc-subject-taken');
    if (row) act.unchanged();
    else {
      await act.db
        .insertInto('oidc_subject')
        .values({ jurisdiction_id: act.jurisdictionId, issuer, subject, account_id: accountId, linked_at: act.now, linked_by: act.actor })
        .execute();
      act.audit({ objects: [{ type: 'account', id: accountId, after: { issuer, subject } }] });
    }
    return success(await loadMe(act, sessionId));
  });
}

async function findSubject(
  act: Act,
  { issuer, subject }: Subject,
): Promise<{ readonly jurisdiction_id: string; readonly account_id: string } | undefined> {
  const { rows } = await sql<{ jurisdiction_id: string; account_id: string }>`select * from find_subject(${issuer}, ${subject})`.execute(
    act.db,
  );
  return rows[0];
}
