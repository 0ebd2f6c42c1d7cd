import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { startHeadExport, type HeadExport } from '#server/platform/audit/export-heads.ts';
import { appendHead, fileOf, jurisdictionsIn, readHeads, readNewestHead, type Head } from '#server/platform/audit/heads-file.ts';
import { writeAudit } from '#server/platform/audit/write-audit.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { readPublicKey } from '#server/platform/gm-crypto.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { keysOf } from '#server/platform/keys.ts';
import { cloneDatabase } from '#test/clone-database.ts';

const jurisdictionId = homeJurisdiction.id;
const keys = keysOf(randomBytes(32), generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey);
const publicKey = readPublicKey(keys.publicKey);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taizhang-heads-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = () => readHeads(folder, jurisdictionId, publicKey);
const head = (seq: number, writer = 'a'): Head => ({
  jurisdictionId,
  seq,
  hash: `${seq}`.padStart(64, '0'),
  at: '2026-03-01T08:00:00.000Z',
  writer,
});

describe('the file of heads', () => {
  it('gives back what was written', async () => {
    expect(await read()).toBeUndefined();
    for (const seq of [1, 5, 5, 9]) await appendHead(folder, head(seq), keys);
    const found = await read();
    expect(found).toMatchObject({ lines: 4, torn: 0, last: { seq: 9 }, flaw: undefined });
    expect(await readNewestHead(folder, jurisdictionId, publicKey)).toMatchObject({ seq: 9 });
    expect([...(found?.heads.keys() ?? [])]).toEqual([1, 5, 9]);
    expect(await jurisdictionsIn(folder)).toEqual([jurisdictionId]);
  });

  it('survives a last line that was cut off, and lines left out', async () => {
    for (const seq of [1, 2, 3]) await appendHead(folder, head(seq), keys);
    const path = fileOf(folder, jurisdictionId);
    const [first, , third] = (await readFile(path, 'utf8')).trimEnd().split('\n');
    await writeFile(path, `${first}\n${third?.slice(0, 60)}`);
    expect(await readNewestHead(folder, jurisdictionId, publicKey)).toMatchObject({ seq: 1 });
    await appendHead(folder, head(4), keys);
    expect(await read()).toMatchObject({ lines: 3, torn: 1, last: { seq: 4 }, flaw: undefined });
  });

  it('lets two servers overtake each other', async () => {
    for (const [seq, writer] of [
      [1, 'a'],
      [3, 'b'],
      [2, 'a'],
      [4, 'b'],
    ] as const)
      await appendHead(folder, head(seq, writer), keys);
    expect(await read()).toMatchObject({ last: { seq: 4 }, flaw: undefined });
  });

  it.each([
    [
      'a changed number',
      (lines: string[]) => lines.map((line, index) => (index === 1 ? line.replace('"seq":2', '"seq":7') : line)),
      { kind: 'signature', line: 2 },
    ],
    ['a changed moment', (lines: string[]) => lines.map((line) => line.replace('2026-03', '2026-04')), { kind: 'signature', line: 1 }],
    ['lines in another order', ([a = '', b = '', c = '']: string[]) => [a, c, b], { kind: 'order', line: 3 }],
    ['a line copied to the end', (lines: string[]) => [...lines, lines[0] ?? ''], { kind: 'order', line: 4 }],
  ])('finds %s', async (_name, tamper, flaw) => {
    for (const seq of [1, 2, 3]) await appendHead(folder, head(seq), keys);
    const path = fileOf(folder, jurisdictionId);
    await writeFile(path, `${tamper((await readFile(path, 'utf8')).trimEnd().split('\n')).join('\n')}\n`);
    expect((await read())?.flaw).toEqual(flaw);
  });

  it('finds lines of another jurisdiction, and of another key', async () => {
    const other = newId();
    await appendHead(folder, { ...head(1), jurisdictionId: other }, keys);
    await appendFile(fileOf(folder, jurisdictionId), await readFile(fileOf(folder, other), 'utf8'));
    expect((await read())?.flaw).toEqual({ kind: 'signature', line: 1 });
    const otherKey = generateKeyPairSync('ec', { namedCurve: 'SM2' }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect((await readHeads(folder, other, readPublicKey(otherKey)))?.flaw).toEqual({ kind: 'signature', line: 1 });
  });
});

describe('startHeadExport', () => {
  let clone: Awaited<ReturnType<typeof cloneDatabase>>;
  let database: Database;
  const complaints: { msg: string }[] = [];
  const log = pino({}, { write: (text: string) => complaints.push(JSON.parse(text)) });
  let running: HeadExport | undefined;

  beforeAll(async () => {
    clone = await cloneDatabase();
    database = openDatabase(clone.owner, () => {});
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });
  beforeEach(() => complaints.splice(0));
  afterEach(async () => running?.stop());

  const write = async (): Promise<void> => {
    const context = { jurisdictionId, by: systemActor, at: new Date().toISOString(), requestId: newId(), keys, newId: () => newId() };
    await database.kysely.transaction().execute((db) => writeAudit(db, context, 'done', { act: 'x.y', objects: [] }));
  };
  const start = (pauseMs: number, regularMs = 3_600_000): HeadExport =>
    (running = startHeadExport({ database, keys, folder, log, pauseMs, regularMs }));
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 200 && !(await holds()); tries++) await sleep(10);
    expect(await holds()).toBe(true);
  };
  const lines = async (): Promise<number> => (await read())?.lines ?? 0;

  it('exports at start, soon after a change, and at stop', async () => {
    await write();
    const heads = start(50);
    await until(async () => (await lines()) === 1);
    const before = (await read())?.last?.seq ?? 0;
    for (let n = 0; n < 5; n++) await write();
    // At once, so that how fast the machine writes decides nothing.
    for (let n = 0; n < 5; n++) heads.noteChange(jurisdictionId);
    await until(async () => (await read())?.last?.seq === before + 5);
    expect(await lines()).toBe(2);
    await write();
    await heads.stop();
    expect(await read()).toMatchObject({ last: { seq: before + 6 }, flaw: undefined });
    expect(complaints).toEqual([]);
  });

  it('exports on schedule also when nothing has changed', async () => {
    start(10_000, 40);
    await until(async () => (await lines()) >= 3);
  });

  it('does not write at stop what is out already', async () => {
    const heads = start(10);
    await until(async () => (await lines()) === 1);
    await heads.stop();
    expect(await lines()).toBe(1);
  });

  it('says aloud that the folder cannot be written, and goes on', async () => {
    const blocked = join(folder, 'file');
    await writeFile(blocked, '');
    await chmod(blocked, 0o400);
    running = startHeadExport({ database, keys, folder: join(blocked, 'heads'), log, pauseMs: 10 });
    running.noteChange(jurisdictionId);
    await until(async () => complaints.length > 0);
    expect(complaints[0]?.msg).toContain('could not be exported');
    await write();
  });

  it('says aloud that a chain is shorter than what was exported', async () => {
    await appendHead(folder, head(1_000_000), keys);
    start(10);
    await until(async () => complaints.some(({ msg }) => msg.includes('verify-audit')));
  });
});
