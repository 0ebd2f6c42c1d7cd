import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * That a row is of the act's jurisdiction: the clause that every statement on a tenant's table carries, so that it finds its rows by the
 * keys, which begin with the jurisdiction. Row-level security (decision 008) is the second line of defence. `table`: name or alias, where a
 * statement reads several.
 */
export function inJurisdiction({ jurisdictionId }: { readonly jurisdictionId: string }, table?: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(table === undefined ? 'jurisdiction_id' : `${table}.jurisdiction_id`)} = ${jurisdictionId}`;
}
