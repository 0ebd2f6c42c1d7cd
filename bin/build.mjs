/**
 * `npm run build`: installs and builds the web client. With `-- --production` it leaves in node_modules what a server needs, and no more: what only
 * builds and tests need goes (npm prune), and so do files of the other packages that nothing loads.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb, install, npm, root, stopWith, webIsBuilt } from './launch.mjs';

const production = process.argv.includes('--production');
await install({ tools: !(production && webIsBuilt()) });
await buildWeb();
if (production) {
  const code = await npm('prune', '--omit=dev');
  if (code !== 0) stopWith(`构建用的依赖没有移除（npm prune 退出码 ${code}）。`);
  for (const folder of unloaded()) rmSync(join(root, 'node_modules', folder), { recursive: true, force: true });
}

/** Folders that no program of ours reads: Node's headers, which addons are compiled with, and excelts for browsers, for require and for the compiler. */
function unloaded() {
  const nodes = readdirSync(join(root, 'node_modules')).filter((name) => /^node-(linux|darwin|win)-/.test(name));
  return [
    ...nodes.map((name) => `${name}/include`),
    ...['browser', 'cjs', 'iife', 'types'].map((kind) => `@cj-tech-master/excelts/dist/${kind}`),
  ];
}
