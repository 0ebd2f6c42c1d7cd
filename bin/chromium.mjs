/** What the journeys need of the machine: a Chromium, and Chinese fonts. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Chromium and Chinese fonts, through apt-get when they are missing and we may; says what to do when not. */
export function provideBrowser() {
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
