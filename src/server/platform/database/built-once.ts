/** Statements that are built once: what Kysely takes to write a long one is a fifth of what a record costs the server. */
import { randomUUID } from 'node:crypto';
import { CompiledQuery, type Compilable, type Kysely } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';

/** Asks for the rows of the statement with these values. */
type Asked<Name extends string, Row> = (db: Kysely<DB>, values: Readonly<Record<Name, string>>) => Promise<Row[]>;

/**
 * A statement whose text depends on nothing. `build` is called once, with a stand-in for each of the values: it may hand them to the statement as
 * parameters, and must not look at them. What else it gives as a parameter stays as it is.
 */
export function builtOnce<Name extends string, Row>(
  names: readonly Name[],
  build: (db: Kysely<DB>, values: Readonly<Record<Name, string>>) => Compilable<Row>,
): Asked<Name, Row> {
  let built: { readonly text: string; readonly parameters: readonly ((values: Readonly<Record<Name, string>>) => unknown)[] } | undefined;
  const write = (db: Kysely<DB>): NonNullable<typeof built> => {
    const standIns = Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<Name, string>;
    const { sql, parameters } = build(db, standIns).compile();
    return {
      text: sql,
      parameters: parameters.map((parameter) => {
        const name = names.find((one) => standIns[one] === parameter);
        return name === undefined ? () => parameter : (values) => values[name];
      }),
    };
  };
  return async (db, values) => {
    const { text, parameters } = (built ??= write(db));
    const statement = CompiledQuery.raw(
      text,
      parameters.map((value) => value(values)),
    );
    return (await db.executeQuery<Row>(statement)).rows;
  };
}
