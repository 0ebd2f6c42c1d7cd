/**
 * The walk through one domain: each of its endpoints × every role × own unit, subtree, other unit, other jurisdiction, through HTTP, against
 * docs/powers.md; then everything that comes in by another door. A test file per domain calls it, so that domains walk beside each other,
 * each in a world of its own.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAudit } from '#contract/audit/endpoints.ts';
import { downloadOriginal } from '#contract/plan/plan-endpoints.ts';
import { addToken } from '#contract/session/own-account-endpoints.ts';
import { tokenScopes } from '#core/access/policy.ts';
import { newTotpSecret, sealSecret } from '#server/session/totp.ts';
import { openExtra } from '#test/powers/walk/account-kit.ts';
import { businessWords, type DomainName } from '#test/powers/walk/domains.ts';
import { gateDiffers, offeredBy, oneOfEachCell, type Offered } from '#test/powers/walk/offered.ts';
import { personasOf } from '#test/powers/walk/personas.ts';
import { readPowers } from '#test/powers/walk/table.ts';
import { exchangesOf, placesOfIds, toldBy } from '#test/powers/walk/tampering.ts';
import { home, type Persona, type World } from '#test/powers/walk/target.ts';
import { cellOf, expectedOf, leaksIn, targetsFor, tryOne, wholeTrail } from '#test/powers/walk/walk.ts';
import { cloneWorld } from '#test/powers/walk/world.ts';

export interface Walk {
  readonly world: World;
  readonly personas: readonly Persona[];
}

/** The header of a request by an API token. */
export const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** Walks. What it answers is there when the tests run, for those that a domain adds. */
export function walkDomain(name: DomainName): () => Walk {
  const rows = readPowers();
  const offered = offeredBy(name, rows);
  let walk: Walk;
  beforeAll(async () => {
    // An identity provider that answers nobody: the endpoints get past “there is none”.
    const oidc = { issuer: 'http://127.0.0.1:1', clientId: 'test', clientSecret: 'test', label: '测试' };
    const world = await cloneWorld({ oidc });
    walk = { world, personas: await personasOf(world) };
  });
  afterAll(() => walk.world[Symbol.asyncDispose]());

  describe('may', () => {
    it.each(offered.map((row) => [row.id, row] as const))('%s', async (_id, row) => {
      const { world, personas } = walk;
      const { endpoint, trial } = row;
      const original = rows.find(({ id }) => id === downloadOriginal.id) ?? row;
      const walks = personas.map(async (persona) => {
        const wrong: string[] = [];
        const cell = cellOf(row, persona);
        for (const target of targetsFor(trial, cell, persona, world)) {
          const calls = trial.spendsSession ? await persona.spare() : persona.calls;
          const { verdict, code, text } = await tryOne(calls, endpoint, trial, target ?? world.nowhere, world);
          const expected = expectedOf(cell, trial.bySelf && persona.ofGroup ? { ...persona, covers: [] } : persona, target);
          const tried = `${persona.name} → ${target?.name ?? '—'}`;
          if (verdict !== expected) wrong.push(`${tried}: ${cell} means ${expected}, got ${verdict} (${code})`);
          const leaks = leaksIn(text, cell, persona, world, cellOf(original, persona) !== '—');
          if (leaks.length > 0) wrong.push(`${tried}: the answer tells ${leaks.join('、')}`);
        }
        return wrong;
      });
      expect((await Promise.all(walks)).flat()).toEqual([]);
    });
  });

  describe('the trail, after all of this,', () => {
    it('tells the auditor no word of the business, neither on the page nor in an export', async () => {
      const { world, personas } = walk;
      const auditor = personas.find(({ role }) => role === 'audit-admin');
      if (auditor === undefined) throw new Error('nobody is the auditor');
      const text = await wholeTrail(auditor.calls);
      const sheet = await auditor.calls.call(exportAudit, { body: { format: 'csv', filter: {} } });
      expect(sheet.status).toBe(200);
      for (const all of [text, sheet.bytes.toString('utf8')]) {
        expect(all.length).toBeGreaterThan(10_000);
        expect(all).toContain('setTaskThemes');
        expect(businessWords.filter((word) => all.includes(word))).toEqual([]);
      }
      // The words are there to be hidden.
      const { rows: kept } = await world.server.database.pool.query<{ said: string }>(
        "select string_agg(concat(before, after), '') as said from audit_object",
      );
      expect(businessWords.filter((word) => kept[0]?.said.includes(word))).not.toEqual([]);
    });
  });

  describe('a login that is not finished', () => {
    it.each(['password', 'factor', 'enroll'] as const)('reaches at stage %s only what that stage is for', async (stage) => {
      const { server } = walk.world;
      const { accountId } = await server.as('office', { unit: home.beside });
      // Who has to set the first one up has none.
      const totp_secret =
        stage === 'enroll' ? null : sealSecret(server.source.installation.keys.derive('totp'), accountId, newTotpSecret());
      await server.database.kysely.updateTable('account').set({ totp_secret }).where('id', '=', accountId).execute();
      const calls = async () => server.with((await openExtra(server, { accountId, postId: null, stage })).cookie);
      expect(await gateDiffers(walk.world, offered, calls, ({ stages }) => stages.includes(stage))).toEqual([]);
    });
  });

  describe('an API token', () => {
    const isOpen = ({ byRole }: Offered): boolean => byRole.office === '开放';
    const tokenDiffers = (secret: string, may: (row: Offered) => boolean) =>
      gateDiffers(walk.world, offered, async () => walk.world.server.anonymous, may, bearer(secret));

    it.each(tokenScopes)('for %s reaches nothing else, whatever the post may do', async (scope) => {
      const { secret } = await walk.world.server.ok(addToken, { body: { label: scope, scopes: [scope], days: 1 } });
      expect(await tokenDiffers(secret, (row) => row.token === scope || isOpen(row))).toEqual([]);
    });

    it.each(['contact', 'counterpart', 'system-admin', 'audit-admin'] as const)(
      'for everything reaches no further than a %s',
      async (role) => {
        const holder = await walk.world.server.as(role, { unit: role === 'counterpart' ? '济南市' : home.top });
        const { secret } = await holder.ok(addToken, { body: { label: '全部', scopes: [...tokenScopes], days: 1 } });
        expect(await tokenDiffers(secret, (row) => isOpen(row) || (row.token !== null && row.byRole[role] !== '—'))).toEqual([]);
      },
    );

    it('reaches nothing once its post has ended, however that came', async () => {
      const { server } = walk.world;
      const holder = await server.as('office');
      const { secret } = await holder.ok(addToken, { body: { label: '全部', scopes: [...tokenScopes], days: 1 } });
      const ended_at = server.source.clock.now();
      await server.database.kysely.updateTable('post').set({ ended_at }).where('id', '=', holder.postId).execute();
      expect(await tokenDiffers(secret, isOpen)).toEqual([]);
    });
  });

  const withIds = offered.filter(({ endpoint }) => placesOfIds(endpoint).length > 0).map((row) => [row.id, row] as const);
  describe.runIf(withIds.length > 0)('an id of another jurisdiction', () => {
    it.each(withIds)('is to %s one that nobody has', async (_id, row) => {
      const { world, personas } = walk;
      const { endpoint, trial } = row;
      const tried = new Set<string>();
      const wrong: string[] = [];
      for (const persona of oneOfEachCell(row, personas)) {
        const own = trial.targets.reached(world, persona);
        if (own === undefined) throw new Error('no target');
        for (const request of [trial.request(own, world), ...trial.fuller(own, world)]) {
          for (const exchange of exchangesOf(request, own, world)) {
            tried.add(exchange.place);
            const told = [];
            for (const other of [exchange.foreign, exchange.unknown]) {
              const calls = trial.spendsSession ? await persona.spare() : persona.calls;
              told.push(JSON.stringify(toldBy(await calls.call(endpoint, exchange.with(other)), other)));
            }
            if (told[0] !== told[1]) wrong.push(`${persona.name}, ${exchange.place}: ${told[0] ?? ''} — of nobody: ${told[1] ?? ''}`);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(placesOfIds(endpoint).filter((place) => !tried.has(place))).toEqual(trial.triedElsewhere);
    });
  });

  return () => walk;
}
