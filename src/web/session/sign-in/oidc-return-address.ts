/** The address to open after a login at the identity provider, kept in this tab because the redirect address cannot carry it. */
const storageKey = 'taizhang.way';

/** Stores the address. */
export function storeReturnAddress(address: string): void {
  sessionStorage.setItem(storageKey, address);
}

/** Reads the address and removes it. */
export function takeReturnAddress(): string {
  const address = sessionStorage.getItem(storageKey) ?? '/';
  sessionStorage.removeItem(storageKey);
  return address;
}
