/** The first step of a login through the organisation's identity provider: where to send the browser. */
import type { z } from 'zod';
import type * as contract from '#contract/session/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { byDevice } from '#core/session/session-stage.ts';
import { methodOf } from '#server/session/open-session.ts';
import { storeFlow } from '#server/session/flow.ts';
import { linkingPerson, oidcLoginOf, redirectUri, type OidcFlowData } from '#server/session/oidc-flow.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Minutes that the person may take at the provider's page. */
const flowMinutes = 10;

/** The flow is bound to the browser by a cookie, so that an answer that the provider gave to another browser is refused. */
export const beginOidc: VisitHandler<typeof contract.beginOidc> = async ({ body: { purpose } }, visit) => {
  const { oidc } = visit.installation;
  if (oidc === undefined) return failure('oidc-not-configured');
  const person = linkingPerson(visit);
  if (purpose !== 'login' && person === null) return failure('not-signed-in');
  if (purpose === 'link' && !visit.caller.proven) return failure('proof-needed');
  // There only the first proof is given again.
  if (purpose === 'prove' && person !== null && byDevice(await visit.read(visit.as, (act) => methodOf(act, person.sessionId))))
    return failure('remembered-needs-factor');
  const begun = await oidcLoginOf(oidc).begin(redirectUri(visit), { again: purpose === 'prove' });
  if (!begun.ok) return begun;
  const { url, flow } = begun.value;
  const accountId = purpose !== 'login' && person !== null ? person.accountId : null;
  const data: z.input<typeof OidcFlowData> = { flow, purpose, accountId };
  await storeFlow(visit, { purpose: 'oidc', minutes: flowMinutes, data });
  return success({ url });
};
