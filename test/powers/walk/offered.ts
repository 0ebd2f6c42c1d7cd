/** What is offered, with its row and its trial; and shorter walks than the whole one. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { routes } from '#server/domains.ts';
import { domains, type DomainName } from '#test/powers/walk/domains.ts';
import type { PowerRow } from '#test/powers/walk/table.ts';
import type { Persona, World } from '#test/powers/walk/target.ts';
import type { Trial } from '#test/powers/walk/trial.ts';
import { cellOf, tryOne } from '#test/powers/walk/walk.ts';
import type { Calls } from '#test/server.ts';

export interface Offered extends PowerRow {
  readonly endpoint: Endpoint;
  readonly trial: Trial;
}

/** What a domain offers, each with its row and its trial. Throws where something is missing, so that nothing is passed over. */
export function offeredBy(name: DomainName, rows: readonly PowerRow[]): readonly Offered[] {
  const domain = domains.find((one) => one.name === name);
  return (domain?.endpoints ?? []).map((id) => {
    const endpoint = routes.find((route) => route.endpoint.id === id)?.endpoint;
    const row = rows.find((one) => one.id === id);
    const trial = domain?.trials.find((one) => one.id === id);
    if (endpoint === undefined || row === undefined || trial === undefined) {
      throw new Error(`${id} has ${row === undefined ? 'no row in docs/powers.md' : `no trial in test/powers/${name}.ts`}`);
    }
    return { ...row, endpoint, trial };
  });
}

/** Ids of all endpoints that any file of the contract exports. */
export async function contractIds(): Promise<string[]> {
  const folder = join(import.meta.dirname, '../../../src/contract');
  const ids: string[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('endpoints.ts'))) {
    const exported: Record<string, unknown> = await import(join(folder, file));
    for (const value of Object.values(exported)) {
      if (typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'id' in value) ids.push(String(value.id));
    }
  }
  return ids;
}

/** Tries everything on what nobody has, so that nothing is changed: the gate is asked before. Answers where it decided otherwise. */
export async function gateDiffers(
  world: World,
  offered: readonly Offered[],
  calls: () => Promise<Calls>,
  isOpen: (row: Offered) => boolean,
  headers?: Readonly<Record<string, string>>,
): Promise<string[]> {
  const tries = offered.map(async (row) => {
    const { verdict, code } = await tryOne(await calls(), row.endpoint, row.trial, world.nowhere, world, headers);
    const refused = verdict === 'refused' || code === 'factor-not-asked';
    if (verdict.startsWith('broken')) return [`${row.id}: ${verdict}`];
    return refused === isOpen(row) ? [`${row.id}: should be ${isOpen(row) ? 'open' : 'refused'}, got ${code}`] : [];
  });
  return (await Promise.all(tries)).flat();
}

/** Somebody for each way in which the endpoint may be used. */
export function oneOfEachCell(row: PowerRow, personas: readonly Persona[]): readonly Persona[] {
  const may = personas.filter((one) => one.own !== null && one.role !== null && cellOf(row, one) !== '—');
  return [...Map.groupBy(may, (one) => cellOf(row, one)).values()].flatMap(([first]) => first ?? []);
}
