/** Who wants a digest, and what became of today's. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';
import { openText, sealText } from '#server/platform/sealed-text.ts';

const cipherPurpose = 'digest address';

export const sealAddress = (keys: InstallationKeys, accountId: string, email: string): string =>
  sealText(keys.derive(cipherPurpose), accountId, email);

/** In the clear. One that these keys do not open was changed in the database, which nobody may pass over. */
export function openAddress(keys: InstallationKeys, accountId: string, stored: string): string {
  const email = openText(keys.derive(cipherPurpose), accountId, stored);
  if (email === null) throw new Error(`the stored address of account ${accountId} was changed, or sealed by other keys`);
  return email;
}

export type DigestState = 'sent' | 'nothing' | 'failed' | 'refused';

/** So long what became of digests is kept. */
const daysKept = 30;

/**
 * Claims today's digest of at most so many people who want one and have none, or whose mail server could not take it in an earlier turn than this one
 * (`before`). Answers how many.
 */
export async function claimDigests(
  act: Act,
  { claim, before, most }: { readonly claim: string; readonly before: string; readonly most: number },
): Promise<number> {
  await sql`delete from digest where ${inJurisdiction(act)} and day < ${act.today}::date - ${daysKept}::int`.execute(act.db);
  const { rows } = await sql`
    insert into digest as own (jurisdiction_id, account_id, day, state, claim, claimed_at)
    select wants.jurisdiction_id, wants.account_id, ${act.today}, 'claimed', ${claim}, ${act.now}
      from digest_address wants
      join account on account.jurisdiction_id = wants.jurisdiction_id and account.id = wants.account_id and account.state = 'active'
      left join digest today on today.jurisdiction_id = wants.jurisdiction_id and today.account_id = wants.account_id and today.day = ${act.today}
     where ${inJurisdiction(act, 'wants')} and wants.wanted and (today.state is null or (today.state = 'failed' and today.claimed_at < ${before}))
     order by wants.account_id limit ${most}
    on conflict (jurisdiction_id, account_id, day) do update set state = 'claimed', claim = excluded.claim, claimed_at = excluded.claimed_at
      where own.state = 'failed' and own.claimed_at < ${before}
    returning own.account_id`.execute(act.db);
  return rows.length;
}

export interface Claimed {
  readonly accountId: string;
  readonly email: string;
}

/** Those that this sending claimed, with their addresses; who does not want it any more is left out. */
export async function claimedDigests(act: Act, claim: string): Promise<readonly Claimed[]> {
  const { rows } = await sql<{ accountId: string; sealed: string }>`
    select own.account_id as "accountId", wants.email_sealed as sealed
      from digest own
      join digest_address wants on wants.jurisdiction_id = own.jurisdiction_id and wants.account_id = own.account_id and wants.wanted
     where ${inJurisdiction(act, 'own')} and own.claim = ${claim} and own.state = 'claimed' order by own.account_id`.execute(act.db);
  return rows.map(({ accountId, sealed }) => ({ accountId, email: openAddress(act.installation.keys, accountId, sealed) }));
}

/** What became of them. Of what is not known it stays claimed. */
export async function noteDigests(act: Act, claim: string, states: ReadonlyMap<string, DigestState>): Promise<void> {
  await sql`
    update digest own set state = made.state
      from unnest(${[...states.keys()]}::uuid[], ${[...states.values()]}::text[]) made (account_id, state)
     where ${inJurisdiction(act, 'own')} and own.claim = ${claim} and own.account_id = made.account_id`.execute(act.db);
}
