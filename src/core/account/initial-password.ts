/** Initial passwords: read from a printed slip and typed once, so they avoid characters that look alike. */

const capitals = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const smallLetters = 'abcdefghijkmnpqrstuvwxyz';
const digits = '23456789';
const group = 4;

/** At least so many characters without the hyphens: 20 × 5.7 bits. */
const minCharacters = 16;

/**
 * Groups of four with hyphens between, each with a capital, a small letter and a digit, so that it holds four kinds of characters.
 * `random(n)` must give an unpredictable whole number from 0 to n - 1.
 */
export function makeInitialPassword(minLength: number, random: (below: number) => number): string {
  const pick = (letters: string): string => letters.charAt(random(letters.length));
  const groups = Math.max(minCharacters / group, Math.ceil((minLength + 1) / (group + 1)));
  return Array.from({ length: groups }, () =>
    shuffle([pick(capitals), pick(smallLetters), pick(digits), pick(capitals + smallLetters + digits)], random).join(''),
  ).join('-');
}

function shuffle(letters: readonly string[], random: (below: number) => number): string[] {
  const mixed: string[] = [];
  for (const letter of letters) mixed.splice(random(mixed.length + 1), 0, letter);
  return mixed;
}
