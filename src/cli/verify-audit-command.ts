/** `taizhang verify-audit`: checks the chain of the trail, on a stopped or a running installation, with or without its key. */
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { auditTypeWord } from '#contract/audit/event-words.ts';
import { evidenceChecked } from '#server/audit/events.ts';
import { joinDomains } from '#server/domains.ts';
import type { AcceptedRestore } from '#server/platform/audit/chain-report.ts';
import { verdictOf, type ChainVerdict } from '#server/platform/audit/chain-verdict.ts';
import type { Head, Restore } from '#server/platform/audit/head-line.ts';
import { unstoppedServers } from '#server/platform/audit/server-runs.ts';
import { systemClock } from '#server/platform/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { provenKeys } from '#server/platform/database/key-fingerprint.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';
import { findingWords, momentWords } from '#server/platform/audit/chain-words.ts';
import { readHeads, type ExportedHeads } from '#server/platform/audit/read-heads.ts';
import { chainsOf, type Chain } from '#server/platform/audit/list-chains.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { readConfig, type Config } from '#server/platform/config.ts';
import { openExisting, type ExistingDatabase } from '#server/platform/database/open-existing.ts';
import { FileTrouble, type FileStore } from '#server/platform/files/file-store.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { readPublicKey } from '#server/platform/gm-crypto.ts';
import { existingKeys, publicFile, type InstallationKeys } from '#server/platform/keys.ts';

type Print = (code: string, data?: Readonly<Record<string, string | number>>) => void;

interface Verifier {
  readonly keys: InstallationKeys | undefined;
  readonly publicKey: KeyObject | undefined;
  readonly folder: string;
  readonly files: FileStore;
  readonly say: Print;
}

/** Answers the exit code: 0 nothing found, 1 something found, 2 could not check, 3 nothing found and not confirmed by exported heads. */
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
    return await verifyAll(opened.value, verifier.value, config.value.keyDir);
  } catch (error) {
    if (error instanceof FileTrouble) return printFailure(error);
    throw error;
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
  const files = openFolderStore(config.filesDir);
  const file = asked.publicKey ?? join(config.keyDir, publicFile);
  const pem = (await readFile(file, 'utf8').catch(() => undefined)) ?? (asked.publicKey === undefined ? keys?.publicKey : undefined);
  if (pem === undefined) {
    if (asked.publicKey !== undefined) return failure('verify.bad-public-key', { file });
    say('verify.no-public-key');
    return success({ keys, publicKey: undefined, folder, files, say });
  }
  try {
    return success({ keys, publicKey: readPublicKey(pem), folder, files, say });
  } catch {
    return failure('verify.bad-public-key', { file });
  }
}

/** Without the fingerprint's keys every seal looks forged: said before, so that nobody is frightened by a wrong folder. */
async function sayOtherKeys({ pool }: Database, keyDir: string, { keys, say }: Verifier): Promise<void> {
  if (!keys) return;
  const proven = await provenKeys(pool, keyDir);
  if (!proven.ok) say('verify.other-keys', { keyDir });
}

const exitCodes: Readonly<Record<ChainVerdict, number>> = { sound: 0, unsound: 1, unconfirmed: 3 };

async function verifyAll({ database }: ExistingDatabase, verifier: Verifier, keyDir: string): Promise<number> {
  const chains = await chainsOf(database, verifier.folder);
  if (!chains.ok) return printFailure(chains);
  await sayOtherKeys(database, keyDir, verifier);
  joinDomains();
  const verdicts = new Set<ChainVerdict>();
  for (const chain of chains.value) {
    const outcome = await verifyOne(database, chain, verifier);
    if (!outcome.ok) return printFailure(outcome);
    verdicts.add(outcome.value);
  }
  const verdict = (['unsound', 'unconfirmed'] as const).find((one) => verdicts.has(one)) ?? 'sound';
  verifier.say(`verify.conclusion.${verdict}`);
  return exitCodes[verdict];
}

async function verifyOne(
  { kysely }: ExistingDatabase['database'],
  { id, name, isSetUp }: Chain,
  { keys, publicKey, folder, files, say }: Verifier,
): Promise<Outcome<ChainVerdict>> {
  // Before the snapshot: a head that a running server exports meanwhile would seem to be beyond the end.
  let heads: ExportedHeads | undefined;
  try {
    heads = publicKey && (await readHeads(folder, id, publicKey));
  } catch (error) {
    return failure('verify.bad-heads', { reason: error instanceof Error ? error.message : String(error) });
  }
  const { report, evidence, unstopped } = await kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const report = await verifyChain(db, id, { keys, heads, isSetUp });
      return {
        report,
        // Of a chain that does not stand, the digests prove nothing.
        evidence: report.finding ? [] : await evidenceChecked.call({ db, jurisdictionId: id, files }),
        unstopped: id === platformJurisdiction.id ? await unstoppedServers(db) : null,
      };
    });
  const { finding, events, soundTo, sealedLater, unexported, restores } = report;
  if (finding) {
    if (finding.seq === null || finding.seq > soundTo + 1) say('verify.unsound-end', { name });
    else say('verify.unsound', { name, from: finding.seq, sound: finding.seq - 1 });
    process.stdout.write(`  ${findingWords(zh, finding)}\n`);
  } else if (events === 0) say('verify.empty', { name });
  else say('verify.sound', { name, events, to: soundTo });
  if (!finding && heads?.last) {
    const { seq, at } = heads.last;
    say('verify.sound-heads', { lines: heads.lines - heads.torn, first: heads.first?.seq ?? seq, seq, at: momentWords(at) });
    if (unexported) say('verify.unexported', { from: unexported.from, to: soundTo, at: momentWords(unexported.at) });
  }
  for (const restore of restores)
    sayRestore(
      say,
      restore,
      heads?.restores.find(({ seq }) => seq === restore.seq),
    );
  const told = new Set(restores.map(({ seq }) => seq));
  for (const restore of heads?.restores ?? []) if (!told.has(restore.seq)) sayRestore(say, restore, restore);
  if (unstopped) say('verify.unstopped', { count: unstopped.count, seq: unstopped.seq, at: momentWords(unstopped.at) });
  const flaws = evidence.flatMap((flaw) => flaw ?? []);
  for (const flaw of flaws) say(`verify.evidence.${flaw.code}`, { name, type: auditTypeWord(zh, flaw.type), id: flaw.id });
  if (sealedLater) say('verify.sealed-later', { to: sealedLater.to, at: momentWords(sealedLater.at) });
  if (heads?.torn) say('verify.torn', { torn: heads.torn });
  if (heads?.flaw) say(`verify.file.${heads.flaw.kind}`, { name, line: heads.flaw.line });
  if (publicKey && !heads && events > 0) say('verify.no-heads', { name, folder });
  return success(flaws.length > 0 ? 'unsound' : verdictOf(report, heads, systemClock.now()));
}

/** `told`: what the file of heads says of it. */
function sayRestore(say: Print, { seq, at, by, reason }: AcceptedRestore, told: (Head & Restore) | undefined): void {
  say('verify.restore', { seq, at: momentWords(at), by, reason });
  if (told) say('verify.restore.given-up', { from: told.from.seq, kept: told.kept.seq });
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
