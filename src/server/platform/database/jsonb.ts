import type { ColumnType } from 'kysely';

/**
 * A jsonb column: goes in as JSON text (pg would turn a JavaScript array into a PostgreSQL array), comes out as a value that the store
 * parses before it is used.
 */
export type Jsonb = ColumnType<unknown, string, string>;
