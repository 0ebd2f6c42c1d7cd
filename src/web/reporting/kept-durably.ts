/**
 * What is typed, kept once more. `localStorage` answers at once, but browsers write it to the disk only seconds later: one that is killed takes the last
 * words with it. What IndexedDB has committed outlives the browser, so each keystroke goes there too, and comes back from there before the page is typed into.
 */
type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const store = 'typed';
/** A browser whose database does not answer keeps nobody from typing. */
const patienceMs = 2000;

let opened: Promise<IDBDatabase | null> | null = null;

function open(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open('taizhang-typing', 1);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => resolve(null));
    } catch {
      // Private windows may forbid it.
      resolve(null);
    }
  });
  return opened;
}

/** Writes in the order of the calls. `relaxed`: to the system at once, which outlives the browser; to wait for the disk at each keystroke would be slow. */
export async function keepDurably(key: string, text: string): Promise<void> {
  const database = await open();
  try {
    database?.transaction(store, 'readwrite', { durability: 'relaxed' }).objectStore(store).put(text, key);
  } catch {
    // Closed by the browser, or out of room: what localStorage keeps stays.
  }
}

/** When a text was kept, as itself says; 0: it does not. */
function momentOf(text: string | null | undefined): number {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    return typeof stored === 'object' && stored !== null && 'at' in stored ? Number(stored.at) : 0;
  } catch {
    return 0;
  }
}

/** Brings back what of these keys is newer there than in `storage`; `isNothing` tells a text that says that nothing is kept any more. */
export async function bringBack(storage: () => Storage, prefix: string, isNothing: (text: string) => boolean): Promise<void> {
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  const kept = await Promise.race([readAll(prefix), patience]);
  try {
    for (const [key, text] of kept ?? []) {
      if (momentOf(text) <= momentOf(storage().getItem(key))) continue;
      if (isNothing(text)) storage().removeItem(key);
      else storage().setItem(key, text);
    }
  } catch {
    // Nothing is kept there either: the page says so as soon as something is typed.
  }
}

async function readAll(prefix: string): Promise<readonly (readonly [string, string])[]> {
  const database = await open();
  if (database === null) return [];
  return new Promise((resolve) => {
    const found: (readonly [string, string])[] = [];
    try {
      const request = database
        .transaction(store)
        .objectStore(store)
        .openCursor(IDBKeyRange.bound(prefix, `${prefix}\uFFFF`));
      request.addEventListener('error', () => resolve(found));
      request.addEventListener('success', () => {
        const cursor = request.result;
        if (cursor === null) return resolve(found);
        const { key, value } = cursor;
        if (typeof key === 'string' && typeof value === 'string') found.push([key, value]);
        cursor.continue();
      });
    } catch {
      resolve(found);
    }
  });
}
