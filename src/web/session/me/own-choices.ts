/** What people may choose on the page about themselves. */
import { tokenScopes, type TokenScope } from '#core/access/policy.ts';
import { isPowerId, powers, type PowerId } from '#core/domains.ts';

/** What a token may be for: it can do no more than the post that makes it. */
export function scopesOffered(may: (id: PowerId) => boolean): readonly TokenScope[] {
  const ids = Object.keys(powers).filter(isPowerId);
  return tokenScopes.filter((scope) => ids.some((id) => powers[id]?.scope === scope && may(id)));
}

/** Where a second factor is a duty, the last one cannot be taken away. */
export function isLastFactor(factors: { readonly totp: boolean; readonly passkeys: number }, needed: boolean): boolean {
  return Number(factors.totp) + factors.passkeys === 1 && needed;
}
