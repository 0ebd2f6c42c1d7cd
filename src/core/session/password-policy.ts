/** The rules for a new password. Former passwords, which only the server knows, are checked in server/session/password.ts. */
import { millisecondsOf, millisecondsOfDay } from '#core/moment.ts';
import { failure, type Failure } from '#core/failure.ts';
import { isCommonPassword, isPredictablePassword, trimToLetters } from '#core/session/predictable-password.ts';
import { longestPassword, type SecuritySettings } from '#core/session/security-settings.ts';

type ShapeRefusal = 'password-too-short' | 'password-too-long' | 'password-too-simple';
/** What the text alone may be refused for. */
export type PasswordRefusal = ShapeRefusal | 'password-personal' | 'password-too-common';

/** Whose password it is: names and words that it must not consist of. */
export interface PasswordOwner {
  readonly loginName: string;
  readonly displayName: string;
  /** How the name is written in letters, in full and by initials (server/session/password-spelling.ts): wangxiaoming, xiaoming, wxm. */
  readonly spellings: readonly string[];
  /** Names of the person's unit and jurisdiction, with their spellings. */
  readonly unitNames: readonly string[];
}

/**
 * The form in which a password is counted, hashed and compared: NFC, so that é typed on two kinds of keyboard is one password. Nothing else is
 * touched (ASVS 5.0 V6.2.8: no truncation, no change of case, no trimming); NFKC would fold different characters into one.
 */
export function normalisePassword(password: string): string {
  return password.normalize('NFC');
}

/** Why this cannot become the person's password; null when it can. */
export function checkPassword(password: string, settings: SecuritySettings, owner: PasswordOwner): Failure<PasswordRefusal> | null {
  const text = normalisePassword(password);
  return (
    checkPasswordShape(text, settings) ??
    checkOwner(text.toLowerCase(), owner) ??
    (isCommonPassword(text) || isPredictablePassword(text) ? failure('password-too-common') : null)
  );
}

/** The part of the check that needs nothing but the text: length in code points, and kinds of characters. */
export function checkPasswordShape(password: string, settings: SecuritySettings): Failure<ShapeRefusal> | null {
  const length = Array.from(normalisePassword(password)).length;
  if (length < settings.minLength) return failure('password-too-short', { min: settings.minLength, length });
  if (length > longestPassword) return failure('password-too-long', { max: longestPassword });
  if (countClasses(password) < settings.characterClasses) return failure('password-too-simple', { classes: settings.characterClasses });
  return null;
}

/** Whether a password of this age must be changed before anything else is done. */
export function passwordExpired(setAt: string, now: string, settings: SecuritySettings): boolean {
  const left = passwordDaysLeft(setAt, now, settings);
  return left !== null && left <= 0;
}

/** Days until the password must be changed, begun ones counted whole; null when it stays valid (ASVS). Moments are ISO, in UTC. */
export function passwordDaysLeft(setAt: string, now: string, settings: SecuritySettings): number | null {
  if (settings.maxAgeDays === 0) return null;
  const end = millisecondsOf(setAt) + settings.maxAgeDays * millisecondsOfDay;
  return Math.ceil((end - millisecondsOf(now)) / millisecondsOfDay);
}

/** Capital, small, digit, anything else. */
function countClasses(text: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((kind) => kind.test(text)).length;
}

function checkOwner(
  lowerCase: string,
  { loginName, displayName, spellings, unitNames }: PasswordOwner,
): Failure<'password-personal'> | null {
  const letters = trimToLetters(lowerCase);
  const isMadeOf = (word: string): boolean => {
    const name = word.trim().toLowerCase();
    const size = Array.from(name).length;
    // Short words (initials, 王伟) turn up by chance: they count when the password has no other letters.
    const inside = /^[\x21-\x7e]+$/.test(name) ? size >= 4 : size >= 2;
    return name !== '' && ((inside && lowerCase.includes(name)) || letters === name);
  };
  return [loginName, displayName, ...spellings, ...unitNames].some(isMadeOf) ? failure('password-personal') : null;
}
