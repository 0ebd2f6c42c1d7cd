/** Edits as they are kept in the browser, so that neither a reload nor leaving the page loses one. Several windows keep theirs in one place. */
import { keyOf, noEdits, type Edit, type Edits } from '#web/ledger/list/cell-edits.ts';

/** What is kept there; anything else than edits is none. */
export function readKept(stored: string | null): Edits {
  if (stored === null) return noEdits;
  try {
    const list: unknown = JSON.parse(stored);
    if (!Array.isArray(list)) return noEdits;
    // What we wrote ourselves; of one without its base nobody knows what its typist saw, so it is asked about.
    const edits = list as readonly (Edit & { readonly base?: string })[];
    return new Map(edits.map((edit) => [keyOf(edit), { ...edit, base: edit.base ?? '' }]));
  } catch {
    return noEdits;
  }
}

/** Null: nothing is left to keep. */
export const writeKept = (edits: Edits): string | null => (edits.size === 0 ? null : JSON.stringify([...edits.values()]));

/** What this window changed, put into what all of them keep. What was stored is kept no more, unless another window typed over it. */
export function mergeKept(kept: Edits, before: Edits, after: Edits): Edits {
  const next = new Map(kept);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === is) continue;
    if (is !== undefined && is.state !== 'stored') next.set(key, is);
    else if (next.get(key)?.text === was?.text) next.delete(key);
  }
  return next;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Undefined: this browser keeps nothing. */
export function openKept(storage: () => Storage, key: string): Edits | undefined {
  try {
    return readKept(storage().getItem(key));
  } catch {
    return undefined;
  }
}

/** Answers whether all of it is kept now: a browser may forbid it, or have no room left. */
export function keepEdits(storage: () => Storage, key: string, before: Edits, after: Edits): boolean {
  try {
    const text = writeKept(mergeKept(readKept(storage().getItem(key)), before, after));
    if (text === null) storage().removeItem(key);
    else storage().setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
