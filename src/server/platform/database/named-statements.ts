/**
 * Statements that come again are sent by name: PostgreSQL parses each once per connection, and plans it once where one plan is as good as
 * others. A name is a secret: SQL that somebody smuggled in could otherwise put another statement in its place for whoever has the connection
 * next (docs/decisions/008).
 */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/** Names of one connection, each of which takes memory of the database; the one that was used longest ago gives way. */
const mostNames = 300;
/** Texts that are remembered as sent once. Those with as many places as a list has values rarely come again. */
const mostOnce = 3000;

/**
 * Characters. Longer ones insert many rows, of another number each time, and what is kept for each of them is many times as long. What reads is
 * long where it answers a whole page, and then most of what it costs is its plan.
 */
const longestNamed = { reading: 16_000, writing: 6000 };

const once = new Set<string>();
/** By connection, by text, in the order of their last use. */
const namesOf = new WeakMap<pg.PoolClient, Names>();

interface Names {
  readonly byText: Map<string, string>;
  readonly since: number;
}
/** Raised when names are worth nothing any more, on no connection. */
let generation = 0;

/** Sends a statement; one that came before, by its name. What is sent in one turn goes out in one piece: each piece wakes PostgreSQL up. */
export async function send<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<Row>> {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  const name = nameOf(client, text);
  if (name === undefined) return client.query<Row>({ text, values: [...values] });
  try {
    return await client.query<Row>({ name, text, values: [...values] });
  } catch (error) {
    forget(client, text, error);
    throw error;
  }
}

function nameOf(client: pg.PoolClient, text: string): string | undefined {
  let names = namesOf.get(client);
  if (names === undefined || names.since !== generation) namesOf.set(client, (names = { byText: new Map(), since: generation }));
  const { byText } = names;
  const known = byText.get(text);
  if (known !== undefined) {
    byText.delete(text);
    byText.set(text, known);
    return known;
  }
  const verb = /^\s*(select|insert|update|delete|with)\b/i.exec(text)?.[1]?.toLowerCase();
  if (verb === undefined || text.length > longestNamed[verb === 'select' ? 'reading' : 'writing']) return undefined;
  if (!once.has(text)) {
    if (once.size >= mostOnce) once.clear();
    once.add(text);
    return undefined;
  }
  const [oldest] = byText;
  if (byText.size >= mostNames && oldest !== undefined) {
    byText.delete(oldest[0]);
    // In a transaction that has failed it is refused, and then it is one too many until the connection's end.
    client.query(`deallocate "${oldest[1]}"`).catch(() => {});
  }
  // A new one each time: the driver goes on thinking that it has sent the old one's text.
  const name = randomBytes(16).toString('hex');
  byText.set(text, name);
  return name;
}

/** The schema has changed under a statement, or the connection never got its text: under another name it works. */
function forget(client: pg.PoolClient, text: string, error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === '0A000') generation += 1;
  // Without a code it is the driver's own, of a value that it could not send.
  if (code === '26000' || code === undefined) namesOf.get(client)?.byText.delete(text);
}
