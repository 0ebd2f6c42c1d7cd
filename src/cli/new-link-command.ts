/** `taizhang new-link`: makes a login link on the server's machine for a person whom no administrator can help, such as the only system administrator. */
import { giveAccess as giveAccessEndpoint, resetFactors as resetFactorsEndpoint } from '#contract/account/endpoints.ts';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { giveAccess } from '#server/account/give-access.ts';
import { resetFactors } from '#server/account/reset-factors.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { momentWords } from '#server/platform/audit/chain-words.ts';
import { systemActor } from '#server/platform/actor.ts';
import { systemClock } from '#server/platform/clock.ts';
import { readConfig, type Config } from '#server/platform/config.ts';
import { openForWriting } from '#server/platform/database/open-existing.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { inOnePool } from '#server/platform/database/serve-database.ts';
import { runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';

/** Answers the exit code. */
export async function newLinkCommand(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined) {
    process.stderr.write(`${message(zh, 'new-link.usage')}\n`);
    return 2;
  }
  const config = readConfig();
  if (!config.ok) return printFailure(config);
  const made = await makeLink(config.value, asked);
  if (!made.ok) return printFailure(made);
  const { link, until, displayName } = made.value;
  const address = config.value.publicUrl ?? `http://127.0.0.1:${config.value.port}`;
  process.stdout.write(`${message(zh, 'new-link.made', { displayName, until, link: `${address}${link}` })}\n`);
  return 0;
}

interface Asked {
  readonly loginName: string;
  readonly resetFactors: boolean;
}

function readArguments(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'reset-factors': { type: 'boolean' } },
      allowPositionals: true,
    });
    const [loginName, ...more] = positionals;
    return loginName === undefined || more.length > 0 ? undefined : { loginName, resetFactors: values['reset-factors'] ?? false };
  } catch {
    return undefined;
  }
}

async function makeLink(config: Config, asked: Asked): Promise<Outcome<{ link: string; until: string; displayName: string }>> {
  const opened = await openForWriting(config);
  if (!opened.ok) return opened;
  const { database, keys, close } = opened.value;
  try {
    const { rows } = await sql<{ jurisdiction_id: string | null; account_id: string | null }>`
      select jurisdiction_id, account_id from find_login(${loginNameHash(keys, asked.loginName)})`.execute(database.kysely);
    const { jurisdiction_id: jurisdictionId, account_id: accountId } = rows[0] ?? {};
    if (!jurisdictionId || !accountId) return failure('new-link.nobody', { loginName: asked.loginName });
    const source: ActSource = {
      database: inOnePool(database),
      clock: systemClock,
      installation: { keys, files: openFolderStore(config.filesDir), oidc: config.oidc, demo: false },
    };
    const by = { ...systemActor, name: message(zh, 'new-link.actor') };
    const context = (endpointId: string): ActContext => ({
      endpointId,
      jurisdictionId,
      by,
      subject: null,
      reach: 'jurisdiction',
      requestId: newId(),
    });
    const input = { params: { accountId }, query: {} };
    if (asked.resetFactors) {
      const body = { reason: message(zh, 'new-link.actor') };
      const reset = await runWrite(source, context(resetFactorsEndpoint.id), (act) => resetFactors({ ...input, body }, act));
      if (!reset.ok) return reset;
    }
    const given = await runWrite(source, context(giveAccessEndpoint.id), (act) => giveAccess({ ...input, body: { method: 'link' } }, act));
    if (!given.ok) return given;
    const { link, until, account } = given.value;
    return success({ link: link ?? '', until: until === null ? '' : momentWords(until), displayName: account.displayName });
  } finally {
    await close();
  }
}

function printFailure({ code, data }: Failure): number {
  process.stderr.write(`${message(zh, code, data)}\n`);
  return 1;
}
