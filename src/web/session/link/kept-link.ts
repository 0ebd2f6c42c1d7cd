/** A link to join that is kept in this tab while the person logs in: its secret must not be part of an address that a log could see. */
const storageKey = 'taizhang.link';

/** The page that opens the kept link. */
export const keptLinkAddress = '/join';

/** Keeps the secret of a link. */
export function keepLink(secret: string): void {
  sessionStorage.setItem(storageKey, secret);
}

/** The kept secret; empty when there is none. */
export function keptLink(): string {
  return sessionStorage.getItem(storageKey) ?? '';
}

/** Forgets it. */
export function dropKeptLink(): void {
  sessionStorage.removeItem(storageKey);
}
