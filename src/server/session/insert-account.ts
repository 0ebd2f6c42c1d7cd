/** Inserts accounts, login names and posts: at the first start, in demonstrations, and for the administrators' pages. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { powerClassOf, type PowerClass, type Role, type Scope } from '#core/access/subject.ts';
import { sealPhone } from '#server/session/account-phone.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface NewAccount {
  readonly loginName: string;
  readonly displayName: string;
  readonly powerClass: PowerClass;
  readonly unitId: string | null;
  readonly phone?: string | null;
  readonly state?: 'invited' | 'active';
  /** Without a login of its own: that of another jurisdiction will be joined to it. */
  readonly joins?: boolean;
}

/** Inserts an account without any credential; answers its id. */
export async function insertAccount(act: Act, account: NewAccount): Promise<string> {
  const id = act.newId();
  await act.db
    .insertInto('account')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      login_name: account.loginName,
      display_name: account.displayName,
      power_class: account.powerClass,
      unit_id: account.unitId,
      ...sealPhone(act.installation.keys, act.jurisdictionId, id, account.phone ?? null),
      state: account.state ?? 'invited',
      joins: account.joins ?? false,
      created_at: act.now,
      created_by: act.actor,
    })
    .execute();
  return id;
}

/** Gives a login name to an account; false when another account of the installation has it. */
export async function claimLogin(act: Act, nameHash: Buffer, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`select claim_login(${nameHash}, ${accountId}) as claimed`.execute(act.db);
  return rows[0]?.claimed ?? false;
}

/** Inserts a post; for the whole jurisdiction when no scope is given. `deputy`: it stands in for another post, on these days. Answers its id. */
export async function insertPost(
  act: Act,
  {
    accountId,
    role,
    unitId,
    scope = { kind: 'jurisdiction', unitId: null },
    deputy,
  }: {
    accountId: string;
    role: Role;
    unitId: string | null;
    scope?: Scope;
    deputy?: { readonly forPost: string; readonly firstDay: string; readonly lastDay: string };
  },
): Promise<string> {
  const id = act.newId();
  await act.db
    .insertInto('post')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      account_id: accountId,
      power_class: powerClassOf(role),
      role,
      unit_id: unitId,
      scope_kind: scope.kind,
      scope_unit_id: scope.unitId,
      valid_from: deputy?.firstDay ?? act.today,
      last_day: deputy?.lastDay ?? null,
      for_post: deputy?.forPost ?? null,
      granted_by: act.actor,
      granted_at: act.now,
    })
    .execute();
  return id;
}

/** The unit with a name in force, made as a plain department at the end of the order when there is none. */
export async function unitByName(act: Act, name: string): Promise<string> {
  const found = await act.db
    .selectFrom('unit_name')
    .select('unit_id')
    .where(inJurisdiction(act))
    .where('name', '=', name)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  if (found) return found.unit_id;
  const id = act.newId();
  await act.db
    .insertInto('unit')
    .values((row) => ({
      jurisdiction_id: act.jurisdictionId,
      id,
      kind: 'department',
      position: row
        .selectFrom('unit')
        .select(sql<number>`coalesce(max(position), 0) + 10`.as('next'))
        .where(inJurisdiction(act)),
      created_at: act.now,
    }))
    .execute();
  await act.db
    .insertInto('unit_name')
    .values({ jurisdiction_id: act.jurisdictionId, id: act.newId(), unit_id: id, name, form: 'full', checked: false })
    .execute();
  return id;
}
