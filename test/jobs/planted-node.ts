/** A node that does planted jobs and nothing else, as a process that can be killed: `node test/jobs/planted-node.ts`, configured like the server. */
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { readConfig } from '#server/platform/config.ts';
import { systemClock } from '#server/platform/clock.ts';
import { openConfiguredDatabase } from '#server/platform/database/open-database.ts';
import { startJobs } from '#server/platform/jobs/start-jobs.ts';
import { createLog } from '#server/platform/log.ts';
import { echo, walk } from '#test/jobs/planted-jobs.ts';

const config = readConfig();
if (!config.ok) throw new Error(config.code);
const log = createLog();
const opened = await openConfiguredDatabase(config.value, systemClock.now(), log);
if (!opened.ok) throw new Error(JSON.stringify(opened));
const { database, keys, jobs: connection } = opened.value;
const source = {
  database,
  clock: systemClock,
  installation: { keys, files: openFolderStore(config.value.filesDir), oidc: undefined, demo: false },
};
// As quick as pg-boss lets it be: who was killed is missed after ten seconds.
const pace = { lookMs: 200, eventsMs: 50, heartbeatSeconds: 10, superviseSeconds: 1, retrySeconds: 1, turnMs: 1000 };
startJobs({ source, connection, jobs: [walk(400, 5, { slowly: true }), echo], log, pace });
// What a test waits for, as a server says its address.
process.stdout.write('http://planted\n');
setInterval(() => {}, 60_000);
