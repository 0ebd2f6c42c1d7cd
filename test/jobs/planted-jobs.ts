/** Jobs as no domain has them, whose traces in a table of their own show what was done, and how often. */
import { sql } from 'kysely';
import type pg from 'pg';
import { byClock, onEvents, type Job, type Step } from '#server/platform/jobs/job.ts';
import type { Act } from '#server/platform/http/act.ts';

/** By the owner: the table, behind the wall like any other. */
export async function plantTable(owner: pg.Pool): Promise<void> {
  await owner.query(`
    create table planted (jurisdiction_id uuid not null, id uuid not null default gen_random_uuid(), what text not null, primary key (jurisdiction_id, id));
    select tenant_table('planted', 'select, insert')`);
}

/** What was done, one line for each time. */
export async function planted(owner: pg.Pool): Promise<readonly string[]> {
  return (await owner.query<{ what: string }>('select what from planted')).rows.map(({ what }) => what).toSorted();
}

export async function plant(act: Act, ...whats: readonly string[]): Promise<void> {
  await sql`insert into planted (jurisdiction_id, what) select ${act.jurisdictionId}::uuid, unnest(${[...whats]}::text[])`.execute(act.db);
}

/** An act of which events are made; it records no object. */
export const awaited = 'addTheme';

interface WalkOptions {
  readonly slowly?: boolean;
  readonly where?: 'jurisdictions' | 'platform';
}

/** Walks from 0 to `length` by steps, each a chunk with its audit event; `slowly`: the database takes a moment for each. */
export function walk(length: number, step: number, { slowly = false, where = 'jurisdictions' }: WalkOptions = {}): Job {
  return byClock({
    name: where === 'jurisdictions' ? 'plantedWalk' : 'platformWalk',
    cron: '0 0 1 1 *',
    where,
    chunk: async (act, { position }): Promise<Step> => {
      const from = Number(position ?? 0);
      const to = Math.min(length, from + step);
      await plant(act, ...Array.from({ length: to - from }, (_, index) => `step ${from + index}`));
      if (slowly) await sql`select pg_sleep(0.03)`.execute(act.db);
      act.audit({ act: 'editTheme', objects: [] });
      return to === length ? 'done' : { next: String(to) };
    },
  });
}

/** Writes down each event that it reads. */
export const echo: Job = onEvents({
  name: 'plantedEcho',
  acts: [awaited],
  chunk: async (act, { events }) => {
    await plant(act, ...events.map(({ seq }) => `event ${seq}`));
    act.audit({ act: 'editTheme', objects: [] });
  },
});
