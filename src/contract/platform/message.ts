/** The words of a code in one language: the catalogue's text in ICU MessageFormat, with plurals and grouped numbers. */
import { IntlMessageFormat, type Formatters } from 'intl-messageformat';

/** Where a catalogue says what language it is in. A symbol, because every other key is a code. */
export const locale: unique symbol = Symbol('locale');

export interface Catalogue {
  readonly [locale]: 'zh-CN' | 'en';
  readonly [code: string]: string;
}

/** The English of a domain: every code of its Chinese, and no other. */
export type English<Chinese> = { readonly [locale]: 'en' } & Readonly<Record<keyof Chinese & string, string>>;

type Data = Readonly<Record<string, string | number>>;
type Element = ReturnType<IntlMessageFormat['getAst']>[number];

interface Compiled {
  readonly format: IntlMessageFormat;
  /** Each argument left open. */
  readonly open: Data;
}

/** The parser's number for a stretch of text; its list of types is not exported by the formatter. */
const literal = 0;

/** Shown in place of a missing value. */
const blank = '…';

/** Text that stands where a number belongs is shown as it is (a masked •••, a limit with its unit), never as NaN; inside of a plural it is `…`. */
class CountFormat extends Intl.NumberFormat {
  override format(value: Parameters<Intl.NumberFormat['format']>[0]): string {
    if (!Number.isNaN(Number(value))) return super.format(value);
    return typeof value === 'string' ? value : blank;
  }
}

const numbers = new Map<unknown, CountFormat>();
const plurals = new Map<unknown, Intl.PluralRules>();
const texts = { 'zh-CN': new Map<string, Compiled>(), en: new Map<string, Compiled>() };

/** One of each language: the catalogue asks for no other style of number. */
const formatters: Formatters = {
  getNumberFormat: (language) => kept(numbers, language, () => new CountFormat(language)),
  getPluralRules: (language, options) =>
    kept(plurals, `${String(language)} ${options?.type}`, () => new Intl.PluralRules(language, options)),
  getDateTimeFormat: (...of) => new Intl.DateTimeFormat(...of),
};

/**
 * The message of a code with its arguments; the code itself when the catalogue has none. It never throws, because an incomplete message is
 * better than a broken page: a missing value is shown as `…`, and a malformed text is shown as written. The test of the catalogue parses
 * every text and so finds both.
 */
export function message(catalogue: Catalogue, code: string, data: Data = {}): string {
  // A code such as `constructor` is none of ours.
  const text = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
  if (text === undefined) return code;
  try {
    const { format, open } = compile(text, catalogue[locale]);
    return [format.format<string>({ ...open, ...data })].flat().join('');
  } catch {
    return text;
  }
}

/** The names of a text's arguments, those within its plurals too. Throws where the text is malformed. */
export function argumentNames(text: string): readonly string[] {
  return Object.keys(compile(text, 'en').open);
}

function compile(text: string, language: Catalogue[typeof locale]): Compiled {
  return kept(texts[language], text, () => {
    const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true, formatters });
    return { format, open: Object.fromEntries(namesIn(format.getAst()).map((name) => [name, blank])) };
  });
}

function namesIn(elements: readonly Element[]): readonly string[] {
  return elements.flatMap((element) => {
    // Text, and # within a plural: neither names anything.
    if (Number(element.type) === literal || !('value' in element)) return [];
    return 'options' in element
      ? [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))]
      : [element.value];
  });
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
