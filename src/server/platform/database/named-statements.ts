/**
 * Statements that come again are sent by name: PostgreSQL parses each once per connection, and plans it once where one plan is as good as
 * others. A name is a secret: SQL that somebody smuggled in could otherwise put another statement in its place for whoever has the connection
 * next (docs/decisions/008).
 */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/** Names of one connection, each of which takes memory of the database; the pool ends connections after an hour, and then others get names. */
const mostNames = 300;
/** Texts that are remembered as sent once. Those with as many places as a list has values rarely come again. */
const mostOnce = 3000;

const once = new Set<string>();
const names = new Map<string, string>();
const namesOf = new WeakMap<pg.PoolClient, Set<string>>();

/** Sends a statement; one that came before, by its name. What is sent in one turn goes out in one piece: each piece wakes PostgreSQL up. */
export function send<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<Row>> {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  const name = nameOf(client, text);
  return client.query<Row>({ text, values: [...values], ...(name === undefined ? {} : { name }) });
}

function nameOf(client: pg.PoolClient, text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined) {
    if (!/^\s*(?:select|insert|update|delete|with)\b/i.test(text)) return undefined;
    if (!once.delete(text)) {
      if (once.size >= mostOnce) once.clear();
      once.add(text);
      return undefined;
    }
    if (names.size >= mostOnce) names.clear();
    names.set(text, (name = randomBytes(16).toString('hex')));
  }
  const known = namesOf.get(client) ?? new Set();
  namesOf.set(client, known);
  if (!known.has(name)) {
    if (known.size >= mostNames) return undefined;
    known.add(name);
  }
  return name;
}
