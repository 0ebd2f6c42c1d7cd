import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');

it('a child reads packages that stand behind a link', async () => {
  const home = await mkdtemp(join(tmpdir(), 'taizhang-linked-'));
  try {
    await cp(join(root, 'src'), join(home, 'src'), { recursive: true });
    await cp(join(root, 'package.json'), join(home, 'package.json'));
    await symlink(join(root, 'node_modules'), join(home, 'node_modules'), 'dir');
    const program = `
      const { readPlan } = await import('./src/server/plan/read-plan.ts');
      const read = await readPlan({ bytes: new TextEncoder().encode('方案\\n一、加快建设甲乙高速公路。\\n'), fileName: 'a.md' });
      console.log(read.ok ? read.value.document.format : read.code);
      process.exit();`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: home });
    expect(stdout.trim()).toBe('md');
  } finally {
    await rm(home, { recursive: true });
  }
});
