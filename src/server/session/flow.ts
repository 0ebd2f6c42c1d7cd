/** Flows of two steps in one browser (a passkey's challenge, a login at the identity provider): bound to it by a cookie, used once. */
import { success } from '#core/failure.ts';
import { anonymousIdentity } from '#server/session/account-context.ts';
import {
  findOneTimeSecret,
  makeOneTimeSecret,
  consumeOneTimeSecret,
  type NewOneTimeSecret,
  type Purpose,
} from '#server/session/one-time-secret.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Stores what the second step needs, in the platform's jurisdiction, because the account is only known afterwards. */
export async function storeFlow(visit: Visit, { purpose, minutes, data }: Omit<NewOneTimeSecret, 'accountId'>): Promise<void> {
  const kept = await visit.write(anonymousIdentity(visit), async (act) => {
    act.unchanged();
    return success(await makeOneTimeSecret(act, { purpose, accountId: null, minutes, data }));
  });
  if (kept.ok) visit.setFlow(kept.value.secret);
}

/** Takes what the first step of this browser stored; null when there is none, it has expired, or it was used already. */
export async function consumeFlow(visit: Visit, purpose: Purpose): Promise<{ readonly data: unknown } | null> {
  const found = await findOneTimeSecret(visit, visit.flow, [purpose]);
  visit.setFlow(null);
  if (found === null) return null;
  const used = await visit.write(anonymousIdentity(visit), async (act) => {
    act.unchanged();
    return consumeOneTimeSecret(act, found.id);
  });
  return used.ok ? { data: found.data } : null;
}
