/** Starts and stops of servers, in the platform's trail. */
import { sql, type Kysely } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';

export const serverType = 'server';

export interface UnstoppedServers {
  readonly count: number;
  /** The latest start of them. */
  readonly seq: number;
  readonly at: string;
}

/** Servers whose start has no stop: they run, were killed, or lost their power. null: none. Starts from before stops were kept do not count. */
export async function unstoppedServers(db: Kysely<DB>): Promise<UnstoppedServers | null> {
  const platform = { jurisdictionId: platformJurisdiction.id };
  const { rows } = await sql<{ seq: number; at: string }>`
    select e.seq, e.at from audit_event e
    join audit_object o on o.jurisdiction_id = e.jurisdiction_id and o.event_id = e.id and o.object_type = ${serverType}
    where ${inJurisdiction(platform, 'e')} and e.act = 'startServer' and not exists (
      select 1 from audit_object s join audit_event t on t.jurisdiction_id = s.jurisdiction_id and t.id = s.event_id and t.act = 'stopServer'
       where s.jurisdiction_id = o.jurisdiction_id and s.object_type = o.object_type and s.object_id = o.object_id)
    order by e.seq desc`.execute(db);
  const [latest] = rows;
  return latest ? { count: rows.length, ...latest } : null;
}
