/** docs/powers.md as a whole: what the domains' tests beside this one walk, each endpoint once. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getAccount } from '#contract/account/endpoints.ts';
import { routes } from '#server/domains.ts';
import { zh } from '#contract/catalogue.ts';
import { domains, offers, trials } from '#test/powers/walk/domains.ts';
import { contractIds, gateDiffers, offeredBy } from '#test/powers/walk/offered.ts';
import { personasOf } from '#test/powers/walk/personas.ts';
import { readPowers } from '#test/powers/walk/table.ts';
import { toldBy } from '#test/powers/walk/tampering.ts';
import type { Persona, World } from '#test/powers/walk/target.ts';
import { expectedOf, leaksIn } from '#test/powers/walk/walk.ts';
import { cloneWorld } from '#test/powers/walk/world.ts';
import { sentence } from '#test/powers/walk/seed.ts';

const rows = readPowers();
const endpoints = new Map(routes.map(({ endpoint }) => [endpoint.id, endpoint]));
const sorted = (ids: Iterable<string>): string[] => [...ids].sort();

describe('the table', () => {
  it('has one row for each endpoint of the contract, and each is offered and tried', async () => {
    const contract = sorted(await contractIds());
    expect(contract.length).toBeGreaterThan(80);
    expect(sorted(rows.map(({ id }) => id))).toEqual(contract);
    expect(sorted(routes.map(({ endpoint }) => endpoint.id))).toEqual(contract);
    expect(sorted(trials.map(({ id }) => id))).toEqual(contract);
  });

  it('is offered on pages by words that there are', () => {
    expect(offers.filter(({ key }) => !(key in zh))).toEqual([]);
  });

  it('has a section for each domain with the endpoints that it offers, and a test that walks them', () => {
    expect([...new Set(rows.map(({ domain }) => domain))]).toEqual(domains.map(({ name }) => name));
    for (const { name, endpoints: offered, trials: tried } of domains) {
      const ids = sorted(rows.filter(({ domain }) => domain === name).map(({ id }) => id));
      expect([name, ids]).toEqual([name, sorted(offered)]);
      expect([name, ids]).toEqual([name, sorted(tried.map(({ id }) => id))]);
      const file = join(import.meta.dirname, `${name}.test.ts`);
      expect([name, existsSync(file) && readFileSync(file, 'utf8').includes(`walkDomain('${name}')`)]).toEqual([name, true]);
    }
    expect(sorted(readdirSync(import.meta.dirname))).toEqual(
      sorted(['table', ...domains.map(({ name }) => name)].map((name) => `${name}.test.ts`)),
    );
  });

  it('says of each endpoint what the contract says', () => {
    expect(rows.map(({ id, summary }) => `${id}: ${summary}`)).toEqual(rows.map(({ id }) => `${id}: ${endpoints.get(id)?.summary ?? ''}`));
  });

  it.each([
    ['a cell that means nothing', '| x | y | 全部 | — |'],
    ['a row that is too short', '| x | y | — | — |'],
  ])('is not read with %s', (_name, row) => {
    const head = readFileSync(join(import.meta.dirname, '../../../docs/powers.md'), 'utf8').match(/^\| 接口 .*$/m)?.[0] ?? '';
    expect(() => readPowers(`${head}\n${row}\n`)).toThrow();
  });
});

describe('the walk', () => {
  let world: World;
  let personas: readonly Persona[];
  beforeAll(async () => {
    world = await cloneWorld();
    personas = await personasOf(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('notices an endpoint that is open to nobody, a thing that is seen by those who may not, words that leak', async () => {
    const nobody = async () => world.server.anonymous;
    const offered = domains.flatMap(({ name }) => offeredBy(name, rows));
    expect(await gateDiffers(world, offered, nobody, () => true)).toContain('getTask: should be open, got not-signed-in');
    expect(await gateDiffers(world, offered, nobody, () => false)).toContain('getSystem: should be refused, got 200');
    const [auditor, contact] = ['audit-admin', 'contact'].map((role) => personas.find((one) => one.role === role));
    const [own, , other] = world.atHome;
    if (!auditor || !contact || !own || !other) throw new Error('nobody is there');
    expect([expectedOf('范围', contact, own), expectedOf('范围', contact, other)]).toEqual(['allowed', 'invisible']);
    expect(leaksIn('机密', '遮盖', auditor, world, false)).toEqual(['机密']);
    expect(leaksIn(sentence(other.unit), '范围', contact, world, false)).toEqual([sentence(other.unit)]);
    const told = [own.accountId, world.abroad.accountId].map(async (accountId) => {
      const admin = personas.find(({ role }) => role === 'system-admin');
      return toldBy(await (admin?.calls ?? world.server.anonymous).call(getAccount, { params: { accountId } }), accountId);
    });
    expect(await told[0]).not.toEqual(await told[1]);
  });
});
