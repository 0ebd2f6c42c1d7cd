/** What has two steps in one browser (a passkey's challenge, a visit at the identity provider): bound to it by a cookie, used once. */
import { success } from '#core/failure.ts';
import { strangers } from '#server/session/known-account.ts';
import { findOneTime, makeOneTime, spend, type NewOneTime, type Purpose } from '#server/session/one-time-link.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Keeps what the second step needs. It stands in the platform's jurisdiction: whose it is, is known afterwards. */
export async function keepFlow(visit: Visit, { purpose, minutes, data }: Omit<NewOneTime, 'accountId'>): Promise<void> {
  const kept = await visit.write(strangers(visit), async (act) => {
    act.unchanged();
    return success(await makeOneTime(act, { purpose, accountId: null, minutes, data }));
  });
  if (kept.ok) visit.setFlow(kept.value.secret);
}

/** What the first step of this browser kept; null when there was none, it took too long, or it was used already. */
export async function takeFlow(visit: Visit, purpose: Purpose): Promise<{ readonly data: unknown } | null> {
  const found = await findOneTime(visit, visit.flow, [purpose]);
  visit.setFlow(null);
  if (found === null) return null;
  const spent = await visit.write(strangers(visit), async (act) => {
    act.unchanged();
    return spend(act, found.id);
  });
  return spent.ok ? { data: found.data } : null;
}
