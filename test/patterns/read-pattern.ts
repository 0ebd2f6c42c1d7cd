/** A regular expression as a tree: what its repetitions repeat, and what stands before and behind them. */

export interface Item {
  /** letter: one character of a class · place: ^ $ \b · back: what was matched before · look: around · group. */
  readonly kind: 'letter' | 'place' | 'back' | 'look' | 'group';
  readonly source: string;
  /** Of groups and looks. */
  readonly branches: readonly (readonly Item[])[];
  readonly least: number;
  /** Infinity: without end. */
  readonly most: number;
}

interface Reader {
  readonly source: string;
  at: number;
}

/** The branches of a valid pattern. */
export function readPattern(source: string): readonly (readonly Item[])[] {
  const reader = { source, at: 0 };
  const branches = readBranches(reader);
  if (reader.at !== source.length) throw new Error(`not read to its end: ${source}`);
  return branches;
}

function readBranches(reader: Reader): readonly (readonly Item[])[] {
  const branches: Item[][] = [[]];
  for (;;) {
    const next = reader.source[reader.at];
    if (next === undefined || next === ')') return branches;
    if (next === '|') {
      reader.at += 1;
      branches.push([]);
    } else branches.at(-1)?.push(readItem(reader));
  }
}

const escape = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|k<\w+>|[^])/u;

function readItem(reader: Reader): Item {
  const { source } = reader;
  const start = reader.at;
  const rest = source.slice(start);
  const once = { branches: [], least: 1, most: 1 };
  if (rest.startsWith('(')) {
    const head = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(rest)?.[0] ?? '(';
    reader.at += head.length;
    const branches = readBranches(reader);
    reader.at += 1;
    const kind = /[=!]$/.test(head) ? 'look' : 'group';
    return repeated(reader, { ...once, kind, source: source.slice(start, reader.at), branches });
  }
  const length = rest.startsWith('[')
    ? classLength(rest)
    : (escape.exec(rest)?.[0].length ?? String.fromCodePoint(rest.codePointAt(0) ?? 0).length);
  reader.at += length;
  const letter = rest.slice(0, length);
  const kind = /^(?:[\^$]|\\[bB])$/.test(letter) ? 'place' : /^\\(?:[1-9]|k)/.test(letter) ? 'back' : 'letter';
  return repeated(reader, { ...once, kind, source: letter });
}

/** Classes of the flag v stand within each other; in others a bracket within is a character. */
function classLength(rest: string): number {
  const nested = rest.includes('--');
  let depth = 0;
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '\\') at += 1;
    else if (rest[at] === '[' && (depth === 0 || nested)) depth += 1;
    else if (rest[at] === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return rest.length;
}

function repeated(reader: Reader, item: Item): Item {
  const found = /^(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/.exec(reader.source.slice(reader.at));
  if (!found) return item;
  reader.at += found[0].length;
  const [, sign, least, comma, most] = found;
  if (sign !== undefined) return { ...item, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
  return { ...item, least: Number(least), most: comma === undefined ? Number(least) : most === '' ? Infinity : Number(most) };
}
