/**
 * Every endpoint × every role × own unit, subtree, other unit, other jurisdiction, through HTTP, against docs/powers.md. A new endpoint needs
 * a row there and a trial in test/powers.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#server/routes.ts';
import { identityTrials } from '#test/powers/identity-trials.ts';
import { ledgerTrials } from '#test/powers/ledger-trials.ts';
import { personasOf, type Persona } from '#test/powers/personas.ts';
import { readPowers } from '#test/powers/table.ts';
import { cellOf, expectedOf, targetsFor, tryOne } from '#test/powers/walk.ts';
import { makeWorld, type World } from '#test/powers/world.ts';

const rows = readPowers();
const trials = [...identityTrials, ...ledgerTrials];
const endpoints = new Map(routes.map(({ endpoint }) => [endpoint.id, endpoint]));

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

/** Ids of all endpoints that any file of the contract exports. */
async function contractIds(): Promise<string[]> {
  const folder = join(import.meta.dirname, '../../src/contract');
  const ids: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const exported: Record<string, unknown> = await import(join(folder, file));
    for (const value of Object.values(exported)) {
      if (typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'id' in value) ids.push(String(value.id));
    }
  }
  return ids;
}

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

describe('may', () => {
  it.each(rows.filter(({ id }) => endpoints.has(id)).map((row) => [row.id, row] as const))('%s', async (id, row) => {
    const endpoint = endpoints.get(id);
    const trial = trials.find((one) => one.id === id);
    if (endpoint === undefined || trial === undefined) throw new Error(`${id} is not tried: give it a row in test/powers`);
    const walks = personas.map(async (persona) => {
      const wrong: string[] = [];
      const cell = cellOf(row, persona);
      for (const target of targetsFor(trial, cell, persona, world)) {
        const calls = trial.spendsSession ? await persona.spare() : persona.calls;
        const { verdict, code } = await tryOne(calls, endpoint, trial, target ?? world.nowhere, world);
        const expected = expectedOf(cell, persona, target);
        if (verdict !== expected)
          wrong.push(`${persona.name} → ${target?.name ?? '—'}: ${cell} means ${expected}, got ${verdict} (${code})`);
      }
      return wrong;
    });
    expect((await Promise.all(walks)).flat()).toEqual([]);
  });
});
