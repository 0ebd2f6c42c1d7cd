/** What is offered, with its row and its trial; and shorter walks than the whole one. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { routes } from '#server/domains.ts';
import { identityTrials } from '#test/powers/identity-trials.ts';
import { ledgerTrials } from '#test/powers/ledger-trials.ts';
import type { Persona } from '#test/powers/personas.ts';
import type { PowerRow } from '#test/powers/table.ts';
import type { Trial } from '#test/powers/trial.ts';
import { cellOf, tryOne } from '#test/powers/walk.ts';
import type { World } from '#test/powers/world.ts';
import type { Calls } from '#test/server.ts';

export const trials = [...identityTrials, ...ledgerTrials];

export interface Offered extends PowerRow {
  readonly endpoint: Endpoint;
  readonly trial: Trial;
}

/** What can be walked; what is missing somewhere is noticed by itself. */
export function offeredOf(rows: readonly PowerRow[]): readonly Offered[] {
  return rows.flatMap((row): Offered[] => {
    const endpoint = routes.find((route) => route.endpoint.id === row.id)?.endpoint;
    const trial = trials.find(({ id }) => id === row.id);
    return endpoint === undefined || trial === undefined ? [] : [{ ...row, endpoint, trial }];
  });
}

/** Ids of all endpoints that any file of the contract exports. */
export async function contractIds(): Promise<string[]> {
  const folder = join(import.meta.dirname, '../../src/contract');
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
