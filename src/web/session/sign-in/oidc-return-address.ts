/** The address to open after a login at the identity provider, kept in this tab because the redirect address cannot carry it. */
const storageKey = 'taizhang.way';

/** The window was opened for a fresh proof alone: it leads nowhere. */
export const proofAddress = 'proof';

/** Stores the address, in this window or the one that goes to the provider. */
export function storeReturnAddress(address: string, storage: Storage = sessionStorage): void {
  storage.setItem(storageKey, address);
}

/** Reads the address and removes it. */
export function takeReturnAddress(): string {
  const address = sessionStorage.getItem(storageKey) ?? '/';
  sessionStorage.removeItem(storageKey);
  return address;
}
