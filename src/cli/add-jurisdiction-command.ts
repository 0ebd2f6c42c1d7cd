/** `taizhang add-jurisdiction`: a further jurisdiction in this installation, with the link by which its first people are named. */
import { setUp } from '#contract/session/first-start-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import { addJurisdiction } from '#server/session/add-jurisdiction.ts';
import { systemActor } from '#server/platform/actor.ts';
import { systemClock } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import { openForWriting } from '#server/platform/database/open-existing.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { inOnePool } from '#server/platform/database/serve-database.ts';

/** Answers the exit code. */
export async function addJurisdictionCommand(args: readonly string[]): Promise<number> {
  const name = setUp.body.shape.jurisdictionName.safeParse(args[0]);
  if (!name.success || args.length > 1) return say(2, message(zh, 'add-jurisdiction.usage'));
  const config = readConfig();
  if (!config.ok) return say(1, message(zh, config.code, config.data));
  const { publicUrl, port, oidc, filesDir } = config.value;
  const opened = await openForWriting(config.value);
  if (!opened.ok) return say(1, message(zh, opened.code, opened.data));
  const { database, keys, close } = opened.value;
  try {
    const owner = {
      database: inOnePool(database),
      clock: systemClock,
      installation: { keys, files: openFolderStore(filesDir), oidc, demo: false },
    };
    const added = await addJurisdiction(owner, name.data, { ...systemActor, name: message(zh, 'new-link.actor') });
    if (!added.ok) return say(1, message(zh, added.code, added.data));
    const link = `${publicUrl ?? `http://127.0.0.1:${port}`}${added.value}`;
    process.stdout.write(`${message(zh, 'add-jurisdiction.made', { name: name.data, link })}\n`);
    return 0;
  } finally {
    await close();
  }
}

function say(code: number, words: string): number {
  process.stderr.write(`${words}\n`);
  return code;
}
