/**
 * Passkeys (WebAuthn): registration, and login either without a name typed or as the second factor. The caller keeps the challenge (table
 * one_time), uses it once, and stores what is answered here.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { COSEALG } from '@simplewebauthn/server/helpers';
import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { failure, success, type Outcome } from '#core/failure.ts';
import { oneTimeLifetimes } from '#core/session/security-settings.ts';

/** What an answer says before it is checked: which passkey it is, and whose if it says so. */
export interface PasskeyLogin {
  readonly id: string;
  readonly owner: PasskeyOwner | null;
}

/** This service as WebAuthn identifies it. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

export interface PasskeyOwner {
  readonly jurisdictionId: string;
  readonly accountId: string;
}

/** A registered passkey as it is stored. */
export interface StoredPasskey {
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** Of the public address (its origin). WebAuthn needs a domain name, and https but on localhost. */
export function relyingPartyOf(publicAddress: string, name: string): Outcome<RelyingParty, 'passkey-unavailable'> {
  const { hostname, origin, protocol } = new URL(publicAddress);
  const isNumber = isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0;
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (isNumber || (protocol !== 'https:' && !isLocal)) return failure('passkey-unavailable', { origin });
  return success({ id: hostname, origin, name });
}

/** EdDSA, ES256, RS256: what every authenticator knows. Named, because the library's own list probes Node's experimental algorithms. */
const supportedAlgorithmIDs = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];
const timeout = oneTimeLifetimes.challengeMinutes * 60_000;

/** What the browser needs to make a passkey; its `challenge` is to be kept. Passkeys that the account has already are not made twice. */
export function passkeyRegistrationOptions(
  rp: RelyingParty,
  owner: PasskeyOwner & { readonly loginName: string; readonly displayName: string },
  existing: readonly Pick<StoredPasskey, 'id' | 'transports'>[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: rp.name,
    rpID: rp.id,
    userName: owner.loginName,
    userDisplayName: owner.displayName,
    userID: userHandleOf(owner),
    timeout,
    supportedAlgorithmIDs,
    // We do not judge makes of authenticators, so we ask for no certificate that would tell them.
    attestationType: 'none',
    excludeCredentials: credentials(existing),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
}

/** Checks what the browser made. The answer is to be stored for the account that the challenge was made for. */
export async function verifyPasskeyRegistration(
  rp: RelyingParty,
  challenge: string,
  response: unknown,
): Promise<Outcome<StoredPasskey, 'passkey-refused'>> {
  const parsed = RegistrationResponse.safeParse(response);
  if (!parsed.success) return refused;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: parsed.data,
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      requireUserVerification: true,
      supportedAlgorithmIDs,
    });
    if (!verified) return refused;
    const { id, publicKey, counter } = registrationInfo.credential;
    return success({ id, publicKey, counter, transports: knownTransports(parsed.data.response.transports ?? []) });
  } catch {
    // The library throws for whatever does not fit.
    return refused;
  }
}

/** What the browser needs to prove a passkey. `allowed`: of the account, as a second factor; null: whichever the person has for us. */
export function passkeyLoginOptions(
  rp: RelyingParty,
  allowed: readonly Pick<StoredPasskey, 'id' | 'transports'>[] | null,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: rp.id,
    timeout,
    userVerification: 'required',
    ...(allowed === null ? {} : { allowCredentials: credentials(allowed) }),
  });
}

/** Reads which passkey and which owner an answer names, before it is verified, to find the row. `owner` is null as a second factor. */
export function readPasskeyLogin(response: unknown): Outcome<PasskeyLogin, 'passkey-refused'> {
  const parsed = LoginResponse.safeParse(response);
  if (!parsed.success) return refused;
  const { id, response: proof } = parsed.data;
  return success({ id, owner: proof.userHandle === undefined ? null : ownerOf(proof.userHandle) });
}

/**
 * Checks a proof against the stored passkey and its owner; answers the counter to store. Without a name typed (`named: false`) the answer
 * must name the owner itself. A counter that does not grow is the sign of a copy.
 */
export async function verifyPasskeyLogin(
  rp: RelyingParty,
  challenge: string,
  response: unknown,
  stored: StoredPasskey & PasskeyOwner,
  { named }: { readonly named: boolean },
): Promise<Outcome<{ readonly counter: number }, 'passkey-refused' | 'passkey-cloned'>> {
  const parsed = LoginResponse.safeParse(response);
  if (!parsed.success) return refused;
  const { userHandle } = parsed.data.response;
  if (parsed.data.id !== stored.id || (userHandle === undefined ? !named : !isHandleOf(userHandle, stored))) {
    return refused;
  }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: parsed.data,
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      // Its counter is judged below, so that a copy is told from a wrong answer.
      credential: { id: stored.id, publicKey: Uint8Array.from(stored.publicKey), counter: 0 },
      requireUserVerification: true,
    });
    if (!verified) return refused;
    const counter = authenticationInfo.newCounter;
    // Synchronised passkeys do not count: 0 stays 0.
    if ((counter > 0 || stored.counter > 0) && counter <= stored.counter) return failure('passkey-cloned');
    return success({ counter });
  } catch {
    return refused;
  }
}

const refused = failure('passkey-refused');

const text = z.string().min(1).max(65_536);
const id = z.string().min(1).max(1400);
/** Bounds and presence alone; the library reads the rest. */
const RegistrationResponse = z.custom<RegistrationResponseJSON>(
  (value) =>
    z
      .looseObject({
        id,
        rawId: id,
        type: z.literal('public-key'),
        clientExtensionResults: z.looseObject({}),
        response: z.looseObject({ clientDataJSON: text, attestationObject: text, transports: z.array(z.string()).max(20).optional() }),
      })
      .safeParse(value).success,
);
const LoginResponse = z.custom<AuthenticationResponseJSON>(
  (value) =>
    z
      .looseObject({
        id,
        rawId: id,
        type: z.literal('public-key'),
        clientExtensionResults: z.looseObject({}),
        response: z.looseObject({
          clientDataJSON: text,
          authenticatorData: text,
          signature: text,
          userHandle: z.string().min(1).max(100).optional(),
        }),
      })
      .safeParse(value).success,
);

/** WebAuthn's list; a browser may send new ones, which only tell it where to look. */
function knownTransports(sent: readonly string[]): readonly string[] {
  return ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'cable', 'internal'].filter((transport) => sent.includes(transport));
}

function credentials(passkeys: readonly Pick<StoredPasskey, 'id' | 'transports'>[]): { id: string; transports: string[] }[] {
  return passkeys.map((passkey) => ({ id: passkey.id, transports: [...passkey.transports] }));
}

/** 32 bytes that the authenticator hands back: jurisdiction and account, so that a login without a name finds its tenant. No name or number of a person. */
function userHandleOf({ jurisdictionId, accountId }: PasskeyOwner): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(`${jurisdictionId}${accountId}`.replaceAll('-', ''), 'hex'));
}

function ownerOf(userHandle: string): PasskeyOwner | null {
  const hex = Buffer.from(userHandle, 'base64url').toString('hex');
  if (hex.length !== 64) return null;
  const uuid = (digits: string): string => digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { jurisdictionId: uuid(hex.slice(0, 32)), accountId: uuid(hex.slice(32)) };
}

function isHandleOf(userHandle: string, owner: PasskeyOwner): boolean {
  const sent = Buffer.from(userHandle, 'base64url');
  const own = userHandleOf(owner);
  return sent.length === own.length && timingSafeEqual(sent, own);
}
