/**
 * Every endpoint × every role × own unit, subtree, other unit, other jurisdiction, through HTTP, against docs/powers.md. A new endpoint needs
 * a row there and a trial in test/powers.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getAccount, grantPost } from '#contract/account/endpoints.ts';
import { exportAudit } from '#contract/audit/endpoints.ts';
import { addToken } from '#contract/session/own-account-endpoints.ts';
import { diffVersion, publishDraft } from '#contract/ledger/publish-endpoints.ts';
import { downloadOriginal } from '#contract/plan/plan-endpoints.ts';
import { beginOidc } from '#contract/session/endpoints.ts';
import { tokenScopes } from '#core/access/policy.ts';
import { powerClassOf, roles } from '#core/access/subject.ts';
import { newTotpSecret, sealSecret } from '#server/session/totp.ts';
import { routes } from '#server/domains.ts';
import { personasOf, type Persona } from '#test/powers/personas.ts';
import { contractIds, gateDiffers, offeredOf, oneOfEachCell, trials, type Offered } from '#test/powers/offered.ts';
import { openExtra } from '#test/powers/account-kit.ts';
import { readPowers } from '#test/powers/table.ts';
import { exchangesOf, placesOfIds, toldBy } from '#test/powers/tampering.ts';
import { cellOf, expectedOf, leaksIn, targetsFor, tryOne, wholeTrail } from '#test/powers/walk.ts';
import { businessWords, home, sentence, makeWorld, type World } from '#test/powers/world.ts';
import { publishRequest } from '#test/plan-steps.ts';
import type { Calls } from '#test/server.ts';

const rows = readPowers();
const endpoints = new Map(routes.map(({ endpoint }) => [endpoint.id, endpoint]));
const offered = offeredOf(rows);

let world: World;
let personas: readonly Persona[];

beforeAll(async () => {
  // An identity provider that answers nobody: the endpoints get past “there is none”.
  const oidc = { issuer: 'http://127.0.0.1:1', clientId: 'test', clientSecret: 'test', label: '测试' };
  world = await makeWorld({ oidc });
  personas = await personasOf(world);
});
afterAll(() => world[Symbol.asyncDispose]());

const sorted = (ids: Iterable<string>): string[] => [...ids].sort();

describe('the table', () => {
  it('has one row for each endpoint of the contract, and each is offered and tried', async () => {
    const contract = sorted(await contractIds());
    expect(contract.length).toBeGreaterThan(80);
    expect(sorted(rows.map(({ id }) => id))).toEqual(contract);
    expect(sorted(endpoints.keys())).toEqual(contract);
    expect(sorted(trials.map(({ id }) => id))).toEqual(contract);
  });

  it('says of each endpoint what the contract says', () => {
    const said = rows.filter(({ id }) => endpoints.has(id)).map(({ id, summary }) => `${id}: ${summary}`);
    expect(said).toEqual(rows.flatMap(({ id }) => (endpoints.has(id) ? [`${id}: ${endpoints.get(id)?.summary ?? ''}`] : [])));
  });
});

describe('what is wrong is noticed:', () => {
  it.each([
    ['a cell that means nothing', '| x | y | 全部 | — |'],
    ['a row that is too short', '| x | y | — | — |'],
  ])('%s', (_name, row) => {
    const head = readFileSync(join(import.meta.dirname, '../../docs/powers.md'), 'utf8').match(/^\| 接口 .*$/m)?.[0] ?? '';
    expect(() => readPowers(`${head}\n${row}\n`)).toThrow();
  });

  it('an endpoint that nobody may use, an object shown to people who may not see it, leaked words', async () => {
    const nobody = async () => world.server.anonymous;
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

describe('may', () => {
  it.each(offered.map((row) => [row.id, row] as const))('%s', async (_id, row) => {
    const { endpoint, trial } = row;
    const original = rows.find(({ id }) => id === downloadOriginal.id) ?? row;
    const walks = personas.map(async (persona) => {
      const wrong: string[] = [];
      const cell = cellOf(row, persona);
      for (const target of targetsFor(trial, cell, persona, world)) {
        const calls = trial.spendsSession ? await persona.spare() : persona.calls;
        const { verdict, code, text } = await tryOne(calls, endpoint, trial, target ?? world.nowhere, world);
        const expected = expectedOf(cell, persona, target);
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
    const auditor = personas.find(({ role }) => role === 'audit-admin');
    if (auditor === undefined) throw new Error('nobody is the auditor');
    const text = await wholeTrail(auditor.calls);
    const sheet = await auditor.calls.call(exportAudit, { body: { format: 'csv', filter: {} } });
    expect(sheet.status).toBe(200);
    for (const all of [text, sheet.bytes.toString('utf8')]) {
      expect(all.length).toBeGreaterThan(10_000);
      expect(all).toContain('task.set-themes');
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
    const { server } = world;
    const { accountId } = await server.as('office', { unit: home.beside });
    // Who has to set the first one up has none.
    const totp_secret = stage === 'enroll' ? null : sealSecret(server.source.installation.keys.derive('totp'), accountId, newTotpSecret());
    await server.database.kysely.updateTable('account').set({ totp_secret }).where('id', '=', accountId).execute();
    const calls = async () => server.with((await openExtra(server, { accountId, postId: null, stage })).cookie);
    expect(await gateDiffers(world, offered, calls, ({ stages }) => stages.includes(stage))).toEqual([]);
  });
});

describe('an API token', () => {
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const isOpen = ({ byRole }: Offered): boolean => byRole.office === '开放';

  it.each(tokenScopes)('for %s reaches nothing else, whatever the post may do', async (scope) => {
    const { secret } = await world.server.ok(addToken, { body: { label: scope, scopes: [scope], days: 1 } });
    const differs = await gateDiffers(
      world,
      offered,
      async () => world.server.anonymous,
      (row) => row.token === scope || isOpen(row),
      bearer(secret),
    );
    expect(differs).toEqual([]);
  });

  it.each(['contact', 'counterpart', 'system-admin', 'audit-admin'] as const)(
    'for everything reaches no further than a %s',
    async (role) => {
      const holder = await world.server.as(role, { unit: role === 'counterpart' ? '济南市' : home.top });
      const { secret } = await holder.ok(addToken, { body: { label: '全部', scopes: [...tokenScopes], days: 1 } });
      const may = (row: Offered): boolean => isOpen(row) || (row.token !== null && row.byRole[role] !== '—');
      expect(await gateDiffers(world, offered, async () => world.server.anonymous, may, bearer(secret))).toEqual([]);
    },
  );

  it('reaches nothing once its post has ended, however that came', async () => {
    const { server } = world;
    const holder = await server.as('office');
    const { secret } = await holder.ok(addToken, { body: { label: '全部', scopes: [...tokenScopes], days: 1 } });
    const ended_at = new Date().toISOString();
    await server.database.kysely.updateTable('post').set({ ended_at }).where('id', '=', holder.postId).execute();
    expect(await gateDiffers(world, offered, async () => server.anonymous, isOpen, bearer(secret))).toEqual([]);
  });

  it('joins no identity to the account that it belongs to', async () => {
    const { secret } = await world.server.ok(addToken, { body: { label: '绑定', scopes: ['plan.read'], days: 1 } });
    const link = (calls: Calls, headers = {}) => calls.call(beginOidc, { body: { purpose: 'link' }, headers });
    // Past the question whose login it is: the provider answers nobody.
    expect((await link(world.server.office)).problem?.code).toBe('oidc-unreachable');
    expect((await link(world.server.anonymous)).problem?.code).toBe('not-signed-in');
    expect(['not-signed-in', 'token-not-allowed']).toContain((await link(world.server.anonymous, bearer(secret))).problem?.code);
  });
});

describe('a post', () => {
  // Whatever it were granted for, it would reach everything.
  it('of a role that reaches the whole jurisdiction is granted for the whole jurisdiction alone', async () => {
    const { server, atHome, groupId } = world;
    const security = personas.find(({ role }) => role === 'security-admin');
    const [top] = atHome;
    const reachesAll = roles.filter(
      (role) => powerClassOf(role) === 'business' && rows.find(({ id }) => id === 'listTasks')?.byRole[role] === '全',
    );
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

describe('an id of another jurisdiction', () => {
  it.each(offered.filter(({ endpoint }) => placesOfIds(endpoint).length > 0).map((row) => [row.id, row] as const))(
    'is to %s one that nobody has',
    async (id, row) => {
      const { endpoint, trial } = row;
      const tried = new Set<string>();
      const wrong: string[] = [];
      for (const persona of oneOfEachCell(row, personas)) {
        const ownKind = trial.targets === 'own' ? persona.own : null;
        const own = ownKind ?? (trial.targets === 'plan' ? world.plans[1] : world.atHome[persona.role === 'counterpart' ? 3 : 0]);
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
      const untried = placesOfIds(endpoint).filter((place) => !tried.has(place));
      // Beside ids it needs a draft that can be published: below.
      expect(untried.filter((place) => `${id} ${place}` !== 'publishDraft body.continues[].taskId')).toEqual([]);
    },
  );

  it('continues no task of a plan', async () => {
    const { server, plans, abroad, nowhere } = world;
    const version = plans[2];
    if (version === undefined) throw new Error('no draft');
    const params = { planId: version.planId, versionId: version.versionId };
    const { tasks } = await server.ok(diffVersion, { params });
    const key = tasks.find((task) => task.key !== null)?.key ?? '';
    const body = await publishRequest(server, params);
    const told = [];
    for (const { taskId } of [abroad, nowhere]) {
      const answer = await server.call(publishDraft, { params, body: { ...body, continues: [{ key, taskId }] } });
      told.push(toldBy(answer, taskId));
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({ code: 'continues-unclear' });
  });
});
