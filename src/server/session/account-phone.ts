/** The telephone number of an account as it is stored: encrypted, with a keyed hash by which a whole number is found. */
import { phoneDigits } from '#core/session/phone.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';
import { openText, sealText } from '#server/platform/sealed-text.ts';

/** Purposes of derived keys: each of its own, so that neither hash nor cipher tells of the other. */
const cipherPurpose = 'account phone';
const indexPurpose = 'account phone index';

export interface StoredPhone {
  readonly phone_sealed: string | null;
  readonly phone_index: string | null;
}

/** What is stored of the number of an account. */
export function sealPhone(keys: InstallationKeys, jurisdictionId: string, accountId: string, phone: string | null): StoredPhone {
  if (phone === null) return { phone_sealed: null, phone_index: null };
  return { phone_sealed: sealText(keys.derive(cipherPurpose), accountId, phone), phone_index: phoneIndex(keys, jurisdictionId, phone) };
}

/** The same for every way to write one number, in one jurisdiction; of a text without a number, of that text. */
export function phoneIndex(keys: InstallationKeys, jurisdictionId: string, phone: string): string {
  return keys.seal(indexPurpose, `${jurisdictionId} ${phoneDigits(phone) || phone}`);
}

/** The number in the clear. One that these keys do not open was changed in the database, which nobody may pass over. */
export function openPhone(keys: InstallationKeys, accountId: string, stored: string | null): string | null {
  if (stored === null) return null;
  const phone = openText(keys.derive(cipherPurpose), accountId, stored);
  if (phone === null) throw new Error(`the stored phone of account ${accountId} was changed, or sealed by other keys`);
  return phone;
}
