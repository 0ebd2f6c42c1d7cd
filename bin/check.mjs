/**
 * `npm run check`: the sources, every test of rules and pages, and the tests of the server that the change concerns (related-tests.mjs).
 * `--all`: every test of the server. `--watch`: after each save, the tests that read the saved files and those of their domain.
 */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { install, root, stopWith } from './launch.mjs';
import { changedFiles, serverTests, serverTestsBeside, serverTestsFor } from './related-tests.mjs';
import { conclude, runSteps, sourceChecks, vitest, vitestRelated } from './steps.mjs';
import { newReport, timesByDomain } from './times.mjs';

const pauseMs = 100;
const interrupted = 130;

const [flag, ...more] = process.argv.slice(2);
if (more.length > 0 || ![undefined, '--all', '--watch'].includes(flag)) stopWith('用法：npm run check [-- --all | --watch]');
await install();
await (flag === '--watch' ? follow() : check(flag === '--all'));

async function check(all) {
  const began = Date.now();
  const files = all ? null : changedFiles();
  const related = files && serverTestsFor(files);
  if (related)
    process.stdout.write(`改动 ${files.length} 个文件，相关的服务端测试 ${related.length} 个文件（全部：npm run check -- --all）\n`);
  const report = newReport('check');
  const tests = () =>
    vitest(['unit', 'server'], { report, leaveOut: related ? serverTests().filter((file) => !related.includes(file)) : [] });
  const done = await runSteps(sourceChecks(), [[related ? '相关测试' : '规则与数据库测试', tests]]);
  if (all) process.stdout.write(`\n${timesByDomain([report], done)}`);
  conclude(all ? '检查' : '快速检查', done, began);
}

/** Until Ctrl-C. */
async function follow() {
  const saved = new Set();
  let wake = () => {};
  for (const folder of ['src', 'test', 'migrations']) {
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (name === null || !/\.(tsx?|sql|json|txt)$/.test(name)) return;
      saved.add(`${folder}/${name.replaceAll('\\', '/')}`);
      wake();
    });
  }
  process.stdout.write('保存文件后运行相关测试（按 Ctrl-C 停止）\n');
  for (;;) {
    if (saved.size === 0) await new Promise((resolve) => (wake = resolve));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const files = [...saved];
    saved.clear();
    process.stdout.write(`\n── ${files.join('、')}\n`);
    const server = serverTestsBeside(files);
    const codes = [(await vitestRelated(files)).code];
    if (server.length > 0 && !codes.includes(interrupted)) codes.push((await vitest(['server'], { filters: server })).code);
    if (codes.includes(interrupted)) return process.exit();
  }
}
