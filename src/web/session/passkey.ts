/** Passkeys through the browser's own dialog. What it answers goes to the server as it is. */
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { addPasskey, beginPasskey } from '#contract/session/own-account-endpoints.ts';
import { askPasskey, provePasskey } from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import type { Installation } from '#web/session/session-query.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/frame-words.ts';
import { explain } from '#web/ui/request-failure.ts';

/** Can passkeys be used here: the address allows it, and the browser knows them? */
export function passkeysWork({ passkeys }: Pick<Installation, 'passkeys'>): boolean {
  return passkeys && 'PublicKeyCredential' in globalThis;
}

/** What the browser answers to a challenge of ours, with a passkey of the person's choice. */
export async function answerPasskey(): Promise<Record<string, unknown>> {
  const [{ options }, { startAuthentication }] = await Promise.all([call(askPasskey, {}), import('@simplewebauthn/browser')]);
  // The edge: the contract leaves the form of the options to the two halves of SimpleWebAuthn.
  const response = await startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON });
  return { ...response };
}

/** Logs in, or proves the second factor of a login that has begun, which this browser may remember. */
export async function signInByPasskey(remember = false): Promise<Me> {
  return await call(provePasskey, { body: { response: await answerPasskey(), remember } });
}

/** Makes a passkey on this device and adds it to the account. */
export async function makePasskey(label: string): Promise<Me> {
  const [{ options }, { startRegistration }] = await Promise.all([call(beginPasskey, {}), import('@simplewebauthn/browser')]);
  const response = await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON });
  return await call(addPasskey, { body: { label, response: { ...response } } });
}

/** Why it came to nothing, in words; null when the person closed the dialog. */
export function explainPasskey(error: unknown): string | null {
  const code = webAuthnCode(error);
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return t('passkey.known');
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return t('passkey.cancelled');
  if (code !== null || error instanceof DOMException) return t('passkey.failed');
  return explain(error);
}

/** The library's code of what went wrong in the browser's dialog. */
function webAuthnCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('ERROR_') ? error.code : null;
}
