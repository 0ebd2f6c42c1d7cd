/** The demonstration: sample people of every role, entered with one click. Never in an installation that has real people. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { success, type Outcome } from '#core/failure.ts';
import { powerClassOf, type Role, type Scope } from '#core/access/subject.ts';
import { claimLogin, insertAccount, insertPost, unitByName } from '#server/session/insert-account.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import type { Act } from '#server/platform/http/act.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';

interface Sample {
  readonly loginName: string;
  readonly displayName: string;
  /** Further roles make further posts of the same person. */
  readonly roles: readonly [Role, ...Role[]];
  readonly unit: string | null;
}

/** Invented people; the names of units are those of the seed. */
const samples: readonly Sample[] = [
  { loginName: 'demo-office', displayName: '王敏（样例）', roles: ['office', 'supervisor'], unit: '市发展改革委' },
  { loginName: 'demo-contact', displayName: '李强（样例）', roles: ['contact'], unit: '市交通运输局' },
  { loginName: 'demo-leader', displayName: '赵军（样例）', roles: ['unit-leader'], unit: '市交通运输局' },
  { loginName: 'demo-county', displayName: '孙丽（样例）', roles: ['contact'], unit: '新泰市' },
  { loginName: 'demo-supervisor', displayName: '周涛（样例）', roles: ['supervisor'], unit: null },
  { loginName: 'demo-reader', displayName: '吴刚（样例）', roles: ['reader'], unit: null },
  { loginName: 'demo-counterpart', displayName: '郑洁（样例）', roles: ['counterpart'], unit: '济南市' },
  { loginName: 'demo-system', displayName: '冯系统（样例）', roles: ['system-admin'], unit: null },
  { loginName: 'demo-security', displayName: '陈安全（样例）', roles: ['security-admin'], unit: null },
  { loginName: 'demo-audit', displayName: '褚审计（样例）', roles: ['audit-admin'], unit: null },
];

/** Fills a new demonstration with units and people; does nothing when it has people already. */
export async function seedDemo(act: Act): Promise<Outcome<boolean, never>> {
  const present = await act.db.selectFrom('account').select('id').where(inJurisdiction(act)).limit(1).executeTakeFirst();
  if (present) {
    act.unchanged();
    return success(false);
  }
  await seedUnits(act, homeJurisdiction.name);
  for (const sample of samples) {
    const unitId = sample.unit === null ? null : await unitByName(act, sample.unit);
    const accountId = await insertAccount(act, { ...sample, powerClass: powerClassOf(sample.roles[0]), unitId, state: 'active' });
    await claimLogin(act, loginNameHash(act.installation.keys, sample.loginName), accountId);
    for (const role of sample.roles) await insertPost(act, { accountId, role, unitId, scope: scopeOf(role, unitId) });
  }
  const invited = await inviteContacts(act);
  await act.db.updateTable('jurisdiction').set({ set_up_at: act.now }).where('id', '=', act.jurisdictionId).execute();
  act.audit({ act: 'openDemo', objects: [{ type: 'jurisdiction', id: act.jurisdictionId, after: { people: samples.length + invited } }] });
  return success(true);
}

/**
 * Every other unit of the city has a contact, who was invited and has not come: nobody enters as one, but a list can be issued to whomever a plan names.
 * Answers how many.
 */
async function inviteContacts(act: Act): Promise<number> {
  const units = await act.db
    .selectFrom('unit')
    .select('unit.id')
    .where(inJurisdiction(act, 'unit'))
    .where('unit.kind', 'in', ['department', 'county', 'functional-zone', 'body'])
    .where('unit.valid_to', 'is', null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('post')
            .whereRef('post.jurisdiction_id', '=', 'unit.jurisdiction_id')
            .whereRef('post.unit_id', '=', 'unit.id')
            .where('post.role', '=', 'contact'),
        ),
      ),
    )
    .orderBy('unit.position')
    .orderBy('unit.id')
    .execute();
  for (const [at, { id: unitId }] of units.entries()) {
    const loginName = `demo-contact-${at + 2}`;
    const accountId = await insertAccount(act, { loginName, displayName: '联络员（样例）', powerClass: 'business', unitId });
    await claimLogin(act, loginNameHash(act.installation.keys, loginName), accountId);
    await insertPost(act, { accountId, role: 'contact', unitId, scope: scopeOf('contact', unitId) });
  }
  return units.length;
}

function scopeOf(role: Role, unitId: string | null): Scope {
  const ofUnit = role === 'contact' || role === 'unit-leader' || role === 'counterpart';
  return ofUnit ? { kind: 'subtree', unitId } : { kind: 'jurisdiction', unitId: null };
}
