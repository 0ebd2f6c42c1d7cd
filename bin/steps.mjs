/** The steps of `npm run check` and `npm test`, how they run beside each other, and what is said of them. */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { modernNode, root, run, stopWith, toolEnvironment } from './launch.mjs';

const module = (path) => join('node_modules', path);

/**
 * A name, and what answers an exit code and why it failed, where that has scrolled away by the end.
 * @typedef {[string, () => Promise<{ code: number, said?: string }>]} Step
 */

/** Of what a failed step said, so much is repeated at the end. */
const repeatedCharacters = 8000;

/**
 * What needs no test: types, lint, format, dead code.
 * @returns {Step[]}
 */
export function sourceChecks() {
  return [
    ['类型', () => quietTool(module('typescript/bin/tsc'), '--noEmit')],
    ['规则层的类型', () => quietTool(module('typescript/bin/tsc'), '--noEmit', '-p', 'src/core')],
    ['代码规则', () => quietTool(module('oxlint/bin/oxlint'), '--type-aware')],
    ['代码格式', () => quietTool(module('oxfmt/bin/oxfmt'), '--check', '.')],
    ['无用代码', () => quietTool(module('knip/bin/knip.js'))],
  ];
}

/**
 * `vitest run` of some projects, of those of their files whose paths contain one of `filters`, or of all but some; its times
 * go to `report`.
 * @param {string[]} projects
 * @param {{ filters?: string[], leaveOut?: string[], report?: string }} options
 */
export function vitest(projects, { filters = [], leaveOut = [], report }) {
  const reporters = report === undefined ? [] : ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((name) => ['--project', name]);
  const excluded = leaveOut.flatMap((file) => ['--exclude', file]);
  return tool(module('vitest/vitest.mjs'), 'run', ...chosen, ...reporters, ...excluded, ...filters);
}

/** The tests of the rules and pages that read one of these files, by their imports. */
export function vitestRelated(files) {
  return tool(module('vitest/vitest.mjs'), 'related', '--run', '--passWithNoTests', '--project', 'unit', ...files);
}

/** Runs groups of steps, each in turn and the groups beside each other; answers the names of those that failed, and the seconds of each. */
export async function runSteps(...groups) {
  /** @type {{ name: string, seconds: number, failed: boolean, said: string }[]} */
  const done = [];
  const inTurn = async (steps) => {
    for (const [name, step] of steps) {
      const start = Date.now();
      const { code, said = '' } = await step();
      const failed = code !== 0;
      const seconds = (Date.now() - start) / 1000;
      done.push({ name, seconds, failed, said });
      process.stdout.write(`── ${name}：${failed ? '未通过' : '通过'}（${seconds.toFixed(1)} 秒）\n`);
    }
  };
  await Promise.all(groups.map(inTurn));
  return done;
}

/** Once more why a step failed, for who reads the end alone; the last line, and the exit code. */
export function conclude(what, done, began) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  for (const { name, failed, said } of done) {
    if (failed && said !== '') process.stderr.write(`\n── ${name}未通过的原因：\n${said.slice(-repeatedCharacters)}`);
  }
  const failed = done.filter((step) => step.failed).map(({ name }) => name);
  if (failed.length > 0) stopWith(`\n${what}未通过：${failed.join('、')}（共 ${seconds} 秒）`);
  process.stdout.write(`\n${what}通过（共 ${seconds} 秒）\n`);
}

/** A tool that runs beside others: what it says is shown in one piece, when it is done. */
function quietTool(script, ...args) {
  return new Promise((resolve) => {
    const child = spawn(modernNode(), [script, ...args], { cwd: root, env: toolEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    // What runs beside the tests takes what they leave.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    const done = (code) => {
      process.stdout.write(code === 0 ? '' : `\n${Buffer.concat(said).toString('utf8')}`);
      resolve({ code });
    };
    child.once('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      done(127);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

/** A tool in the foreground. */
async function tool(script, ...args) {
  const said = [];
  const code = await run(modernNode(), [script, ...args], { env: toolEnvironment(), onError: (chunk) => said.push(chunk) });
  return { code, said: Buffer.concat(said).toString('utf8') };
}
