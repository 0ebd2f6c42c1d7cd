/** Originals that stand in the database, as before the store, are read there and moved, once, whoever moves them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyAudit } from '#contract/audit/endpoints.ts';
import { downloadOriginal, uploadPlan } from '#contract/plan/plan-endpoints.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { sm3 } from '#server/platform/gm-crypto.ts';
import { logTo } from '#server/platform/log.ts';
import { moveOriginals } from './move-originals.ts';
import type { VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

const now = '2026-03-02T02:00:00.000Z';
let filesDir: string;
let server: TestServer;
let versions: { readonly params: VersionParams; readonly text: string }[];
beforeEach(async () => {
  filesDir = await mkdtemp(join(tmpdir(), 'taizhang-move-'));
  server = await startTestServer({ filesDir });
  versions = [];
  for (const number of [1, 2, 3]) {
    const text = `${smallPlan}又一句，第${number}份。\n`;
    const { planId, id } = await server.ok(uploadPlan, { body: { separate: 'yes' }, file: { name: '方案.txt', bytes: text } });
    versions.push({ params: { planId, versionId: id }, text });
  }
  // As an installation from before the store has them.
  for (const { params, text } of versions) {
    await server.database.pool.query('update plan_version set original = $1, original_digest = null where id = $2', [
      Buffer.from(text),
      params.versionId,
    ]);
  }
  await server.database.pool.query('delete from stored_file');
  await rm(join(filesDir, server.jurisdictionId), { recursive: true });
});
afterEach(async () => {
  await server.stop();
  await rm(filesDir, { recursive: true, force: true });
});

const lines: string[] = [];
const log = logTo({ write: (line) => void lines.push(line) });
const move = (folder = filesDir) => moveOriginals(server.database, openFolderStore(folder), now, log);

async function inDatabase(): Promise<number> {
  const { rows } = await server.database.pool.query('select from plan_version where original is not null');
  return rows.length;
}

/** Everybody reads what they uploaded, and the trail has nothing against it. */
async function allAreWhole(): Promise<void> {
  for (const { params, text } of versions) {
    const answer = await server.call(downloadOriginal, { params });
    expect(answer.bytes.toString()).toBe(text);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  }
  const auditor = await server.as('audit-admin');
  expect(await auditor.ok(verifyAudit, { body: {} })).toMatchObject({ evidence: null, fault: null });
}

it('they are read where they are, before, in the middle and after', async () => {
  expect(await inDatabase()).toBe(3);
  await allAreWhole();
  const [first] = versions;
  const hidden = 'update plan_version set original = null, original_digest = $1 where id = $2';
  await move();
  expect(await inDatabase()).toBe(0);
  for (const { text } of versions) {
    const digest = sm3(text);
    expect(await readFile(join(filesDir, server.jurisdictionId, digest.slice(0, 2), digest), 'utf8')).toBe(text);
  }
  await allAreWhole();
  // One that is not moved yet beside others that are.
  await server.database.pool.query('update plan_version set original = $1, original_digest = null where id = $2', [
    Buffer.from(first?.text ?? ''),
    first?.params.versionId,
  ]);
  await allAreWhole();
  await expect(server.database.pool.query(hidden, ['0'.repeat(64), first?.params.versionId])).rejects.toThrow('foreign key');
  await move();
  await allAreWhole();
  const { rows } = await server.database.pool.query('select size, media_type, unused_since from stored_file');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toEqual({ size: Buffer.byteLength(versions[0]?.text ?? ''), media_type: 'text/plain', unused_since: null });
});

it('nodes that move at once lose and double nothing', async () => {
  await Promise.all([1, 2, 3].map(() => move()));
  expect(await inDatabase()).toBe(0);
  const { rows } = await server.database.pool.query('select from stored_file');
  expect(rows).toHaveLength(3);
  await allAreWhole();
});

it('a folder that takes nothing leaves them in the database, and says so in the log', async () => {
  lines.length = 0;
  await move('/dev/null/files');
  expect(await inDatabase()).toBe(3);
  expect(lines.join('')).toContain('server.files-unusable');
  expect(lines.join('')).toContain('"left":3');
  await allAreWhole();
});

it('one that is damaged in the store already is put right before the bytes leave the database', async () => {
  const store = openFolderStore(filesDir);
  const [first] = versions;
  const { digest } = await store.put(server.jurisdictionId, [Buffer.from(first?.text ?? '')]);
  const path = join(filesDir, server.jurisdictionId, digest.slice(0, 2), digest);
  await writeFile(path, (first?.text ?? '').replace('第1份', '第9份'));
  await move();
  expect(await readFile(path, 'utf8')).toBe(first?.text);
  await allAreWhole();
});
