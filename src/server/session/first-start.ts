/** The first start: no default password anywhere. The terminal shows a link that works once; whoever opens it names the first four people. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { z } from 'zod';
import type { checkLink as linkEndpoint } from '#contract/session/first-start-endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { oneTimeClocks, type SecurityPreset } from '#core/session/security-settings.ts';
import { powerClassOf, type Role } from '#core/access/subject.ts';
import { findOneTime, linkPath, makeOneTime, spend } from '#server/session/one-time-link.ts';
import { ruleFigures } from '#server/session/own-account.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { loadSettings } from '#server/session/stored-account.ts';
import { unitsNamed } from '#server/unit/events.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { claimLogin, insertAccount, insertPost, unitByName } from '#server/session/first-people.ts';
import { systemActor } from '#server/platform/actor.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

interface Person {
  readonly loginName: string;
  readonly displayName: string;
}

export interface FirstPeople {
  readonly secret: string;
  readonly jurisdictionName: string;
  readonly preset: SecurityPreset;
  readonly systemAdmin: Person;
  readonly securityAdmin: Person;
  readonly auditAdmin: Person;
  readonly office: Person & { readonly unitName: string };
}

interface Handed {
  readonly role: Role;
  readonly loginName: string;
  readonly displayName: string;
  readonly link: string;
  readonly until: string;
}

/** The path of the setup link of a jurisdiction that nobody has set up, made anew at each start; null once it is set up. */
export async function setupLink(act: Act): Promise<Outcome<string | null>> {
  const { set_up_at } = await act.db
    .selectFrom('jurisdiction')
    .select('set_up_at')
    .where('id', '=', act.jurisdictionId)
    .executeTakeFirstOrThrow();
  if (set_up_at !== null) {
    act.unchanged();
    return success(null);
  }
  const { secret, until } = await makeOneTime(act, { purpose: 'setup', accountId: null, minutes: oneTimeClocks.setupHours * 60 });
  act.audit({ act: 'jurisdiction.offer-setup', detail: JSON.stringify({ until }), objects: [] });
  return success(linkPath(secret));
}

/** Three administrators and the office, each with a link of their own. */
export async function setUp(visit: Visit, people: FirstPeople): Promise<Outcome<{ links: Handed[] }>> {
  const found = await findOneTime(visit, people.secret, ['setup']);
  if (found === null) return failure('link-expired');
  const all: readonly (Person & { readonly role: Role })[] = [
    { ...people.systemAdmin, role: 'system-admin' },
    { ...people.securityAdmin, role: 'security-admin' },
    { ...people.auditAdmin, role: 'audit-admin' },
    { ...people.office, role: 'office' },
  ];
  if (new Set(all.map(({ loginName }) => loginName)).size < all.length) return failure('login-names-same');
  const as = { jurisdictionId: found.jurisdictionId, by: { ...systemActor, address: visit.credentials.address }, subject: null };
  const done = await visit.write<{ links: Handed[] }>(as, async (act) => {
    const spent = await spend(act, found.id);
    if (!spent.ok) return spent;
    const set = await act.db
      .updateTable('jurisdiction')
      .set({ name: people.jurisdictionName, set_up_at: act.now })
      .where('id', '=', act.jurisdictionId)
      .where('set_up_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!set) return failure('link-expired');
    await act.db
      .insertInto('security_settings')
      .values({ jurisdiction_id: act.jurisdictionId, preset: people.preset, changes: '{}', updated_at: act.now, updated_by: act.actor })
      .execute();
    await seedUnits(act, people.jurisdictionName);
    const officeUnit = await unitByName(act, people.office.unitName);
    const matched = (await unitsNamed.call(act)).flat();
    const links: Handed[] = [];
    for (const person of all) {
      const outcome = await appoint(act, person, person.role === 'office' ? officeUnit : null);
      if (!outcome.ok) return outcome;
      links.push(outcome.value);
    }
    act.audit({
      act: 'jurisdiction.set-up',
      objects: [
        { type: 'jurisdiction', id: act.jurisdictionId, after: { name: people.jurisdictionName, preset: people.preset, people: all } },
        ...matched,
      ],
    });
    return success({ links });
  });
  if (done.ok) await visit.installation.onSetUp?.(found.jurisdictionId);
  return done;
}

async function appoint(act: Act, person: Person & { readonly role: Role }, unitId: string | null): Promise<Outcome<Handed>> {
  const accountId = await insertAccount(act, { ...person, powerClass: powerClassOf(person.role), unitId });
  if (!(await claimLogin(act, loginNameHash(act.installation.keys, person.loginName), accountId))) {
    return failure('login-name-taken', { loginName: person.loginName });
  }
  await insertPost(act, { accountId, role: person.role, unitId });
  const { secret, until } = await makeOneTime(act, { purpose: 'invite', accountId, minutes: oneTimeClocks.inviteHours * 60 });
  return success({ role: person.role, loginName: person.loginName, displayName: person.displayName, link: linkPath(secret), until });
}

/** What a link leads to. */
export async function checkLink(visit: Visit, secret: string): Promise<Outcome<z.output<(typeof linkEndpoint)['response']>>> {
  const found = await findOneTime(visit, secret, ['setup', 'invite']);
  if (found === null || (found.purpose !== 'setup' && found.purpose !== 'invite')) return failure('link-expired');
  const { purpose, jurisdictionId, accountId } = found;
  const as = { jurisdictionId, by: systemActor, subject: null };
  return visit.read(as, async (act) => {
    const jurisdiction = await act.db.selectFrom('jurisdiction').select('name').where('id', '=', jurisdictionId).executeTakeFirstOrThrow();
    const account = await act.db
      .selectFrom('account')
      .select(['login_name', 'display_name'])
      .where(inJurisdiction({ jurisdictionId }))
      .where('id', '=', accountId)
      .executeTakeFirst();
    return success({
      purpose,
      jurisdiction: jurisdiction.name,
      loginName: account?.login_name ?? null,
      displayName: account?.display_name ?? null,
      rules: ruleFigures(await loadSettings(act)),
    });
  });
}
