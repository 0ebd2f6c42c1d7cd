/** Passwords that an attacker tries first: common ones with substitutions, and keyboard patterns. */
import mostCommon from '#core/session/common-passwords.json' with { type: 'json' };
import { commonDigitSequences, commonWords, keyboardSequences, shiftedDigits, letterSubstitutes } from '#core/session/password-words.ts';

/** ASVS 5.0 V6.2.4 asks for the 3,000 most common. */
const common: ReadonlySet<string> = new Set([...mostCommon.passwords, ...commonWords, ...commonDigitSequences]);

/** A password with fewer independent characters than this is a pattern: 96 keys, guessed in minutes. */
const minIndependentCharacters = 5;

/** Is it a common password, also with capitals, substitutes (P@ssw0rd), or digits and symbols around it? */
export function isCommonPassword(password: string): boolean {
  return isOneOf(common, password);
}

/** The same for any list of passwords in small letters. */
export function isOneOf(list: ReadonlySet<string>, password: string): boolean {
  const lowerCase = password.toLowerCase();
  return [lowerCase, replaceSubstitutes(lowerCase)].some((form) =>
    [form, trimToLetters(form), trimToLettersAndDigits(form)].some((word) => list.has(word) || list.has(withoutRepetition(word))),
  );
}

/** Does it consist of keyboard sequences, repetitions and dates? `Qwer1234!`, `Abc123!@#`, `aaaa1111`, `1qaz@WSX`. */
export function isPredictablePassword(password: string): boolean {
  return countIndependentCharacters(withoutRepetition(password.toLowerCase())) < minIndependentCharacters;
}

/** Removes what is not a letter from both ends: `2024@taian!` → `taian`. Empty when the letters are not in one piece. */
export function trimToLetters(text: string): string {
  return /^[^\p{L}]*(\p{L}+)[^\p{L}]*$/u.exec(text)?.[1] ?? '';
}

/** Removes symbols from both ends: `!!abc123!!` → `abc123`. */
function trimToLettersAndDigits(text: string): string {
  return /^[^\p{L}\p{N}]*([\p{L}\p{N}]+)[^\p{L}\p{N}]*$/u.exec(text)?.[1] ?? '';
}

function replaceSubstitutes(text: string): string {
  return text.replaceAll(/[@4310!$57]/g, (sign) => letterSubstitutes[sign] ?? sign);
}

/** A repeated text counts once: `ab1!ab1!` → `ab1!`. */
function withoutRepetition(text: string): string {
  for (let size = 1; size <= text.length / 2; size++) {
    const part = text.slice(0, size);
    if (text.length % size === 0 && part.repeat(text.length / size) === text) return part;
  }
  return text;
}

/** The number of characters when every pattern counts as one. */
function countIndependentCharacters(text: string): number {
  const keys = Array.from(text).map((key) => {
    const digit = shiftedDigits.indexOf(key);
    return digit < 0 ? key : String(digit);
  });
  let count = 0;
  for (let at = 0; at < keys.length; at += patternLength(keys, at)) count++;
  return count;
}

/** Length of the pattern that begins here: a date, one key repeated, or at least three keys in a line. Otherwise 1. */
function patternLength(keys: readonly string[], from: number): number {
  const rest = keys.slice(from, from + 16).join('');
  const date = /^(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?/.exec(rest)?.[0].length ?? 1;
  const same = /^(.)\1{2,}/su.exec(rest)?.[0].length ?? 1;
  return Math.max(date, same, keyboardSequenceLength(rest));
}

function keyboardSequenceLength(rest: string): number {
  let longest = 1;
  for (const line of sequencesInBothDirections) {
    let length = 3;
    while (length <= rest.length && line.includes(rest.slice(0, length))) length++;
    longest = Math.max(longest, length - 1 >= 3 ? length - 1 : 1);
  }
  return longest;
}

const sequencesInBothDirections: readonly string[] = keyboardSequences.flatMap((line) => [line, Array.from(line).reverse().join('')]);
