/** The tables that belong to a tenant, read from the catalogue. */
import type pg from 'pg';

export interface TenantTable {
  readonly name: string;
  /** jurisdiction_id, but for the table of the jurisdictions themselves. */
  readonly tenantColumn: string;
}

/** Every table of schema public with a jurisdiction, and the jurisdictions. */
export async function readTenantTables(owner: pg.Pool): Promise<readonly TenantTable[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname::text as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and (relname = 'jurisdiction' or exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'jurisdiction_id'))
      order by 1`,
  );
  return rows.map(({ name }) => ({ name, tenantColumn: name === 'jurisdiction' ? 'id' : 'jurisdiction_id' }));
}
