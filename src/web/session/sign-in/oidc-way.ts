/** Where to go when the identity provider sends the browser back: its address cannot carry that. */
const storageKey = 'taizhang.way';

/** Remembers it in this tab. */
export function rememberWay(way: string): void {
  sessionStorage.setItem(storageKey, way);
}

/** Gives it once. */
export function takeWay(): string {
  const way = sessionStorage.getItem(storageKey) ?? '/';
  sessionStorage.removeItem(storageKey);
  return way;
}
