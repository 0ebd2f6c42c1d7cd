/** Authenticates a request: looks the session's or token's secret up by its hash. Nothing else identifies the caller. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Kysely } from 'kysely';
import type { CallerStage } from '#core/access/policy.ts';
import { powers } from '#core/domains.ts';
import { actingName, standsOn } from '#core/access/standing-post.ts';
import { roles, scopeKinds, type Subject } from '#core/access/subject.ts';
import { isFresh } from '#core/session/fresh-proof.ts';
import { methods } from '#core/session/session-stage.ts';
import { endingOf, isSessionLive, type Ending } from '#core/session/session-expiry.ts';
import { secretHash } from '#server/session/secret.ts';
import type { Actor } from '#server/platform/actor.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { databaseTrouble } from '#server/platform/database/database-trouble.ts';
import { writeTenant } from '#server/platform/database/transaction.ts';
import type { ActSource } from '#server/platform/http/run-act.ts';
import type { Caller, Credentials, Gate } from '#server/platform/http/visit.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';

/** One row of find_session (migrations/0068). */
interface SessionRow {
  readonly jurisdiction_id: string;
  readonly session_id: string;
  readonly kind: 'browser' | 'token';
  readonly stage: Exclude<CallerStage, 'anonymous'>;
  readonly token_scopes: string[] | null;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly idle_seconds: number | null;
  readonly ended_at: string | null;
  readonly end_reason: string | null;
  readonly account_id: string;
  readonly display_name: string;
  readonly account_state: string;
  /** Where the session acts: at home, or in a jurisdiction that the person joined. */
  readonly acting_jurisdiction_id: string;
  readonly acting_account_id: string;
  readonly acting_display_name: string;
  readonly acting_account_state: string;
  readonly method: string;
  readonly proven_at: string | null;
  readonly post_id: string | null;
  readonly post_role: string | null;
  readonly post_unit_id: string | null;
  readonly post_unit_name: string | null;
  readonly post_scope_kind: string | null;
  readonly post_scope_unit_id: string | null;
  readonly post_valid_from: string | null;
  readonly post_ended_at: string | null;
  readonly post_last_day: string | null;
  /** Of a deputy: who holds the post that it stands in for. */
  readonly post_for_name: string | null;
}

/** The last use of a session is written no more often than this. */
const useIntervalMs = 60_000;

/** The gate of the product: sessions of the database, the policies of core. */
export function createGate(source: ActSource): Gate {
  return { policy: powers, authenticate: (credentials) => authenticate(source, credentials) };
}

async function authenticate(source: ActSource, credentials: Credentials): Promise<Caller> {
  const secret = credentials.bearer ?? credentials.cookie;
  if (secret === null) return anonymousCaller(credentials);
  const now = source.clock.now();
  const row = await findSession(source.database.kysely, secret);
  if (row === undefined || !isLive(row, now) || (row.kind === 'token') !== (credentials.bearer !== null))
    return anonymousCaller(credentials);
  const subject = subjectOf(row, now);
  // A token belongs to one post. Without the post nothing would limit it to its scopes.
  if (row.kind === 'token' && subject === null) return anonymousCaller(credentials);
  if (!credentials.background && Date.parse(now) - Date.parse(row.last_seen_at) > useIntervalMs)
    // A session that is held by somebody, or a database that is busy, keeps nobody from reading: the next request notes the use.
    await recordUse(source, row, credentials, now).catch((error: unknown) => {
      if (databaseTrouble(error) === undefined) throw error;
    });
  const { address } = credentials;
  const joined = row.acting_jurisdiction_id !== row.jurisdiction_id && row.acting_account_state === 'active';
  const own = { id: row.account_id, name: row.display_name };
  const atHome = joined ? null : subject;
  const home = { jurisdictionId: row.jurisdiction_id, by: actorOf(own, row, atHome, address), subject: atHome };
  const other = { id: row.acting_account_id, name: row.acting_display_name };
  const acting = joined ? { jurisdictionId: row.acting_jurisdiction_id, by: actorOf(other, row, subject, address), subject } : home;
  const proven = isFresh(methods.find((one) => one === row.method) ?? 'token', row.proven_at, now);
  return { stage: row.stage, sessionId: row.session_id, proven, home, acting };
}

async function findSession(db: Kysely<DB>, secret: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`select * from find_session(${secretHash(secret)})`.execute(db);
  return rows[0];
}

/** Why the session with this secret is over: told to the browser that still has it. Null also where that is not known. */
export async function whyEnded(db: Kysely<DB>, secret: string, now: string): Promise<Ending | null> {
  const row = await findSession(db, secret);
  return row?.kind === 'browser' ? endingOf(ageOf(row), now) : null;
}

function isLive(row: SessionRow, now: string): boolean {
  return row.account_state === 'active' && isSessionLive(ageOf(row), now);
}

function ageOf(row: SessionRow) {
  return {
    endedAt: row.ended_at,
    endReason: row.end_reason,
    expiresAt: row.expires_at,
    lastSeenAt: row.last_seen_at,
    idleSeconds: row.idle_seconds,
    disabled: row.account_state !== 'active',
  };
}

/** The post that the session acts in, unless it has ended or its days are over; an unfinished login has none. */
function subjectOf(row: SessionRow, now: string): Subject | null {
  const role = roles.find((one) => one === row.post_role);
  const kind = scopeKinds.find((one) => one === row.post_scope_kind);
  if (row.stage !== 'full' || row.post_id === null || !role || !kind || row.acting_account_state !== 'active') return null;
  if (row.post_ended_at !== null && Date.parse(row.post_ended_at) <= Date.parse(now)) return null;
  const days = { firstDay: row.post_valid_from ?? '', lastDay: row.post_last_day };
  if (!standsOn(days, dayInShanghai(now))) return null;
  return {
    accountId: row.acting_account_id,
    postId: row.post_id,
    role,
    unitId: row.post_unit_id,
    scope: { kind, unitId: row.post_scope_unit_id },
    tokenScopes: row.token_scopes,
  };
}

function actorOf(
  account: { readonly id: string; readonly name: string },
  row: SessionRow,
  subject: Subject | null,
  address: string,
): Actor {
  return {
    name: actingName(account.name, subject === null ? null : row.post_for_name),
    accountId: account.id,
    postId: subject?.postId ?? null,
    unitId: subject?.unitId ?? null,
    unitName: subject === null ? null : row.post_unit_name,
    address,
  };
}

/** The caller of a request without a valid session. It acts in the platform's jurisdiction, whose trail keeps refused logins with unknown names. */
export function anonymousCaller({ address }: Pick<Credentials, 'address'>): Caller {
  const by = { name: '未登录', accountId: null, postId: null, unitId: null, unitName: null, address };
  const identity = { jurisdictionId: platformJurisdiction.id, by, subject: null };
  return { stage: 'anonymous', sessionId: null, proven: false, home: identity, acting: identity };
}

async function recordUse(source: ActSource, row: SessionRow, credentials: Credentials, now: string): Promise<void> {
  const tenant = { jurisdictionId: row.jurisdiction_id, keys: source.installation.keys };
  await writeTenant(source.database, tenant, async (db) => {
    await db
      .updateTable('session')
      .set({ last_seen_at: now, address: credentials.address })
      .where(inJurisdiction({ jurisdictionId: row.jurisdiction_id }))
      .where('id', '=', row.session_id)
      .execute();
  });
}
