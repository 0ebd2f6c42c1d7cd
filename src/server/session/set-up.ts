/** The first setup: the jurisdiction's name, three administrators and the office, each with a link of their own. */
import type * as contract from '#contract/session/first-start-endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { powerClassOf, type Role } from '#core/access/subject.ts';
import { firstFactorDay } from '#core/session/factor-day.ts';
import { oneTimeLifetimes } from '#core/session/security-settings.ts';
import { claimLogin, insertAccount, insertPost, unitByName } from '#server/session/insert-account.ts';
import { findOneTimeSecret, linkPath, makeOneTimeSecret, consumeOneTimeSecret } from '#server/session/one-time-secret.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { unitsNamed } from '#server/unit/events.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { systemActor } from '#server/platform/actor.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf, VisitHandler } from '#server/platform/http/route.ts';

type PersonLink = AnswerOf<typeof contract.setUp>['links'][number];

interface FirstPerson {
  readonly loginName: string;
  readonly displayName: string;
  readonly role: Role;
}

/** Works once in an installation. */
export const setUp: VisitHandler<typeof contract.setUp> = async ({ body }, visit) => {
  const found = await findOneTimeSecret(visit, body.secret, ['setup']);
  if (found === null) return failure('link-expired');
  const people: readonly FirstPerson[] = [
    { ...body.systemAdmin, role: 'system-admin' },
    { ...body.securityAdmin, role: 'security-admin' },
    { ...body.auditAdmin, role: 'audit-admin' },
    { ...body.office, role: 'office' },
  ];
  if (new Set(people.map(({ loginName }) => loginName)).size < people.length) return failure('login-names-same');
  const name = body.jurisdictionName;
  const identity = { jurisdictionId: found.jurisdictionId, by: { ...systemActor, address: visit.credentials.address }, subject: null };
  const done = await visit.write(identity, async (act) => {
    const used = await consumeOneTimeSecret(act, found.id);
    if (!used.ok) return used;
    const set = await act.db
      .updateTable('jurisdiction')
      .set({ name, set_up_at: act.now })
      .where('id', '=', act.jurisdictionId)
      .where('set_up_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!set) return failure('link-expired');
    await act.db
      .insertInto('security_settings')
      .values({
        jurisdiction_id: act.jurisdictionId,
        preset: body.preset,
        changes: '{}',
        factor_from: firstFactorDay(body.preset, act.today),
        updated_at: act.now,
        updated_by: act.actor,
      })
      .execute();
    await seedUnits(act, name);
    const officeUnit = await unitByName(act, body.office.unitName);
    const matched = (await unitsNamed.call(act)).flat();
    const links: PersonLink[] = [];
    for (const person of people) {
      const appointed = await appoint(act, person, person.role === 'office' ? officeUnit : null);
      if (!appointed.ok) return appointed;
      links.push(appointed.value);
    }
    act.audit({
      objects: [{ type: 'jurisdiction', id: act.jurisdictionId, after: { name, preset: body.preset, people } }, ...matched],
    });
    return success({ links });
  });
  if (done.ok) await visit.installation.onSetUp?.(found.jurisdictionId);
  return done;
};

async function appoint(
  act: Act,
  { role, loginName, displayName }: FirstPerson,
  unitId: string | null,
): Promise<Outcome<PersonLink, 'login-name-taken'>> {
  const accountId = await insertAccount(act, { loginName, displayName, powerClass: powerClassOf(role), unitId });
  if (!(await claimLogin(act, loginNameHash(act.installation.keys, loginName), accountId))) {
    return failure('login-name-taken', { loginName });
  }
  await insertPost(act, { accountId, role, unitId });
  const { secret, until } = await makeOneTimeSecret(act, { purpose: 'invite', accountId, minutes: oneTimeLifetimes.inviteHours * 60 });
  return success({ role, loginName, displayName, link: linkPath(secret), until });
}
