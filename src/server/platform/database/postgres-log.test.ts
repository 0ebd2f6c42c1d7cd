import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresLog, rotate } from '#server/platform/database/postgres-log.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-log-'));
});
afterAll(() => rm(home, { recursive: true }));

describe('the log of the embedded database', () => {
  it('is moved aside under its writer, who goes on', async () => {
    const path = join(home, 'a.log');
    await using writer = await open(path, 'a');
    await writer.write(`${'x'.repeat(100)}\n`);
    await rotate(path, 200);
    expect(await readFile(path, 'utf8')).toHaveLength(101);
    await writer.write(`${'x'.repeat(100)}\n`);
    await rotate(path, 200);
    await writer.write('after\n');
    expect(await readFile(path, 'utf8')).toBe('after\n');
    expect(await readFile(`${path}.1`, 'utf8')).toHaveLength(202);
  });

  it('tells the errors of one life', async () => {
    await writeFile(join(home, 'postgres.log'), '2026-01-01 UTC [1] FATAL:  of an earlier start\n');
    const log = await openPostgresLog(home);
    await log.file.write(
      '2026-01-02 UTC [2] LOG:  ready\n2026-01-02 UTC [2] PANIC:  could not write to file "x": No space left on device\n',
    );
    expect(await log.errors()).toEqual(['could not write to file "x": No space left on device']);
    await log.begin();
    expect(await log.errors()).toEqual([]);
    await log.close();
  });
});
