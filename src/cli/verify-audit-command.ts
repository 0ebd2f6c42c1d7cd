/** `taizhang verify-audit`: checks the chain of the trail, on a stopped or a running installation, with or without its key. */
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { findingWords, momentWords } from '#server/platform/audit/chain-words.ts';
import { readHeads, type ExportedHeads } from '#server/platform/audit/heads-file.ts';
import { chainsOf, type Chain } from '#server/platform/audit/list-chains.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { readConfig, type Config } from '#server/platform/config.ts';
import { openExisting, type ExistingDatabase } from '#server/platform/database/open-existing.ts';
import { readPublicKey } from '#server/platform/gm-crypto.ts';
import { existingKeys, publicFile, type InstallationKeys } from '#server/platform/keys.ts';

type Print = (code: string, data?: Readonly<Record<string, string | number>>) => void;

interface Verifier {
  readonly keys: InstallationKeys | undefined;
  readonly publicKey: KeyObject | undefined;
  readonly folder: string;
  readonly say: Print;
}

/** Answers the exit code: 0 nothing found, 1 something found, 2 could not check. */
export async function verifyAuditCommand(args: readonly string[]): Promise<number> {
  const say: Print = (code, data) => process.stdout.write(`${message(zh, code, data)}\n`);
  const asked = readArguments(args);
  if (!asked) {
    process.stderr.write(`${message(zh, 'verify.usage')}\n`);
    return 2;
  }
  if (asked.help) {
    say('verify.usage');
    return 0;
  }
  const config = readConfig(process.env, asked.demo ? ['--demo'] : []);
  if (!config.ok) return printFailure(config);
  const verifier = await verifierOf(config.value, asked, say);
  if (!verifier.ok) return printFailure(verifier);
  const opened = await openExisting(config.value);
  if (!opened.ok) return printFailure(opened);
  const release = stopOnSignal(opened.value);
  try {
    return await verifyAll(opened.value, verifier.value);
  } finally {
    release();
    await opened.value.close();
  }
}

interface Arguments {
  readonly heads: string | undefined;
  readonly publicKey: string | undefined;
  readonly demo: boolean;
  readonly help: boolean;
}

function readArguments(args: readonly string[]): Arguments | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { heads: { type: 'string' }, 'public-key': { type: 'string' }, demo: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    return { heads: values.heads, publicKey: values['public-key'], demo: values.demo ?? false, help: values.help ?? false };
  } catch {
    return undefined;
  }
}

async function verifierOf(config: Config, asked: Arguments, say: Print): Promise<Outcome<Verifier>> {
  const keys = await existingKeys(config.keyDir).catch(() => undefined);
  if (!keys) say('verify.no-key', { keyDir: config.keyDir });
  const folder = resolve(asked.heads ?? config.auditHeadsDir);
  const file = asked.publicKey ?? join(config.keyDir, publicFile);
  const pem = (await readFile(file, 'utf8').catch(() => undefined)) ?? (asked.publicKey === undefined ? keys?.publicKey : undefined);
  if (pem === undefined) {
    if (asked.publicKey !== undefined) return failure('verify.bad-public-key', { file });
    say('verify.no-public-key');
    return success({ keys, publicKey: undefined, folder, say });
  }
  try {
    return success({ keys, publicKey: readPublicKey(pem), folder, say });
  } catch {
    return failure('verify.bad-public-key', { file });
  }
}

async function verifyAll({ database }: ExistingDatabase, verifier: Verifier): Promise<number> {
  const chains = await chainsOf(database, verifier.folder);
  if (!chains.ok) return printFailure(chains);
  let sound = true;
  for (const chain of chains.value) {
    const outcome = await verifyOne(database, chain, verifier);
    if (!outcome.ok) return printFailure(outcome);
    sound &&= outcome.value;
  }
  verifier.say(sound ? 'verify.conclusion.sound' : 'verify.conclusion.unsound');
  return sound ? 0 : 1;
}

/** Answers whether everything fits. */
async function verifyOne(
  { kysely }: ExistingDatabase['database'],
  { id, name }: Chain,
  { keys, publicKey, folder, say }: Verifier,
): Promise<Outcome<boolean>> {
  // Before the snapshot: a head that a running server exports meanwhile would seem to be beyond the end.
  let heads: ExportedHeads | undefined;
  try {
    heads = publicKey && (await readHeads(folder, id, publicKey));
  } catch (error) {
    return failure('verify.bad-heads', { reason: error instanceof Error ? error.message : String(error) });
  }
  const report = await kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((db) => verifyChain(db, id, { keys, heads }));
  const { finding, events, soundTo, sealedLater } = report;
  if (finding) {
    if (finding.seq === null || finding.seq > soundTo + 1) say('verify.unsound-end', { name });
    else say('verify.unsound', { name, from: finding.seq, sound: finding.seq - 1 });
    process.stdout.write(`  ${findingWords(zh, finding)}\n`);
  } else if (events === 0) say('verify.empty', { name });
  else say('verify.sound', { name, events, to: soundTo });
  if (!finding && heads?.last) {
    say('verify.sound-heads', { lines: heads.lines - heads.torn, seq: heads.last.seq, at: momentWords(heads.last.at) });
  }
  if (sealedLater) say('verify.sealed-later', { to: sealedLater.to, at: momentWords(sealedLater.at) });
  if (heads?.torn) say('verify.torn', { torn: heads.torn });
  if (heads?.flaw) say(`verify.file.${heads.flaw.kind}`, { name, line: heads.flaw.line });
  if (publicKey && !heads && events > 0) say('verify.no-heads', { name, folder });
  return success(!finding && !heads?.flaw);
}

/** An embedded database that was started for this must not stay behind. */
function stopOnSignal(opened: ExistingDatabase): () => void {
  const stop = (): void => {
    void opened.close().finally(() => process.exit(2));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return () => process.off('SIGINT', stop).off('SIGTERM', stop);
}

function printFailure({ code, data }: Failure): number {
  process.stderr.write(`${message(zh, code, data)}\n`);
  return 2;
}
