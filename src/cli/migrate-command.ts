/** `taizhang migrate`: brings the configured database to the newest schema without serving, for a DATABASE_URL that is administered separately. */
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/platform/zh.ts';
import { readConfig } from '#server/platform/config.ts';
import { openConfiguredDatabase } from '#server/platform/database/open-database.ts';
import { createLog } from '#server/platform/log.ts';

/** Answers the exit code. */
export async function migrateCommand(): Promise<number> {
  const config = readConfig();
  const opened = config.ok ? await openConfiguredDatabase(config.value, new Date().toISOString(), createLog()) : config;
  if (!opened.ok) {
    process.stderr.write(`${message(zh, opened.code, opened.data)}\n`);
    return 1;
  }
  await opened.value.database.close();
  await opened.value.stopCluster();
  process.stdout.write('数据库结构已是最新。\n');
  return 0;
}
