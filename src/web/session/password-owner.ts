import type { Me } from '#contract/access/me.ts';
import type { PasswordOwner } from '#core/session/password-policy.ts';

/** Whose password it is, as far as the browser knows: the spellings of names in letters are added by the server. */
export function ownerOf({ account, jurisdiction, posts }: Pick<Me, 'account' | 'jurisdiction' | 'posts'>): PasswordOwner {
  const units = posts.map(({ unitName }) => unitName).filter((name) => name !== null);
  return { loginName: account.loginName, displayName: account.displayName, spellings: [], unitNames: [jurisdiction.name, ...units] };
}
