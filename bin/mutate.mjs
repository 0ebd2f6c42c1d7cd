#!/usr/bin/env node
/**
 * npm run mutate: do the tests notice when the code is wrong? Options: `-- --seed 7 --count 40 --layers core,server` for a sample,
 * `-- --files core/unit/import` for every mutant of the files whose path fits. Half an hour or less on a quiet machine; outside of npm test.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, modernNode, root, run, stopWith, toolEnvironment } from './launch.mjs';

const folder = join(root, 'test/mutation');

await install();
if (!existsSync(join(folder, 'node_modules/.package-lock.json'))) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(npm, ['ci', '--prefix', folder, '--ignore-scripts', '--loglevel=error'], { env: toolEnvironment() });
  if (code !== 0) stopWith(`变异测试的依赖没有装好（npm ci 退出码 ${code}）。请检查网络或 npm 镜像设置后重试。`);
}
process.exitCode = await run(modernNode(), [join(folder, 'mutate.mjs'), ...process.argv.slice(2)], { env: toolEnvironment() });
