/** `npm test`: installs what it needs and runs every check; `--quick` (npm run check) leaves out real processes and the browser. */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { buildWeb, install, modernNode, root, run, stopWith, toolEnvironment } from './launch.mjs';

const quick = process.argv.includes('--quick');
const began = Date.now();

await install();
const node = modernNode();
const module = (path) => join('node_modules', path);

/**
 * A name, and what answers an exit code.
 * @typedef {[string, () => Promise<number>]} Step
 */
/** @type {Step[]} */
const sourceChecks = [
  ['类型', () => bufferedTool(module('typescript/bin/tsc'), '--noEmit')],
  ['规则层的类型', () => bufferedTool(module('typescript/bin/tsc'), '--noEmit', '-p', 'src/core')],
  ['代码规则', () => bufferedTool(module('oxlint/bin/oxlint'), '--type-aware')],
  ['代码格式', () => bufferedTool(module('oxfmt/bin/oxfmt'), '--check', '.')],
  ['无用代码', () => bufferedTool(module('knip/bin/knip.js'))],
];
/** @type {Step[]} */
const tests = [['规则与数据库测试', () => vitest('unit', 'server')]];
/** @type {Step[]} */
const afterwards = [];
if (!quick) {
  afterwards.push(['启动与停止测试', () => vitest('processes')]);
  afterwards.push(['网页构建', async () => (await buildWeb(), 0)]);
  if (hasJourneys()) afterwards.push(['浏览器流程测试', async () => (provideBrowser() ? vitest('journeys') : 1)]);
}

const failed = [];
// The tests wait for processes often enough that the checks of the sources fit in beside them.
await Promise.all([inTurn(sourceChecks), inTurn(tests)]);
await inTurn(afterwards);
const which = quick ? '快速检查' : '全部检查';
if (failed.length > 0) stopWith(`\n${which}未通过：${failed.join('、')}（共 ${seconds(began)} 秒）`);
process.stdout.write(`\n${which}通过（共 ${seconds(began)} 秒）\n`);

/** @param {Step[]} steps */
async function inTurn(steps) {
  for (const [name, step] of steps) {
    const start = Date.now();
    const code = await step();
    process.stdout.write(`── ${name}：${code === 0 ? '通过' : '未通过'}（${seconds(start)} 秒）\n`);
    if (code !== 0) failed.push(name);
  }
}

/** A tool that runs beside others: what it says is shown in one piece, when it is done. */
function bufferedTool(script, ...args) {
  return new Promise((resolve) => {
    const child = spawn(node, [script, ...args], { cwd: root, env: toolEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    // What runs beside the tests takes what they leave.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    const done = (code) => {
      process.stdout.write(code === 0 ? '' : `\n${Buffer.concat(said).toString('utf8')}`);
      resolve(code);
    };
    child.once('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      done(127);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

function tool(script, ...args) {
  return run(node, [script, ...args], { env: toolEnvironment() });
}

function vitest(...projects) {
  return tool(module('vitest/vitest.mjs'), 'run', ...projects.flatMap((project) => ['--project', project]));
}

function seconds(start) {
  return ((Date.now() - start) / 1000).toFixed(1);
}

function hasJourneys() {
  const folder = join(root, 'test/journeys');
  return existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.test.ts'));
}

/** A Chromium and Chinese fonts, through apt-get when they are missing and we may; says what to do when not. */
function provideBrowser() {
  const missing = () => [...(isOnPath('chromium') ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  const packages = missing();
  if (packages.length === 0) return true;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    process.stderr.write(`缺少浏览器测试所需的 ${packages.join('、')}，请以管理员身份运行：${command}\n`);
    return false;
  }
  process.stdout.write(`正在安装 ${packages.join('、')}……\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'inherit', env });
  const still = missing();
  if (still.length === 0) return true;
  process.stderr.write(`${still.join('、')} 没有装上（原因见上），浏览器流程测试无法运行。请检查软件源后重试：${command}\n`);
  return false;
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function hasChineseFont() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts'].filter((folder) => existsSync(folder));
  return folders.some((folder) => readdirSync(folder, { recursive: true }).some((file) => /cjk|wqy|SourceHanS/i.test(String(file))));
}
