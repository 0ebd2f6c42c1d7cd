import { describe, expect, it } from 'vitest';
import { grantPost } from '#contract/account/endpoints.ts';
import { powerClassOf, roles } from '#core/access/subject.ts';
import { readPowers } from '#test/powers/walk/table.ts';
import { home } from '#test/powers/walk/target.ts';
import { walkDomain } from '#test/powers/walk/walk-domain.ts';

const walk = walkDomain('account');

describe('a post', () => {
  // Whatever it were granted for, it would reach everything.
  it('of a role that reaches the whole jurisdiction is granted for the whole jurisdiction alone', async () => {
    const { world, personas } = walk();
    const { server, atHome, groupId } = world;
    const security = personas.find(({ role }) => role === 'security-admin');
    const [top] = atHome;
    const tasks = readPowers().find(({ id }) => id === 'listTasks');
    const reachesAll = roles.filter((role) => powerClassOf(role) === 'business' && tasks?.byRole[role] === '全');
    expect(reachesAll).toContain('office');
    const { accountId } = await server.as('contact', { unit: home.top });
    for (const role of reachesAll) {
      for (const scope of [{ kind: 'subtree', unitId: top?.unitId ?? '' } as const, { kind: 'group', unitId: groupId } as const]) {
        const answer = await security?.calls.call(grantPost, { params: { accountId }, body: { role, unitId: null, scope } });
        expect([role, scope.kind, answer?.problem?.code]).toEqual([role, scope.kind, 'post-scope-invalid']);
      }
    }
  });
});
