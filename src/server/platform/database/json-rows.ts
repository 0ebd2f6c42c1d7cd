/** Rows of several tables in one answer of the database: each statement a subquery whose rows it writes as JSON. */
import { sql, type Expression, type RawBuilder } from 'kysely';

/** A row inside JSON, whose moments are said as JSON says them: read them by `jsonMoment`. */
export type JsonRow<Query> = Query extends Expression<infer Row> ? Row : never;

/** The rows of a statement in its order, as one value. */
export function jsonRows<Row>(query: Expression<Row>): RawBuilder<Row[]> {
  return sql<Row[]>`(select coalesce(json_agg(row_to_json(each)), '[]') from (${query}) each)`;
}

/** A moment inside JSON (`2026-01-31T08:00:00.123+00:00`; connections stand in UTC) as ISO text, as it is read from a column. */
export function jsonMoment(text: string): string {
  return text.replace(/\+00:00$/, 'Z');
}
