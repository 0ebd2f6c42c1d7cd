/** `taizhang serve`: the server in the foreground until a signal. */
import { readFileSync } from 'node:fs';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import type { Failure } from '#core/failure.ts';
import { startServer } from '#server/main.ts';
import { isLoopback, readConfig } from '#server/platform/config.ts';
import { createLog } from '#server/platform/log.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Answers the exit code once the server has stopped. */
export async function serveCommand(args: readonly string[] = []): Promise<number> {
  // Listened for from the start: a signal that comes while the database starts must not leave it behind. A signal that comes twice
  // (from the terminal and again through npm) is one.
  const config = readConfig(process.env, args);
  const asked = new Promise<void>((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve());
    // The launcher (bin/start.mjs under an old Node) holds the other end; when it is killed, nothing else would stop this process.
    process.once('disconnect', () => resolve());
    process.channel?.unref();
    if (config.ok && config.value.startedByNpm) stopWithParent(resolve);
  });
  if (!config.ok) return refuse(config);
  const server = await startServer(config.value, createLog());
  if (!server.ok) return refuse(server);
  const { address, setupPath, died, stop } = server.value;
  const home = config.value.databaseUrl === undefined ? `数据目录：${config.value.dataDir}` : '数据库：DATABASE_URL';
  process.stdout.write(`\n台账已启动，请用浏览器打开：${address}\n${home}（按 Ctrl-C 停止）\n`);
  if (config.value.demo) process.stdout.write('演示环境：人员和数据均为样例，点一下就能以任一角色进入。\n');
  if (setupPath !== null) {
    process.stdout.write(`\n首次使用：请打开下面的一次性链接（24 小时内有效），指定三位管理员和推进办：\n${address}${setupPath}\n`);
  }
  if (!isLoopback(config.value) && config.value.publicUrl?.startsWith('https:') !== true) {
    process.stdout.write('\n注意：其他机器可以访问，但没有经过 https（PUBLIC_URL）。密码会以明文经过网络，请只在可信的内网试用。\n');
  }

  const reason = await Promise.race([asked, died]);
  if (typeof reason === 'string') process.stderr.write(`数据库意外停止：${reason}\n`);
  else process.stdout.write('\n正在停止……\n');
  await stop();
  // Whatever still hangs by then (a statement that did not end in time) does not keep the process.
  setTimeout(() => process.exit(), 1000).unref();
  if (typeof reason === 'string') return 1;
  process.stdout.write('台账已停止。\n');
  return 0;
}

function refuse(refusal: Failure): number {
  process.stderr.write(`台账没有启动：${message(zh, refusal.code, refusal.data)}\n`);
  return 1;
}

/**
 * npm hands signals on only while it lives; when it was killed, the server that it ran ends too instead of holding port and data.
 * npm runs its scripts through a shell, so it is our parent or our parent's parent.
 */
function stopWithParent(resolve: () => void): void {
  const ancestors = ancestry();
  const timer = setInterval(() => {
    if (ancestry() === ancestors) return;
    clearInterval(timer);
    resolve();
  }, 500);
  timer.unref();
}

function ancestry(): string {
  let grandparent = '';
  try {
    // The name in brackets may hold anything; after it come state and parent.
    grandparent =
      readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1] ?? '';
  } catch {
    // No /proc on this system: the parent alone has to do.
  }
  return `${process.ppid} ${grandparent}`;
}
