/** Every limit of the contract, by a request at it and one just beyond, from somebody who may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { refusalCodes } from '#core/access/policy.ts';
import { routes } from '#server/domains.ts';
import { limitCases, type LimitCase } from '#test/limits.ts';
import { domains } from '#test/powers/walk/domains.ts';
import { offeredBy } from '#test/powers/walk/offered.ts';
import { personasOf } from '#test/powers/walk/personas.ts';
import { readPowers } from '#test/powers/walk/table.ts';
import type { Persona, World } from '#test/powers/walk/target.ts';
import { cellOf } from '#test/powers/walk/walk.ts';
import { cloneWorld } from '#test/powers/walk/world.ts';
import type { CallAnswer } from '#test/server.ts';

const parts = ['params', 'query', 'body'] as const;
const atOnce = 8;

let world: World;
let personas: readonly Persona[];
beforeAll(async () => {
  world = await cloneWorld({ oidc: { issuer: 'http://127.0.0.1:1', clientId: 'test', clientSecret: 'test', label: '测试' } });
  personas = await personasOf(world);
});
afterAll(() => world[Symbol.asyncDispose]());

/** What is wrong with the answer to a request just beyond. */
function beyondWrong({ status, problem }: CallAnswer<unknown>, { limit, field }: LimitCase): string[] {
  const named =
    field === '' || (problem?.detail ?? '').split('；').some((line) => line.startsWith(`${field}：`) || line.startsWith(`${field}.`));
  if (status === 422 && problem?.code === 'request.invalid' && named) return [];
  return [`${limit}: just beyond got ${status} ${problem?.code ?? ''} ${problem?.detail ?? ''}`];
}

function atWrong({ status, problem }: CallAnswer<unknown>, { limit }: LimitCase, endpoint: Endpoint): string[] {
  const code = problem?.code ?? '';
  const own = status === 200 || endpoint.failures.includes(code) || refusalCodes.some((one) => one === code);
  return !own ? [`${limit}: at it got ${status} ${problem?.code ?? ''} ${problem?.detail ?? ''}`] : [];
}

const offered = domains.flatMap(({ name }) => offeredBy(name, readPowers()));

describe('each limit of', () => {
  it.each(offered.map((row) => [row.id, row] as const))('%s is one', async (_id, row) => {
    const { endpoint, trial } = row;
    const who = personas.find((persona) => cellOf(row, persona) !== '—');
    if (who === undefined) throw new Error('nobody may');
    // On what nobody has, so that little is changed.
    const request = trial.request(world.nowhere, world);
    const tries = parts.flatMap((part) =>
      limitCases(endpoint[part], request[part], part).flatMap((one) => [
        ...(one.beyond === undefined ? [] : [{ one, send: { ...request, [part]: one.beyond }, wrong: beyondWrong }]),
        ...(one.at === undefined ? [] : [{ one, send: { ...request, [part]: one.at }, wrong: atWrong }]),
      ]),
    );
    const found: string[] = [];
    for (let from = 0; from < tries.length; from += atOnce) {
      const chunk = tries.slice(from, from + atOnce).map(async ({ one, send, wrong }) => {
        const calls = trial.spendsSession ? await who.spare() : who.calls;
        return wrong(await calls.call(endpoint, send), one, endpoint);
      });
      found.push(...(await Promise.all(chunk)).flat());
    }
    expect(found).toEqual([]);
  });
});

it('there are limits of every kind', () => {
  const all = offered.flatMap((row) =>
    parts.flatMap((part) => limitCases(row.endpoint[part], undefined, part).map(({ limit }) => limit.split(' ')[1] ?? '')),
  );
  const kinds = new Set(all);
  for (const kind of ['maxLength', 'minLength', 'maxItems', 'minItems', 'minimum', 'maximum', 'enum', 'uuid', 'date'])
    expect(kinds).toContain(kind);
  expect(all.length).toBeGreaterThan(500);
  expect(offered).toHaveLength(routes.length);
});
