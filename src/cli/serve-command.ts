/** `taizhang serve`: the server in the foreground until a signal. */
import { startServer } from '#server/main.ts';
import { isLoopback, readConfig } from '#server/platform/config.ts';
import { createLog } from '#server/platform/log.ts';
import { refuse } from './refuse.ts';
import { stopSignal } from './stop-signal.ts';

/** Answers the exit code once the server has stopped. */
export async function serveCommand(args: readonly string[] = []): Promise<number> {
  const config = readConfig(process.env, args);
  const asked = stopSignal(config.ok && config.value.startedByNpm);
  if (!config.ok) return refuse(config);
  const server = await startServer(config.value, createLog());
  if (!server.ok) return refuse(server);
  const { address, setupPath, stop } = server.value;
  const home = config.value.databaseUrl === undefined ? `数据目录：${config.value.dataDir}` : '数据库：DATABASE_URL';
  process.stdout.write(`\n台账已启动，请用浏览器打开：${address}\n${home}（按 Ctrl-C 停止）\n`);
  if (config.value.demo) process.stdout.write('演示环境：人员和数据均为样例，点一下就能以任一角色进入。\n');
  if (setupPath !== null) {
    process.stdout.write(`\n首次使用：请打开下面的一次性链接（24 小时内有效），指定三位管理员和推进办：\n${address}${setupPath}\n`);
  }
  if (!isLoopback(config.value) && config.value.publicUrl?.startsWith('https:') !== true) {
    process.stdout.write('\n注意：其他机器可以访问，但没有经过 https（PUBLIC_URL）。密码会以明文经过网络，请只在可信的内网试用。\n');
  }

  await asked;
  process.stdout.write('\n正在停止……\n');
  await stop();
  // Whatever still hangs by then (a statement that did not end in time) does not keep the process.
  setTimeout(() => process.exit(), 1000).unref();
  process.stdout.write('台账已停止。\n');
  return 0;
}
