/** Shared by beginOidc and finishOidc: the provider, the redirect address, and who may link an identity to their account. */
import { z } from 'zod';
import { oidcLogin, type OidcLogin } from '#server/session/oidc.ts';
import type { OidcConfig } from '#server/platform/config.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** What is kept while the person is at the provider's page. */
export const OidcFlowData = z.object({
  flow: z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), again: z.boolean().default(false) }),
  purpose: z.enum(['login', 'link', 'prove']),
  /** Who asked to link, or to prove who they are. */
  accountId: z.uuid().nullable(),
});

const logins = new WeakMap<OidcConfig, OidcLogin>();

/** The provider of a configuration; what is discovered of it is remembered. */
export function oidcLoginOf(config: OidcConfig): OidcLogin {
  const existing = logins.get(config) ?? oidcLogin(config);
  logins.set(config, existing);
  return existing;
}

/** The page that the provider sends the browser back to. */
export function redirectUri(visit: Visit): string {
  return `${visit.origin}/login/oidc`;
}

/**
 * The person who may link an identity: only with a complete login in a browser. A token may not, because its scopes do not cover the account
 * and a linked identity would outlive it. Otherwise null.
 */
export function linkingPerson({ caller, credentials }: Visit): { readonly sessionId: string; readonly accountId: string } | null {
  const { stage, sessionId, home } = caller;
  if (stage !== 'full' || credentials.bearer !== null || sessionId === null || home.by.accountId === null) return null;
  return { sessionId, accountId: home.by.accountId };
}
