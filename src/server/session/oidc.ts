/**
 * The login of an organisation's identity provider (OpenID Connect, code flow with PKCE, state and nonce), found by discovery. Every error
 * of the provider becomes a refusal with a message; an unclear answer never logs anybody in.
 */
import { timingSafeEqual } from 'node:crypto';
import * as client from 'openid-client';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { freshProofMinutes } from '#core/session/fresh-proof.ts';
import type { OidcConfig } from '#server/platform/config.ts';

/** What the caller keeps between the two steps, for this browser alone and for one use (table one_time). */
export interface OidcFlow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The person was to log in there once more, just now: the provider must say when they did (OpenID Connect Core 3.1.2.1, max_age). */
  readonly again: boolean;
}

/** Who the provider says it is. The pair of issuer and subject never changes; the name is for showing. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
}

/** Refusals that concern the provider itself, not the person. */
type ProviderRefusal = 'oidc-misconfigured' | 'oidc-refused' | 'oidc-unreachable';

export interface OidcLogin {
  /** Where to send the browser, and what to keep for `finish`. `again`: the person must log in there once more, whatever session they have. */
  begin(
    redirectUri: string,
    how?: { readonly again: boolean },
  ): Promise<Outcome<{ readonly url: string; readonly flow: OidcFlow }, ProviderRefusal>>;
  /** Reads the address that the provider sent the browser back to. `flow` is null when none is kept: used already, expired, or never begun in this browser. */
  finish(callbackUrl: string, flow: OidcFlow | null): Promise<Outcome<OidcPerson, ProviderRefusal | 'oidc-expired'>>;
}

export interface OidcTimeouts {
  /** Of one request to the provider. */
  readonly timeoutSeconds: number;
  /** How long what was discovered is believed. */
  readonly discoveryMinutes: number;
}

const defaultTimeouts: OidcTimeouts = { timeoutSeconds: 10, discoveryMinutes: 60 };
/** How long ago the login there may have been, when it is to prove who the person is. */
const proofSeconds = freshProofMinutes * 60;
/** A first failure may be a connection that was just closed. */
const discoveryAttempts = 2;

/** The login of one provider. Nothing is asked of it before the first `begin`, so a provider that is down does not keep us from starting. */
export function oidcLogin(
  config: Pick<OidcConfig, 'issuer' | 'clientId' | 'clientSecret'>,
  timeouts: OidcTimeouts = defaultTimeouts,
): OidcLogin {
  const issuer = new URL(config.issuer);
  const discover = cachedDiscovery(() => discoverOnce(issuer, config, timeouts), timeouts);

  return {
    async begin(redirectUri, { again } = { again: false }) {
      const found = await discover();
      if (!found.ok) return found;
      const flow = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(), again };
      const url = client.buildAuthorizationUrl(found.value, {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        // A session that the person still has there is no proof.
        ...(again ? { prompt: 'login', max_age: String(proofSeconds) } : {}),
      });
      return success({ url: url.href, flow });
    },

    async finish(callbackUrl, flow) {
      if (flow === null) return failure('oidc-expired', { reason: 'flow' });
      const url = new URL(callbackUrl);
      if (!isSame(url.searchParams.get('state') ?? '', flow.state)) return failure('oidc-expired', { reason: 'state' });
      const found = await discover();
      if (!found.ok) return found;
      try {
        const tokens = await client.authorizationCodeGrant(found.value, url, {
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          pkceCodeVerifier: flow.verifier,
          idTokenExpected: true,
          ...(flow.again ? { maxAge: proofSeconds } : {}),
        });
        const claims = tokens.claims();
        if (claims === undefined) return failure('oidc-refused', { reason: 'no-claims' });
        const name = nameIn(claims) ?? (await askName(found.value, tokens.access_token, claims.sub));
        return success({ issuer: claims.iss, subject: claims.sub, name });
      } catch (error) {
        return grantRefusal(error);
      }
    },
  };
}

