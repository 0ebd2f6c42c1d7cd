/** Shared by the commands in this folder. Runs under Node 20 with nothing installed: no dependency, no TypeScript. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules/.bin');

/** Ends the command with one plain sentence. */
export function stopWith(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const hasModernNode = () => Number(process.versions.node.split('.')[0]) >= 24;

/** Our own Node when it is 24 or later, else the one that is installed with the dependencies. */
export function modernNode() {
  const installed = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (hasModernNode()) return process.execPath;
  if (existsSync(installed)) return installed;
  return stopWith(`没有适用于本系统（${process.platform}-${process.arch}）的 Node 24，请先自行安装 Node 24 或更新版本。`);
}

const drainMs = 2000;

/** Runs a program in the foreground, forwards signals to it, answers its exit code. `onError` also gets what it says on its error stream. */
export function run(program, args, { env = process.env, ipc = false, onError } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      stdio: ['inherit', 'inherit', onError ? 'pipe' : 'inherit', ...(ipc ? ['ipc'] : [])],
    });
    child.stderr?.on('data', (chunk) => {
      process.stderr.write(chunk);
      onError(chunk);
    });
    const forwardSignal = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forwardSignal);
    const done = (code) => {
      for (const signal of signals) process.off(signal, forwardSignal);
      resolve(code);
    };
    child.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      done(127);
    });
    child.once('exit', (code, signal) => {
      const end = () => done(code ?? (signal === 'SIGINT' ? 130 : 1));
      if (!onError) return end();
      // What it said last is still on its way; a process that it left behind may hold the pipe for longer.
      const timer = setTimeout(end, drainMs);
      child.once('close', () => (clearTimeout(timer), end()));
    });
  });
}

/** The environment of tools: the installed programs come first, so `node` is Node 24. */
export function toolEnvironment() {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
}

/**
 * npm ci, unless what is installed is exactly what the lockfile says. Without `tools`, what only builds and tests need may be missing, and
 * is not installed when something else is.
 */
export async function install({ tools = true } = {}) {
  if (isInstalled(tools)) return;
  process.stdout.write('正在安装依赖（首次约需一两分钟）……\n');
  const code = await npm('ci', ...(tools ? [] : ['--omit=dev']));
  if (code !== 0) stopWith(`依赖没有装好（npm ci 退出码 ${code}）。请检查网络或 npm 镜像设置后重试。`);
  if (!isInstalled(tools)) stopWith('依赖与 package-lock.json 不一致，请删除 node_modules 后重试。');
}

/** Runs npm, which itself must not run on the Node that it may be about to replace; answers its exit code. */
export function npm(...args) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== bin);
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return run(program, [...args, '--no-audit', '--no-fund', '--loglevel=error'], { env: { ...process.env, PATH: path.join(delimiter) } });
}

/** npm writes node_modules/.package-lock.json as its last step: an installation that was cut off has none, or an old one. */
function isInstalled(tools) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!wanted || !installed) return false;
  for (const [path, { version, dev, optional, devOptional, link }] of Object.entries(wanted)) {
    if (path === '' || link || (dev && !tools)) continue;
    const present = installed[path]?.version;
    if (present !== version && !(present === undefined && (optional || devOptional))) return false;
  }
  return true;
}

const stamp = join(root, 'dist/web.stamp');

/** What tells these sources of the web client from others. */
const webInputs = () => hashOf(['src/web', 'src/core', 'src/contract', 'vite.config.ts', 'package-lock.json']);

/** Whether dist/web was made from just these files: then nothing that builds it is needed. */
export function webIsBuilt() {
  return readText(stamp) === webInputs() && existsSync(join(root, 'dist/web/index.html'));
}

/** vite build, unless dist/web was made from just these files. */
export async function buildWeb() {
  if (!existsSync(join(root, 'src/web/index.html'))) return;
  if (webIsBuilt()) return;
  const inputs = webInputs();
  process.stdout.write('正在构建网页……\n');
  rmSync(stamp, { force: true });
  const code = await run(modernNode(), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { env: toolEnvironment() });
  if (code !== 0) stopWith(`网页没有构建成功（退出码 ${code}），原因见上。`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    hash.update(`\0${path}\0`).update(readFileSync(full));
  };
  for (const path of paths) {
    const files = path.includes('.') ? [path] : listFiles(path).filter((file) => !/\.test\.tsx?$/.test(file));
    for (const file of files) add(file);
  }
  return hash.digest('hex');
}

function listFiles(folder) {
  const full = join(root, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs `taizhang …` in this process when its Node can, else in a child that ends with us. */
export async function taizhang(args) {
  const script = join(root, 'src/cli/taizhang.ts');
  if (!hasModernNode()) {
    process.exitCode = await run(modernNode(), [script, ...args], { ipc: true });
    return;
  }
  process.argv = [process.execPath, script, ...args];
  await import(script);
}
