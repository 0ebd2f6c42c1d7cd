/** `taizhang accept-restore`: the trail goes on from a restored backup, and both trail and file of heads say so. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { acceptRestore, findSetBack, type Acceptance, type SetBack } from '#server/platform/audit/accept-restore.ts';
import { chainsOf } from '#server/platform/audit/list-chains.ts';
import { systemClock } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { missingFiles } from '#server/platform/files/missing-files.ts';
import { openForWriting, type WritableDatabase } from '#server/platform/database/open-existing.ts';

/** Bounded, since they stand in every line of the file of heads that tells of it. */
const Asked = z.object({
  reason: z.string().trim().min(1).max(200),
  by: z.string().trim().min(1).max(40),
  demo: z.boolean().default(false),
});

/** Answers the exit code: 0 accepted, 1 refused or nothing to accept, 2 asked wrongly. */
export async function acceptRestoreCommand(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (!asked) {
    process.stderr.write(`${message(zh, 'accept-restore.usage')}\n`);
    return 2;
  }
  const config = readConfig(process.env, asked.demo ? ['--demo'] : []);
  if (!config.ok) return printFailure(config);
  const opened = await openForWriting(config.value);
  if (!opened.ok) return printFailure(opened);
  const acceptance: Acceptance = {
    keys: opened.value.keys,
    folder: config.value.auditHeadsDir,
    reason: asked.reason,
    by: message(zh, 'accept-restore.actor', { by: asked.by }),
    at: systemClock.now(),
  };
  try {
    const found = await findSetBacks(opened.value, acceptance);
    if (!found.ok) return printFailure(found);
    for (const setBack of found.value) {
      const to = await acceptRestore(opened.value.database, setBack, acceptance);
      const { chain, from, kept } = setBack;
      process.stdout.write(`${message(zh, 'accept-restore.done', { name: chain.name, from: from.seq, kept: kept.seq, to: to.seq })}\n`);
    }
    await sayMissingFiles(opened.value, config.value.filesDir);
    process.stdout.write(`${message(zh, 'accept-restore.next')}\n`);
    return 0;
  } finally {
    await opened.value.close();
  }
}

function readArguments(args: readonly string[]): z.infer<typeof Asked> | undefined {
  try {
    const options = { reason: { type: 'string' }, by: { type: 'string' }, demo: { type: 'boolean' } } as const;
    return Asked.parse(parseArgs({ args: [...args], options }).values);
  } catch {
    return undefined;
  }
}

/** The trail goes on without them, and they may be put back later. */
async function sayMissingFiles({ database }: WritableDatabase, filesDir: string): Promise<void> {
  const { count, first } = await missingFiles(database, openFolderStore(filesDir));
  if (first !== null) process.stdout.write(`${message(zh, 'accept-restore.files-missing', { count, filesDir, digest: first })}\n`);
}

/** All are looked at before anything is written. */
async function findSetBacks({ database }: WritableDatabase, acceptance: Acceptance): Promise<Outcome<readonly SetBack[]>> {
  const chains = await chainsOf(database, acceptance.folder);
  if (!chains.ok) return chains;
  const found: SetBack[] = [];
  for (const chain of chains.value) {
    const setBack = await findSetBack(database, chain, acceptance);
    if (!setBack.ok) return setBack;
    if (setBack.value) found.push(setBack.value);
  }
  return found.length > 0 ? success(found) : failure('accept-restore.nothing', { folder: acceptance.folder });
}

function printFailure({ code, data }: Failure): number {
  process.stderr.write(`${message(zh, code, data)}\n`);
  return 1;
}
