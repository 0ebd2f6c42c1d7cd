/** Where to go when the identity provider sends the browser back: its address cannot carry that. */
const storageKey = 'taizhang.way';

/** Remembers it in this tab. */
export function storeReturnAddress(address: string): void {
  sessionStorage.setItem(storageKey, address);
}

/** Gives it once. */
export function takeReturnAddress(): string {
  const address = sessionStorage.getItem(storageKey) ?? '/';
  sessionStorage.removeItem(storageKey);
  return address;
}
