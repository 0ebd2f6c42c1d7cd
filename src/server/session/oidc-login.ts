/** Login through the organisation's identity provider; who it is, is told by the immutable subject alone. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Me } from '#contract/access/me.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { enter, loadKnown, noteRefusal, strangers } from '#server/session/log-in.ts';
import { loadMe } from '#server/session/me.ts';
import { oidcLogin, type OidcLogin, type OidcPerson } from '#server/session/oidc.ts';
import { findOneTime, makeOneTime, spend } from '#server/session/one-time-link.ts';
import type { OidcConfig } from '#server/platform/config.ts';
import type { Visit } from '#server/platform/http/visit.ts';

const Flow = z.object({
  flow: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  purpose: z.enum(['login', 'link']),
  /** Who asked to link. */
  accountId: z.uuid().nullable(),
});

/** Minutes that the person may take at the provider's page. */
const flowMinutes = 10;

/** Discovery is remembered per configuration. */
const logins = new WeakMap<OidcConfig, OidcLogin>();

function loginOf(config: OidcConfig): OidcLogin {
  const known = logins.get(config) ?? oidcLogin(config);
  logins.set(config, known);
  return known;
}

/** Where to send the browser. The flow is bound to it by a cookie, so that nobody can be logged in with somebody else's answer. */
export async function beginOidc(visit: Visit, purpose: 'login' | 'link'): Promise<Outcome<{ url: string }>> {
  const { oidc } = visit.installation;
  if (oidc === undefined) return failure('oidc-not-configured');
  if (purpose === 'link' && !mayLink(visit)) return failure('not-signed-in');
  const begun = await loginOf(oidc).begin(redirectUri(visit));
  if (!begun.ok) return begun;
  const { url, flow } = begun.value;
  const accountId = purpose === 'link' ? visit.caller.by.accountId : null;
  const kept = await visit.write(strangers(visit), async (act) => {
    act.unchanged();
    return success(await makeOneTime(act, { purpose: 'oidc', accountId: null, minutes: flowMinutes, data: { flow, purpose, accountId } }));
  });
  if (!kept.ok) return kept;
  visit.setFlow(kept.value.secret);
  return success({ url });
}

/** Reads the query that the provider sent the browser back with. */
export async function finishOidc(visit: Visit, query: string): Promise<Outcome<Me>> {
  const { oidc } = visit.installation;
  if (oidc === undefined) return failure('oidc-not-configured');
  const found = await findOneTime(visit, visit.flow, ['oidc']);
  visit.setFlow(null);
  if (found === null) return failure('oidc-expired');
  const spent = await visit.write(strangers(visit), async (act) => {
    act.unchanged();
    return spend(act, found.id);
  });
  if (!spent.ok) return failure('oidc-expired');
  const { flow, purpose, accountId } = Flow.parse(found.data);
  const person = await loginOf(oidc).finish(`${redirectUri(visit)}?${query.replace(/^\?/, '')}`, flow);
  if (!person.ok) {
    await noteRefusal(visit, null, person);
    return person;
  }
  // As it is configured: what administrators enter by hand stands under that name too, whatever slash the provider ends its own with.
  const known = { ...person.value, issuer: oidc.issuer };
  if (purpose === 'link') return mayLink(visit) && accountId === visit.caller.by.accountId ? link(visit, known) : failure('oidc-expired');
  return logInAs(visit, known);
}

async function logInAs(visit: Visit, { issuer, subject }: OidcPerson): Promise<Outcome<Me>> {
  const found = await visit.read(strangers(visit), async (act) => {
    const { rows } = await sql<{ jurisdiction_id: string; account_id: string }>`select * from find_subject(${issuer}, ${subject})`.execute(
      act.db,
    );
    return success(rows[0]);
  });
  const known = found.ok && found.value ? await loadKnown(visit, found.value) : null;
  const refusal = known === null ? failure('oidc-unknown-subject') : known.account.state === 'active' ? null : failure('account-disabled');
  if (known === null || refusal !== null) {
    await noteRefusal(visit, known, refusal ?? failure('oidc-unknown-subject'));
    return refusal ?? failure('oidc-unknown-subject');
  }
  return enter(visit, known, 'oidc');
}

/** A person whose login is whole. A token's scopes say nothing of the account, and a new way in would outlast it. */
function mayLink({ caller, credentials }: Visit): boolean {
  return caller.standing === 'full' && credentials.bearer === null;
}

/** Joins the subject to the account that is logged in. */
async function link(visit: Visit, { issuer, subject }: OidcPerson): Promise<Outcome<Me>> {
  const { sessionId, by } = visit.caller;
  const { accountId } = by;
  if (sessionId === null || accountId === null) return failure('not-signed-in');
  return visit.write(visit.caller, async (act) => {
    const { rows } = await sql<{ account_id: string }>`select * from find_subject(${issuer}, ${subject})`.execute(act.db);
    if (rows[0] && rows[0].account_id !== accountId) return failure('oidc-subject-taken');
    if (rows[0]) act.unchanged();
    else {
      await act.db
        .insertInto('oidc_subject')
        .values({ jurisdiction_id: act.jurisdictionId, issuer, subject, account_id: accountId, linked_at: act.now, linked_by: act.actor })
        .execute();
      act.audit({ act: 'account.link-subject', objects: [{ type: 'account', id: accountId, after: { issuer, subject } }] });
    }
    return success(await loadMe(act, sessionId));
  });
}

function redirectUri(visit: Visit): string {
  return `${visit.origin}/login/oidc`;
}
