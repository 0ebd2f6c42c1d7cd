/** The second factor of an authenticator app: TOTP (RFC 6238), six digits of thirty seconds by SHA-1, which is what every app knows. */
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { failure, success, type Outcome } from '#core/failure.ts';
import { openText, sealText } from '#server/platform/sealed-text.ts';

const period = 30;
const digits = 6;
/** RFC 4226 4, R6: 160 bits recommended. */
const secretBytes = 20;

/** A new secret, base32. */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** What the app reads: the secret with who it is for. `issuer` is the catalogue's `totp.issuer` with the jurisdiction's name. */
export function totpUri(secret: string, { issuer, loginName }: { readonly issuer: string; readonly loginName: string }): string {
  // A colon parts issuer and name in the address.
  return new TOTP({ secret, issuer: issuer.replaceAll(':', ' '), label: loginName.replaceAll(':', ' '), period, digits }).toString();
}

/** The address as a picture, to be shown once; our own drawing, so that no secret goes to a foreign server. */
export function totpQr(uri: string): string {
  return renderSVG(uri, { ecc: 'M', border: 2, pixelSize: 6 });
}

/**
 * The time step that the code belongs to, or null when it is wrong. One step before and after count too (RFC 6238 5.2: clocks differ). A
 * step up to `lastUsedStep` is never accepted again: store the answer in a statement that asks for this again, so that of two requests with
 * one code only one wins.
 */
export function verifyTotp(secret: string, code: string, lastUsedStep: number | null, now: string): number | null {
  const typed = code.normalize('NFKC').replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return null;
  const timestamp = Date.parse(now);
  const delta = TOTP.validate({ token: typed, secret: Secret.fromBase32(secret), digits, period, timestamp, window: 1 });
  if (delta === null) return null;
  const step = TOTP.counter({ period, timestamp }) + delta;
  return lastUsedStep !== null && step <= lastUsedStep ? null : step;
}

/** The secret as it is stored: AES-256-GCM under the installation's key (`keys.derive('totp')`), good for this account alone. */
export function sealSecret(key: Buffer, accountId: string, secret: string): string {
  return sealText(key, accountId, secret);
}

/** The stored secret in the clear. Refused when it was sealed by another key or for another account, or was changed. */
export function openSecret(key: Buffer, accountId: string, stored: string): Outcome<string, 'totp-secret-unreadable'> {
  const secret = openText(key, accountId, stored);
  return secret === null ? failure('totp-secret-unreadable') : success(secret);
}
