/**
 * `npm run dev`: pages that reload as they are saved, a server that begins anew as it is saved, and one database that outlives it. All of
 * it is put together here; the product has no mode for it.
 */
import { join } from 'node:path';
import { failure, success, type Outcome } from '#core/failure.ts';
import { readConfig, type Config } from '#server/platform/config.ts';
import { connectionUrl } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import type { Backend } from './dev-backend.ts';
import { refuse } from './refuse.ts';
import { stopSignal } from './stop-signal.ts';

/** An editor that saves many files at once (a branch is switched) is one change. */
const pauseMs = 30;

/** Answers the exit code once everything has ended. */
export async function devCommand(args: readonly string[]): Promise<number> {
  const asked = stopSignal(process.env['npm_lifecycle_event'] === 'dev');
  // Before anything is loaded: what the children read is compiled once.
  process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../../node_modules/.cache/taizhang-compiled');
  const env = { ...process.env, HOST: '127.0.0.1', PUBLIC_URL: '', DATA_DIR: process.env['DATA_DIR'] || 'data-dev' };
  const config = readConfig(env, args);
  if (!config.ok) return refuse(config);

  // Requests that come before wait.
  const ready = Promise.withResolvers<Backend>();
  let backend: Backend | undefined;
  let pause: NodeJS.Timeout | undefined;
  const pages = await openPages(config.value, {
    server: async () => (await ready.promise).address(),
    onServerChange: () => {
      clearTimeout(pause);
      pause = setTimeout(() => backend?.restart(), pauseMs);
    },
  });
  if (!pages.ok) return refuse(pages);
  const { address, close } = pages.value;
  const database = await openDatabase(config.value);
  if (!database.ok) {
    await close();
    return refuse(database);
  }
  const { url, stop } = database.value;
  const { startBackend } = await import('./dev-backend.ts');
  let started = false;
  backend = startBackend({
    args,
    env: { ...env, PORT: '0', DATABASE_URL: url },
    onServed: ({ setupPath }, milliseconds) => {
      if (started) process.stdout.write(`服务已重新启动（${(milliseconds / 1000).toFixed(2)} 秒）\n`);
      else process.stdout.write(`\n开发环境已启动：${address}\n数据目录：${config.value.dataDir}（按 Ctrl-C 停止）\n`);
      started = true;
      if (setupPath !== null) process.stdout.write(`首次使用的一次性链接：${address}${setupPath}\n`);
    },
    onEnded: (code) => process.stderr.write(`服务已退出（${code}），原因见上；保存文件后会重新启动。\n`),
  });
  ready.resolve(backend);

  await asked;
  process.stdout.write('\n正在停止……\n');
  clearTimeout(pause);
  await backend.stop();
  await close();
  await stop();
  return 0;
}

interface Pages {
  readonly address: string;
  close(): Promise<void>;
}

async function openPages(
  { port }: Config,
  options: { server: () => Promise<string | undefined>; onServerChange: () => void },
): Promise<Outcome<Pages>> {
  const { startPages } = await import('./dev-pages.ts');
  try {
    const vite = await startPages({ port, ...options });
    const address = vite.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
    return success({ address, close: () => vite.close() });
  } catch (error) {
    if (error instanceof Error && /already in use/.test(error.message)) return failure('start.port-in-use', { port });
    throw error;
  }
}

interface DevDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** The embedded cluster stays with us while the server comes and goes. */
async function openDatabase({ databaseUrl, dataDir }: Config): Promise<Outcome<DevDatabase>> {
  if (databaseUrl !== undefined) return success({ url: databaseUrl, stop: async () => {} });
  const onEnded = (reason: string): boolean => process.stderr.write(`数据库意外停止（${reason}），正在重新启动。\n`);
  const cluster = await startCluster(dataDir, { onEnded });
  if (!cluster.ok) return cluster;
  const { connection, stop } = cluster.value;
  return success({ url: connectionUrl(connection('postgres')), stop });
}
