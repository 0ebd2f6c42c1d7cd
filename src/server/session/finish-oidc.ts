/** The second step of a login through the organisation's identity provider. Only the immutable subject identifies the person. */
import { sql } from 'kysely';
import type * as contract from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import { startSession } from '#server/session/start-session.ts';
import { consumeFlow } from '#server/session/flow.ts';
import { loadAccountContext, anonymousIdentity } from '#server/session/account-context.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { endSessions, noteProof } from '#server/session/open-session.ts';
import { loadMe } from '#server/session/me.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { linkingPerson, oidcLoginOf, OidcFlowData, redirectUri } from '#server/session/oidc-flow.ts';
import type { OidcPerson } from '#server/session/oidc.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

type Subject = Pick<OidcPerson, 'issuer' | 'subject'>;

/** Reads the query that the provider sent the browser back with. */
export const finishOidc: VisitHandler<typeof contract.finishOidc> = async ({ body: { query } }, visit) => {
  const { oidc } = visit.installation;
  if (oidc === undefined) return failure('oidc-not-configured');
  const kept = await consumeFlow(visit, 'oidc');
  if (kept === null) return failure('oidc-expired');
  const { flow, purpose, accountId } = OidcFlowData.parse(kept.data);
  const person = await oidcLoginOf(oidc).finish(`${redirectUri(visit)}?${query.replace(/^\?/, '')}`, flow);
  if (!person.ok) {
    await auditLoginRefusal(visit, null, person);
    return person;
  }
  // The issuer as configured: subjects that administrators enter by hand are stored under it too, whether or not the provider's ends with a slash.
  const identity = { issuer: oidc.issuer, subject: person.value.subject };
  if (purpose === 'login') return logInAs(visit, identity);
  const owner = linkingPerson(visit);
  if (owner === null || owner.accountId !== accountId) return failure('oidc-expired');
  return purpose === 'link' ? link(visit, owner, identity) : prove(visit, owner, identity);
};

async function logInAs(visit: Visit, subject: Subject): Promise<Outcome<Me, 'account-disabled' | 'oidc-unknown-subject'>> {
  const row = await visit.read(anonymousIdentity(visit), (act) => findSubject(act, subject));
  const context = row === undefined ? null : await loadAccountContext(visit, row);
  if (context?.account.state === 'active') return startSession(visit, context, { method: 'oidc', overtaken: 'account-disabled' });
  const refusal = failure(context === null ? 'oidc-unknown-subject' : 'account-disabled');
  await auditLoginRefusal(visit, context, refusal);
  return refusal;
}

/** Links the subject to the account that is logged in. */
async function link(
  visit: Visit,
  { sessionId, accountId }: { readonly sessionId: string; readonly accountId: string },
  { issuer, subject }: Subject,
): Promise<Outcome<Me, 'oidc-subject-taken'>> {
  return writeAsOwner(visit, async (act) => {
    const row = await findSubject(act, { issuer, subject });
    if (row && row.account_id !== accountId) return failure('oidc-subject-taken');
    if (row) act.unchanged();
    else {
      await act.db
        .insertInto('oidc_subject')
        .values({ jurisdiction_id: act.jurisdictionId, issuer, subject, account_id: accountId, linked_at: act.now, linked_by: act.actor })
        .execute();
      await endSessions(act, accountId, 'subject-linked', { except: sessionId, devices: visit.devices, kind: 'browser' });
      await tellPerson(act, accountId, 'linkSubject', sessionId);
      act.audit({ objects: [{ type: 'account', id: accountId, after: { issuer, subject } }] });
    }
    return success(await loadMe(act, sessionId));
  });
}

/** Logged in there once more: a fresh proof, of the person whose session this is. */
async function prove(
  visit: Visit,
  { sessionId, accountId }: { readonly sessionId: string; readonly accountId: string },
  subject: Subject,
): Promise<Outcome<Me, 'oidc-other-person' | 'oidc-expired'>> {
  return writeAsOwner(visit, async (act) => {
    const row = await findSubject(act, subject);
    if (row?.account_id !== accountId || row.jurisdiction_id !== act.jurisdictionId) return failure('oidc-other-person');
    await noteProof(act, sessionId);
    act.audit({ objects: [{ type: 'session', id: sessionId, after: { method: 'oidc' } }] });
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
