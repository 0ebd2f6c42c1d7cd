/** An authenticator in software: makes real passkeys and signs real proofs (ES256, no attestation), and can be told to misbehave. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

export interface AuthenticatorConduct {
  /** The page that asks, as the browser saw it. */
  readonly origin: string;
  readonly rpId: string;
  /** Whether a PIN, finger or face was checked. */
  readonly userVerified?: boolean;
  /** Signature counter that it reports; a synchronised passkey always says 0. */
  readonly counter?: number;
}

/** A passkey in the authenticator. */
export interface MadePasskey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly userHandle: string;
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }), 'utf8');
}

function authenticatorHead({ rpId, userVerified = true, counter = 0 }: AuthenticatorConduct, withCredential: boolean): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  // Flags: user present 1, user verified 4, a credential follows 64.
  return Buffer.concat([sha256(rpId), Buffer.of(1 | (userVerified ? 4 : 0) | (withCredential ? 64 : 0)), count]);
}

/** Answers `navigator.credentials.create`. */
export function makePasskey(
  options: { readonly challenge: string; readonly user: { readonly id: string } },
  conduct: AuthenticatorConduct,
) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(32);
  const coseKey = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
      [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
    ]),
  );
  const length = Buffer.alloc(2);
  length.writeUInt16BE(credentialId.length);
  const authData = Buffer.concat([authenticatorHead(conduct, true), Buffer.alloc(16), length, credentialId, coseKey]);
  const attestationObject = isoCBOR.encode(
    new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, string>()],
      ['authData', Uint8Array.from(authData)],
    ]),
  );
  const id = base64url(credentialId);
  const passkey: MadePasskey = { id, privateKey, userHandle: options.user.id };
  const response = {
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: base64url(clientData('webauthn.create', options.challenge, conduct.origin)),
      attestationObject: base64url(attestationObject),
      transports: ['internal', 'hybrid'],
    },
  };
  return { passkey, response };
}

/** Answers `navigator.credentials.get`. */
export function provePasskey(options: { readonly challenge: string }, passkey: MadePasskey, conduct: AuthenticatorConduct) {
  const authenticatorData = authenticatorHead(conduct, false);
  const clientDataJSON = clientData('webauthn.get', options.challenge, conduct.origin);
  const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), passkey.privateKey);
  return {
    id: passkey.id,
    rawId: passkey.id,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: base64url(clientDataJSON),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
      userHandle: passkey.userHandle,
    },
  };
}
