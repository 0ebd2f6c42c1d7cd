/** Accounts in other jurisdictions that are joined to a login (docs/decisions/015-several-jurisdictions.md). */
import { sql } from 'kysely';
import type { Me, OwnPost } from '#contract/access/me.ts';
import { powerClasses, roles, scopeKinds } from '#core/access/subject.ts';
import type { EndReason } from '#core/session/session-expiry.ts';
import { storedWord } from '#server/platform/database/stored-word.ts';
import type { Act } from '#server/platform/http/act.ts';

/** One row of joined_posts (migrations/0068). */
interface Row {
  readonly jurisdiction_id: string;
  readonly jurisdiction_name: string;
  readonly jurisdiction_demo: boolean;
  readonly jurisdiction_feedback: string | null;
  readonly account_id: string;
  readonly display_name: string;
  readonly power_class: string;
  readonly post_id: string | null;
  readonly post_role: string | null;
  readonly post_unit_id: string | null;
  readonly post_unit_name: string | null;
  readonly post_scope_kind: string | null;
  readonly post_scope_unit_id: string | null;
  readonly post_scope_unit_name: string | null;
  readonly post_last_day: string | null;
  readonly post_for_name: string | null;
}

interface JoinedAccount {
  readonly jurisdiction: Me['jurisdiction'];
  readonly account: Pick<Me['account'], 'id' | 'displayName' | 'powerClass'>;
  /** Posts that stand today: its own, oldest first, then those that it stands in for. */
  readonly posts: readonly OwnPost[];
}

/** Active accounts that are joined to an account of the act's jurisdiction, by the names of their jurisdictions. */
export async function loadJoinedAccounts(act: Act, homeAccountId: string): Promise<JoinedAccount[]> {
  const { rows } = await sql<Row>`select * from joined_posts(${homeAccountId}, ${act.today})`.execute(act.db);
  const accounts = Map.groupBy(rows, (row) => row.account_id);
  return [...accounts.values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const jurisdiction = {
      id: first.jurisdiction_id,
      name: first.jurisdiction_name,
      demo: first.jurisdiction_demo,
      feedback: first.jurisdiction_feedback,
    };
    const powerClass = storedWord(powerClasses, first.power_class);
    const account = { id: first.account_id, displayName: first.display_name, powerClass };
    return [{ jurisdiction, account, posts: ofOne.flatMap((row) => postOf(row, jurisdiction)) }];
  });
}

function postOf(row: Row, jurisdiction: Me['jurisdiction']): OwnPost[] {
  const role = roles.find((one) => one === row.post_role);
  const kind = scopeKinds.find((one) => one === row.post_scope_kind);
  if (row.post_id === null || !role || !kind) return [];
  const scope = { kind, unitId: row.post_scope_unit_id, unitName: row.post_scope_unit_name };
  const standsFor =
    row.post_for_name === null || row.post_last_day === null ? null : { name: row.post_for_name, lastDay: row.post_last_day };
  return [{ id: row.post_id, role, unitId: row.post_unit_id, unitName: row.post_unit_name, scope, standsFor, jurisdiction }];
}

/** Makes the login of a home account that of an invited account of the act's jurisdiction too; false when it cannot be: another login name, a password of its own, or joined already. */
export async function joinAccount(
  act: Act,
  accountId: string,
  home: { readonly jurisdictionId: string; readonly accountId: string },
): Promise<boolean> {
  const { rows } = await sql<{ joined: boolean }>`
    select join_account(${accountId}, ${home.jurisdictionId}, ${home.accountId}, ${act.now}) as joined`.execute(act.db);
  return rows[0]?.joined ?? false;
}

/** A session or token of another jurisdiction that acts in this one. */
interface JoinedSession {
  readonly id: string;
  readonly kind: string;
  readonly method: string;
  readonly address: string | null;
  readonly user_agent: string | null;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly idle_seconds: number | null;
}

/** What acts here for an account that joined; it has not been ended, but may have expired. */
export async function joinedSessions(act: Act, accountId: string): Promise<JoinedSession[]> {
  const { rows } = await sql<JoinedSession>`select * from joined_sessions(${accountId})`.execute(act.db);
  return rows;
}

/** Ends what acts here for an account that joined: tokens for good; browsers go back to where their login belongs. Answers how many they were. */
export async function endJoinedSessions(act: Act, accountId: string, reason: EndReason): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select end_joined_sessions(${accountId}, ${act.now}, ${reason}) as ended`.execute(act.db);
  return rows[0]?.ended ?? 0;
}
