/** The columns of an account that logging in needs. */
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { needsSecondFactor, powerClasses, roles, type PowerClass } from '#core/access/subject.ts';
import { factorForAll } from '#core/session/factor-day.ts';
import { defaultPreset, settingsInForce, securityPresets, type SecuritySettings } from '#core/session/security-settings.ts';
import { standing } from '#server/session/standing-posts.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface StoredAccount {
  readonly id: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly powerClass: PowerClass;
  readonly state: string;
  /** How often all its sessions were ended: a login that was proven before the last time is worth nothing. */
  readonly sessionEndings: number;
  readonly unitId: string | null;
  readonly passwordHash: string | null;
  readonly passwordSetAt: string | null;
  readonly passwordInitial: boolean;
  readonly totpSecret: string | null;
  readonly totpUsedStep: number | null;
  readonly passkeys: number;
  /** Posts that stand today: its own, oldest first, then those that it stands in for. */
  readonly posts: readonly { readonly id: string; readonly role: string }[];
  /** Must a second factor be proven? The class of an administrator decides even before a post is given, and from a day of the settings on everybody must. */
  readonly needsFactor: boolean;
  /** An administrator or somebody of the office: the factor is never remembered. */
  readonly factorAlways: boolean;
}

/** Reads an account; with `lock` the row is locked until the transaction ends. */
export async function loadAccount(act: Act, accountId: string, lock = false): Promise<StoredAccount | null> {
  const row = await act.db
    .selectFrom('account')
    .selectAll()
    .where(inJurisdiction(act))
    .where('id', '=', accountId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (row === undefined) return null;
  const posts = await act.db
    .selectFrom('post')
    .select(['id', 'role'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where(standing(act))
    .orderBy(sql`for_post is not null`)
    .orderBy('granted_at')
    .orderBy('id')
    .execute();
  const { count } = await act.db
    .selectFrom('passkey')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  const { factorFrom } = await loadSettings(act);
  const powerClass = storedWord(powerClasses, row.power_class);
  const factorAlways =
    powerClass !== 'business' || posts.some((post) => roles.some((role) => role === post.role && needsSecondFactor(role)));
  return {
    id: row.id,
    loginName: row.login_name,
    displayName: row.display_name,
    powerClass,
    state: row.state,
    sessionEndings: row.session_endings,
    unitId: row.unit_id,
    passwordHash: row.password_hash,
    passwordSetAt: row.password_set_at,
    passwordInitial: row.password_initial,
    totpSecret: row.totp_secret,
    totpUsedStep: row.totp_used_step,
    passkeys: count,
    posts,
    needsFactor: factorAlways || factorForAll(factorFrom, act.today),
    factorAlways,
  };
}

/** The jurisdiction's rules of logging in; with `lock` nobody changes them until the transaction ends. */
export async function loadSettings(act: Act, lock = false): Promise<SecuritySettings> {
  const row = await act.db
    .selectFrom('security_settings')
    .select(['preset', 'changes', 'factor_from'])
    .where(inJurisdiction(act))
    .$if(lock, (query) => query.forShare())
    .executeTakeFirst();
  const preset = row === undefined ? defaultPreset : storedWord(securityPresets, row.preset);
  // Written by the settings' handler and by nothing else; a figure that is not allowed any more gives way to the preset's.
  return settingsInForce(preset, row?.changes ?? {}, row?.factor_from ?? null);
}

/** Writes columns of an account. */
export async function updateAccount(
  act: Act,
  accountId: string,
  change: Partial<{
    password_hash: string;
    password_set_at: string;
    password_initial: boolean;
    totp_secret: string | null;
    totp_used_step: number | null;
    state: string;
    last_login_at: string;
    unused_since: string;
  }>,
): Promise<void> {
  await act.db.updateTable('account').set(change).where(inJurisdiction(act)).where('id', '=', accountId).execute();
}
