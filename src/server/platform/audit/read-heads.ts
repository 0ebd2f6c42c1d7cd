/**
 * Reads the exported heads of a jurisdiction as evidence. A line is genuine when it is signed, or when a genuine line of the same writer names
 * it by its digest; so the signature of each writer's last line serves for all of them. Where anything is wrong, every signature is checked,
 * to name the very line.
 */
import type { KeyObject } from 'node:crypto';
import { fileOf, linesOf } from '#server/platform/audit/heads-file.ts';
import {
  lineDigest,
  parseLine,
  signedText,
  startLinesDigest,
  type Head,
  type Line,
  type Restore,
} from '#server/platform/audit/head-line.ts';
import { isSignedBy } from '#server/platform/gm-crypto.ts';

/** What the file of one jurisdiction says. */
export interface ExportedHeads {
  readonly lines: number;
  /** Lines that a crash cut off, as the line after them says. */
  readonly torn: number;
  /** Accepted restores, oldest first, each with the head of the event that accepted it. */
  readonly restores: readonly (Head & Restore)[];
  /** Of the chain as it goes on: without what accepted restores gave up. By number. Two different heads of one number: the second one is kept too, one of them cannot fit. */
  readonly heads: ReadonlyMap<number, readonly Head[]>;
  readonly first: Head | undefined;
  readonly last: Head | undefined;
  /** The first line that is not as it was written. */
  readonly flaw: HeadFlaw | undefined;
}

export type HeadFlawKind =
  /** Not signed by this installation. */
  | 'signature'
  /** It names a line that stands elsewhere, or its number goes back. */
  | 'order'
  /** It names a line that is not there: one before it was removed. */
  | 'missing'
  /** It cannot be read, and no line says that it was cut off. */
  | 'garbled';

export interface HeadFlaw {
  readonly kind: HeadFlawKind;
  readonly line: number;
}

/** undefined: there is no file. */
export async function readHeads(folder: string, jurisdictionId: string, publicKey: KeyObject): Promise<ExportedHeads | undefined> {
  const found = await read(folder, jurisdictionId, publicKey, 'last');
  return found?.flaw ? read(folder, jurisdictionId, publicKey, 'all') : found;
}

interface Unsigned {
  readonly number: number;
  readonly line: Line;
}

async function read(
  folder: string,
  jurisdictionId: string,
  publicKey: KeyObject,
  signatures: 'last' | 'all',
): Promise<ExportedHeads | undefined> {
  const texts = await linesOf(fileOf(folder, jurisdictionId));
  if (!texts) return undefined;
  const isGenuine = async ({ line }: Unsigned): Promise<boolean> =>
    line.jurisdictionId === jurisdictionId && isSignedBy(publicKey, signedText(line), line.signature);
  const chain = startLineChain();
  const heads = new Map<number, Head[]>();
  const restores: (Head & Restore)[] = [];
  const lastOf = new Map<string, Unsigned>();
  const flaws: HeadFlaw[] = [];
  let number = 0;
  let first: Head | undefined;
  let last: Head | undefined;
  for await (const bytes of texts) {
    number += 1;
    const line = parseLine(bytes.toString('utf8'));
    chain.add(number, bytes, line);
    if (!line) continue;
    const restore = 'before' in line ? line.restore : undefined;
    const isOnlySigned = signatures === 'all' || !('before' in line) || restore;
    if (isOnlySigned && !(await isGenuine({ number, line }))) {
      flaws.push({ kind: 'signature', line: number });
      continue;
    }
    const earlier = lastOf.get(line.writer);
    if (earlier && line.seq < earlier.line.seq) flaws.push({ kind: 'order', line: number });
    lastOf.set(line.writer, { number, line });
    const { seq, hash, at, writer } = line;
    const head: Head = { jurisdictionId, seq, hash, at, writer };
    if (restore) {
      restores.push({ ...head, ...restore });
      for (const given of heads.keys()) if (given > restore.kept.seq) heads.delete(given);
      last = undefined;
    }
    first ??= head;
    const known = heads.get(seq);
    if (!known) heads.set(seq, [head]);
    else if (known.every((other) => other.hash !== hash)) known.push(head);
    if (!last || seq >= last.seq) last = head;
  }
  if (signatures === 'last') {
    for (const line of lastOf.values()) if (!(await isGenuine(line))) flaws.push({ kind: 'signature', line: line.number });
  }
  const { torn, breaks } = chain.end();
  const flaw = [...flaws, ...breaks].toSorted((one, other) => one.line - other.line)[0];
  return { lines: number, torn, restores, heads, first, last, flaw };
}

interface LineChain {
  add(number: number, bytes: Buffer, line: Line | undefined): void;
  end(): { readonly torn: number; readonly breaks: readonly HeadFlaw[] };
}

/** Does each line name lines that stand above it? What cannot be read is no flaw where the next line says that it was cut off. */
function startLineChain(): LineChain {
  const above = startLinesDigest();
  const seen = new Set<string>();
  const ownOf = new Map<string, string>();
  const unreadable = new Map<string, number>();
  const broken: { readonly number: number; readonly named: string | null }[] = [];
  let isChained = false;
  let torn = 0;
  return {
    add: (number, bytes, line) => {
      const digest = lineDigest(bytes);
      if (line && 'before' in line) {
        if (!isChained) {
          // From here on lines are chained; this one names all above it, with what crashes had cut off before lines told of that.
          isChained = true;
          seen.add(above.end());
          torn += unreadable.size;
          unreadable.clear();
        } else if (line.cut && unreadable.delete(line.before)) torn += 1;
        if (!seen.has(line.before)) broken.push({ number, named: line.before });
        if (line.own !== (ownOf.get(line.writer) ?? null)) broken.push({ number, named: line.own });
        ownOf.set(line.writer, digest);
      }
      if (!line) unreadable.set(digest, number);
      if (!isChained) above.add(bytes);
      seen.add(digest);
    },
    end: () => {
      const garbled = [...unreadable.values()].map((line): HeadFlaw => ({ kind: 'garbled', line }));
      // A line that says it is its writer's first one, and is not, stands where it does not belong.
      const breaks = broken.map(({ number, named }): HeadFlaw => ({
        kind: named === null || seen.has(named) ? 'order' : 'missing',
        line: number,
      }));
      return { torn, breaks: [...garbled, ...breaks] };
    },
  };
}
