/**
 * One life of the server under `npm run dev` (dev-backend.ts): begun in advance, it reads the packages that the server before it needed,
 * and waits. Told to serve, it reads our own sources as they are then.
 */
import { once } from 'node:events';
import { registerHooks } from 'node:module';
import { stopSignal } from './stop-signal.ts';

const [args = [], known = []]: readonly (readonly string[])[] = process.argv.slice(2).map((text) => JSON.parse(text));
let serving = false;
const asked = stopSignal(false).finally(() => serving || process.exit());
// Nothing else keeps a process that waits.
process.channel?.ref();

const packages = new Set<string>();
registerHooks({
  resolve: (specifier, context, next) => {
    const ours = !context.parentURL?.includes('/node_modules/');
    if (ours && /^[@a-z]/.test(specifier) && !/^(node|file|data):/.test(specifier)) packages.add(specifier);
    return next(specifier, context);
  },
});
// One that is gone by now fails again, and is shown, when somebody still wants it.
await Promise.allSettled(known.map((name) => import(name)));
await once(process, 'message');
serving = true;

const [{ startServer }, { readConfig }, { createLog }, { refuse }] = await Promise.all([
  import('#server/main.ts'),
  import('#server/platform/config.ts'),
  import('#server/platform/log.ts'),
  import('./refuse.ts'),
]);
const config = readConfig(process.env, args);
const server = config.ok ? await startServer(config.value, createLog()) : config;
if (!server.ok) process.exit(refuse(server));
const { address, setupPath, stop } = server.value;
process.send?.({ address, setupPath, packages: [...packages] });
await asked;
await stop();
process.exit();
