/** When the service was last used from this browser, in any of its windows. The server counts the same requests. */
const storageKey = 'taizhang.used';
const writeMs = 2000;
let used = Date.now();
let written = 0;

/** A request that counts as use was answered. */
export function recordUse(now = Date.now()): void {
  used = now;
  if (now - written < writeMs) return;
  written = now;
  localStorage.setItem(storageKey, String(now));
}

/** Milliseconds since then. */
export function idleMilliseconds(now = Date.now()): number {
  const elsewhere = Number(localStorage.getItem(storageKey));
  return now - Math.max(used, Number.isFinite(elsewhere) && elsewhere <= now ? elsewhere : 0);
}
