import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { startHeadExport, type HeadExport } from '#server/platform/audit/export-heads.ts';
import type { Head } from '#server/platform/audit/head-line.ts';
import { appendHead, fileOf, jurisdictionsIn, readNewestHead } from '#server/platform/audit/heads-file.ts';
import { readHeads } from '#server/platform/audit/read-heads.ts';
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

/** The lines of one start of a server. */
async function append(seqs: readonly number[], writer = 'a', own: string | null = null): Promise<string | null> {
  let last = own;
  for (const seq of seqs) last = await appendHead(folder, head(seq, writer), keys, last);
  return last;
}

/** As lines were until November 2026: none names the one before it. */
async function appendFormer(seqs: readonly number[]): Promise<void> {
  for (const line of seqs.map((seq) => head(seq, 'former'))) {
    const text = `taizhang audit head 1\n${jurisdictionId}\n${line.seq}\n${line.hash}\n${line.at}\n${line.writer}`;
    await appendFile(fileOf(folder, jurisdictionId), `${JSON.stringify({ ...line, signature: keys.sign(text) })}\n`);
  }
}

async function change(tamper: (lines: string[]) => readonly string[]): Promise<void> {
  const path = fileOf(folder, jurisdictionId);
  await writeFile(path, `${tamper((await readFile(path, 'utf8')).trimEnd().split('\n')).join('\n')}\n`);
}

describe('the file of heads', () => {
  it('gives back what was written', async () => {
    expect(await read()).toBeUndefined();
    await append([1, 5, 5, 9]);
    const found = await read();
    expect(found).toMatchObject({ lines: 4, torn: 0, first: { seq: 1 }, last: { seq: 9 }, flaw: undefined });
    expect(await readNewestHead(folder, jurisdictionId, publicKey)).toEqual(head(9));
    expect([...(found?.heads.keys() ?? [])]).toEqual([1, 5, 9]);
    expect(await jurisdictionsIn(folder)).toEqual([jurisdictionId]);
  });

  it('survives lines that crashes cut off, once the next line says so', async () => {
    await append([1, 2]);
    const path = fileOf(folder, jurisdictionId);
    for (const [seq, length] of [
      [3, 60],
      [4, 0],
      [5, 200],
    ] as const) {
      const [, second = ''] = (await readFile(path, 'utf8')).trimEnd().split('\n');
      await appendFile(path, second.slice(0, length));
      if (length > 0) {
        expect((await read())?.flaw).toMatchObject({ kind: 'garbled' });
        expect(await readNewestHead(folder, jurisdictionId, publicKey)).toMatchObject({ seq: seq - 1 });
      }
      await append([seq], `start ${seq}`);
    }
    expect(await read()).toMatchObject({ lines: 7, torn: 2, last: { seq: 5 }, flaw: undefined });
  });

  it('lets two servers overtake each other, and write at the same moment', async () => {
    const one = await append([1]);
    const other = await append([3], 'b');
    await append([2], 'a', one);
    await append([4], 'b', other);
    await Promise.all(Array.from({ length: 20 }, (_, writer) => append([5, 6, 7], `w${writer}`)));
    expect(await read()).toMatchObject({ lines: 64, last: { seq: 7 }, flaw: undefined });
  });

  it.each([
    ['a changed number', (lines: string[]) => lines.with(1, lines[1]?.replace('"seq":2', '"seq":7') ?? ''), { kind: 'signature', line: 2 }],
    [
      'a changed last line',
      (lines: string[]) => lines.with(4, lines[4]?.replace('"seq":5', '"seq":7') ?? ''),
      { kind: 'signature', line: 5 },
    ],
    ['a changed moment', (lines: string[]) => lines.map((line) => line.replace('2026-03', '2026-04')), { kind: 'signature', line: 1 }],
    ['lines in another order', ([a = '', b = '', ...rest]: string[]) => [b, a, ...rest], { kind: 'order', line: 1 }],
    ['a line copied to the end', (lines: string[]) => [...lines, lines[0] ?? ''], { kind: 'order', line: 6 }],
    ['the first line removed', (lines: string[]) => lines.slice(1), { kind: 'missing', line: 1 }],
    ['a line in the middle removed', (lines: string[]) => lines.toSpliced(2, 1), { kind: 'missing', line: 3 }],
    ['the last line of an earlier start removed', (lines: string[]) => lines.toSpliced(3, 1), { kind: 'missing', line: 4 }],
    ['a garbled line', (lines: string[]) => lines.with(2, '{"seq":3'), { kind: 'garbled', line: 3 }],
    ['a garbled last line', (lines: string[]) => lines.with(4, 'x'), { kind: 'garbled', line: 5 }],
    ['an empty line', (lines: string[]) => lines.toSpliced(1, 0, ''), { kind: 'garbled', line: 2 }],
  ])('finds %s', async (_name, tamper, flaw) => {
    await append([1, 2, 3, 4]);
    await append([5], 'b');
    await change(tamper);
    expect((await read())?.flaw).toEqual(flaw);
    // What comes later does not cover it up, unless it can be a line that a crash cut off.
    await append([6], 'c');
    expect((await read())?.flaw).toEqual(flaw);
  });

  it('binds lines from before they were chained by the first one that is', async () => {
    await appendFormer([1, 2, 3]);
    expect(await read()).toMatchObject({ lines: 3, last: { seq: 3 }, flaw: undefined });
    const last = await append([4, 5]);
    // A node of before that still runs.
    await appendFormer([6]);
    await append([7], 'a', last);
    await append([8], 'b');
    expect(await read()).toMatchObject({ lines: 8, first: { seq: 1 }, last: { seq: 8 }, flaw: undefined });
    await change((lines) => lines.toSpliced(1, 1));
    expect((await read())?.flaw).toEqual({ kind: 'missing', line: 3 });
  });

  it('takes what crashes cut off from lines of before for that, as far as a chained line is behind it', async () => {
    await appendFormer([1]);
    await appendFile(fileOf(folder, jurisdictionId), '{"jurisd\n');
    await appendFormer([2]);
    expect((await read())?.flaw).toEqual({ kind: 'garbled', line: 2 });
    await append([3]);
    expect(await read()).toMatchObject({ lines: 4, torn: 1, flaw: undefined });
  });

  it('finds a forged line, also when it pretends to be of a known start', async () => {
    const last = await append([1, 2]);
    await appendHead(folder, head(3), { sign: () => 'bm90aGluZw==' }, last);
    await append([4], 'b');
    expect((await read())?.flaw).toEqual({ kind: 'signature', line: 3 });
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