async function discoverOnce(
  issuer: URL,
  { clientId, clientSecret }: Pick<OidcConfig, 'clientId' | 'clientSecret'>,
  { timeoutSeconds }: OidcTimeouts,
): Promise<Outcome<client.Configuration, ProviderRefusal>> {
  // Without TLS, anybody on the network could answer in the provider's name; only a provider on this machine is safe.
  const insecure = issuer.protocol === 'http:';
  if (insecure && !['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname))
    return failure('oidc-misconfigured', { reason: 'insecure' });
  let refusal: Failure<ProviderRefusal> = failure('oidc-unreachable');
  for (let attempt = 0; attempt < discoveryAttempts; attempt++) {
    try {
      return success(
        await client.discovery(issuer, clientId, clientSecret, undefined, {
          timeout: timeoutSeconds,
          execute: insecure ? [client.allowInsecureRequests] : [],
        }),
      );
    } catch (error) {
      refusal = providerRefusal(error);
      // After a timeout do not try again: the person has waited long enough.
      if (codeOf(error) === 'OAUTH_TIMEOUT') break;
    }
  }
  return refusal;
}

/** Keeps what was found for a while; a failure is not kept. When the provider is away, what was found before serves on. Callers at the same time share one request. */
function cachedDiscovery(
  discover: () => Promise<Outcome<client.Configuration, ProviderRefusal>>,
  { discoveryMinutes }: OidcTimeouts,
): () => Promise<Outcome<client.Configuration, ProviderRefusal>> {
  let cached: { readonly configuration: client.Configuration; readonly at: number } | null = null;
  let asking: Promise<Outcome<client.Configuration, ProviderRefusal>> | null = null;

  async function ask(): Promise<Outcome<client.Configuration, ProviderRefusal>> {
    const found = await discover();
    asking = null;
    if (found.ok) cached = { configuration: found.value, at: performance.now() };
    return !found.ok && cached !== null ? success(cached.configuration) : found;
  }

  return () => {
    if (cached !== null && performance.now() - cached.at < discoveryMinutes * 60_000) return Promise.resolve(success(cached.configuration));
    asking ??= ask();
    return asking;
  };
}

function nameIn(claims: Readonly<Record<string, unknown>>): string | null {
  const found = [claims['name'], claims['preferred_username']].find((name) => typeof name === 'string' && name.trim() !== '');
  return typeof found === 'string' ? found.trim().slice(0, 100) : null;
}

/** Many providers tell the name at this address alone. The login stands without it. */
async function askName(configuration: client.Configuration, accessToken: string, subject: string): Promise<string | null> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return null;
  try {
    return nameIn(await client.fetchUserInfo(configuration, accessToken, subject));
  } catch {
    return null;
  }
}

/** What went wrong with the answer that a browser brought back, by what somebody can do about it. */
function grantRefusal(error: unknown): Failure<ProviderRefusal | 'oidc-expired'> {
  if (error instanceof client.AuthorizationResponseError) return failure('oidc-refused', { reason: error.error });
  if (error instanceof client.ResponseBodyError) {
    // A code that was used or is too old; or one that was not issued for this browser's verifier.
    if (error.error === 'invalid_grant') return failure('oidc-expired', { reason: error.error });
    if (error.status >= 500) return failure('oidc-unreachable');
    return failure('oidc-misconfigured', { reason: error.error });
  }
  if (error instanceof client.WWWAuthenticateChallengeError) return failure('oidc-misconfigured', { reason: 'challenge' });
  return providerRefusal(error);
}

/** What went wrong with any request to the provider. */
function providerRefusal(error: unknown): Failure<ProviderRefusal> {
  const code = codeOf(error);
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return failure('oidc-unreachable');
  // Of the network: fetch says `TypeError: fetch failed`.
  if (error instanceof TypeError && code === undefined) return failure('oidc-unreachable');
  // Discovery answered, but with an error page.
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON') return failure('oidc-unreachable');
  return failure('oidc-refused', { reason: code ?? 'unknown' });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
