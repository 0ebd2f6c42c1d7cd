/** Finds the names that a printed one may resemble without looking at each: by every form that is compared, and by all names one character away. */
import type { NameForms } from '#core/unit/name-form.ts';

/** The shortest stem that is compared. */
export const shortestStem = 2;

const compared = ['plain', 'stem', 'ruled', 'contracted', 'place'] as const satisfies readonly (keyof NameForms)[];

export interface NameIndex {
  /** Places, in their order, of the names of which a form is that of the text, or whose ruled stem is one character away from the text's. */
  readonly near: (text: NameForms) => readonly number[];
  /** Places of the names that are equal as they are printed. */
  readonly equal: (plain: string) => readonly number[];
}

export function nameIndex(names: readonly NameForms[]): NameIndex {
  const byForm = new Map(compared.map((form) => [form, placesBy(names, (name) => (name[form] === '' ? [] : [name[form]]))]));
  const byRest = placesBy(names, ({ ruled }) => restsOf(ruled));
  return {
    near: (text) => {
      const found = new Set<number>();
      const add = (places: readonly number[] | undefined): void => places?.forEach((place) => found.add(place));
      for (const form of compared) if (text[form] !== '') add(byForm.get(form)?.get(text[form]));
      for (const rest of restsOf(text.ruled)) add(byRest.get(rest));
      return [...found].toSorted((a, b) => a - b);
    },
    equal: (plain) => byForm.get('plain')?.get(plain) ?? [],
  };
}

function placesBy(names: readonly NameForms[], keysOf: (name: NameForms) => Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, name] of names.entries()) {
    for (const key of keysOf(name)) {
      const there = places.get(key);
      if (there === undefined) places.set(key, [place]);
      else there.push(place);
    }
  }
  return places;
}

/** The word, and what is left of it without each of its characters: two words that differ in one character, added, missing or another, have one of these in common. */
function restsOf(word: string): ReadonlySet<string> {
  const characters = Array.from(word);
  return new Set([word, ...characters.map((_character, at) => characters.toSpliced(at, 1).join(''))]);
}
