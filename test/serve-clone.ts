/**
 * The server over a test's database in a process of its own, so that it can be killed: `node test/serve-clone.ts`, with SERVE_CLONE as JSON. Says a line
 * when it answers.
 */
import { z } from 'zod';
import { systemClock } from '#server/platform/clock.ts';
import { serveDatabase } from '#server/platform/database/serve-database.ts';
import { joinDomains, routes } from '#server/domains.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { buildApp } from '#server/platform/http/app.ts';
import { createLog } from '#server/platform/log.ts';
import { createGate } from '#server/session/authenticate.ts';
import { testKeysOf } from '#test/keys.ts';

const given = z
  .object({
    app: z.object({ host: z.string(), port: z.number(), user: z.string(), password: z.string(), database: z.string() }),
    signingKey: z.string(),
    filesDir: z.string(),
    webDir: z.string(),
    port: z.number(),
  })
  .parse(JSON.parse(process.env['SERVE_CLONE'] ?? '{}'));

joinDomains();
const installation = {
  keys: testKeysOf(given.signingKey),
  files: openFolderStore(given.filesDir),
  oidc: undefined,
  demo: false,
  scanner: undefined,
};
const source = { database: serveDatabase(given.app, () => {}), clock: systemClock, installation };
const app = await buildApp({
  source,
  gate: createGate(source),
  reachable: { localOnly: true, publicUrl: undefined, trustedProxies: [] },
  routes,
  log: createLog('silent'),
  webDir: given.webDir,
  requestsPerMinute: 1_000_000,
  loginsPerMinute: 1_000_000,
});
await app.listen({ host: '127.0.0.1', port: given.port });
process.stdout.write('answers\n');
