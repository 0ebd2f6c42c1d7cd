/** kill -9 while files come in, and while originals are moved out of the database: nothing acknowledged is lost, nothing is half there. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { openExisting } from '#server/platform/database/open-existing.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { answers, root, startServerProcess, until } from '#test/server-process.ts';
import { smallPlan } from '#test/small-plan.ts';

const run = promisify(execFile);
const minutes = 180_000;
const command = ['src/cli/taizhang.ts', 'serve', '--demo'];
let home: string;
let firstData: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-killed-'));
  firstData = join(home, 'first');
  await using server = startServerProcess(firstData, { command });
  expect(await answers(await server.address)).toBe(true);
  return () => rm(home, { recursive: true, force: true });
}, minutes);

async function copyData(name: string): Promise<string> {
  await run('cp', ['-a', `${firstData}-demo`, join(home, `${name}-demo`)]);
  return join(home, name);
}

interface Row {
  readonly id: string;
  readonly original: Buffer | null;
  readonly digest: string | null;
  readonly sha256: string;
  readonly fileName: string;
}

async function asOwner<T>(dataDir: string, work: (query: (text: string) => Promise<{ rows: Row[] }>) => Promise<T>): Promise<T> {
  const opened = await openExisting({ dataDir: `${dataDir}-demo`, databaseUrl: undefined });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const { database, close } = opened.value;
  return work((text) => database.pool.query<Row>(text)).finally(close);
}

const filesOf = (dataDir: string): string => join(`${dataDir}-demo`, 'files', homeJurisdiction.id);
const pathOf = (dataDir: string, digest: string): string => join(filesOf(dataDir), digest.slice(0, 2), digest);
async function digestsIn(dataDir: string): Promise<string[]> {
  const names = await readdir(filesOf(dataDir), { recursive: true }).catch(() => []);
  return names.map((name) => name.slice(3)).filter((name) => /^[0-9a-f]{64}$/.test(name));
}

/** Each version has its file, which is what the row says; and the auditor's command finds nothing. Answers what is stored. */
async function allAreWhole(dataDir: string): Promise<readonly string[]> {
  const rows = await asOwner(dataDir, async (query) => {
    const found = await query(
      'select id, original, original_digest as digest, original_sha256 as sha256, file_name as "fileName" from plan_version order by id',
    );
    return found.rows;
  });
  const texts: string[] = [];
  for (const { digest, original, sha256 } of rows) {
    expect(original).toBe(null);
    const bytes = await readFile(pathOf(dataDir, digest ?? ''));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(createHash('sm3').update(bytes).digest('hex')).toBe(digest);
    texts.push(bytes.toString());
  }
  const { code, stdout } = await verify(dataDir);
  // 3: acts that no exported head covers yet, after a kill.
  expect(code, stdout).toBeOneOf([0, 3]);
  return texts;
}

/** The auditor's command. */
async function verify(dataDir: string, more: Readonly<Record<string, string>> = {}) {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, ...more };
  const done = await run(process.execPath, ['src/cli/taizhang.ts', 'verify-audit', '--demo'], { cwd: root, env }).catch(
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  );
  return { code: 0, ...done };
}

async function logIn(origin: string): Promise<string> {
  const headers = { origin, 'content-type': 'application/json' };
  const people = (await (await fetch(`${origin}/api/demo/people`)).json()) as { people: { postId: string; role: string }[] };
  const postId = people.people.find(({ role }) => role === 'office')?.postId;
  const entered = await fetch(`${origin}/api/demo/session`, { method: 'POST', headers, body: JSON.stringify({ postId }) });
  return entered.headers.get('set-cookie')?.split(';')[0] ?? '';
}

it('a server that is killed while it takes files in has every one that it acknowledged, whole', { timeout: minutes }, async () => {
  const dataDir = await copyData('uploads');
  const acknowledged: string[] = [];
  for (const [round, many] of [2, 5, 1, 7].entries()) {
    const server = startServerProcess(dataDir, { command });
    const origin = (await server.address)?.replace(/\/$/, '') ?? '';
    await until(() => answers(origin));
    const cookie = await logIn(origin);
    let done = 0;
    const uploading = [1, 2, 3].map(async (who) => {
      for (let count = 0; ; count++) {
        const text = `${smallPlan}第${round}轮，第${who}人，第${count}份。\n${'补充说明。'.repeat(2000)}\n`;
        const form = new FormData();
        form.append('separate', 'yes');
        form.append('file', new Blob([text]), '方案.txt');
        const answer = await fetch(`${origin}/api/plans`, { method: 'POST', headers: { origin, cookie }, body: form }).catch(
          () => undefined,
        );
        if (answer === undefined) return;
        expect(answer.status).toBe(200);
        acknowledged.push(text);
        done += 1;
        if (done === many) server.child.kill('SIGKILL');
      }
    });
    await Promise.all(uploading);
    await server.exit;
  }
  const stored = await allAreWhole(dataDir);
  for (const text of acknowledged) expect(stored.filter((one) => one === text)).toHaveLength(1);
  expect(acknowledged.length).toBeGreaterThanOrEqual(15);
  // Where the files are not, or cannot be looked at, the check says which of the two.
  expect(await verify(dataDir, { FILES_DIR: join(home, 'nowhere') })).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/的原件在文件目录（FILES_DIR）里找不到。如果恢复过备份，/),
  });
  expect(await verify(dataDir, { FILES_DIR: '/dev/null/files' })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('请管理员检查 FILES_DIR'),
  });
});

it('a server that is killed while it moves originals goes on where it was, and loses none', { timeout: minutes }, async () => {
  const dataDir = await copyData('moves');
  const versions = 60;
  const [sample] = await asOwner(dataDir, async (query) => {
    const { rows } = await query('select id, original_digest as digest from plan_version');
    return rows;
  });
  const original = await readFile(pathOf(dataDir, sample?.digest ?? ''), 'hex');
  // As an installation from before the store, with as many versions as a city has.
  await asOwner(dataDir, (query) =>
    query(`
      update plan_version set original_digest = null, original = '\\x${original}';
      delete from stored_file;
      do $$ declare made plan_version; begin
        select * into made from plan_version;
        for many in 1..${versions} loop
          made.id := gen_random_uuid();
          made.number := 100 + many;
          made.state := 'discarded';
          made.original := convert_to(repeat(md5(many::text), 30000), 'UTF8');
          made.original_sha256 := encode(sha256(made.original), 'hex');
          insert into plan_version values (made.*);
        end loop;
      end $$`),
  );
  await rm(filesOf(dataDir), { recursive: true });
  let killed = 0;
  for (const many of [3, 10, 11, 30, 45]) {
    const server = startServerProcess(dataDir, { command });
    await until(async () => (await digestsIn(dataDir)).length >= many || server.child.exitCode !== null);
    server.child.kill('SIGKILL');
    await server.exit;
    const left = await asOwner(
      dataDir,
      async (query) => (await query('select id from plan_version where original is not null')).rows.length,
    );
    if (left > 0) killed += 1;
    // What left the database stands in the folder.
    expect((await digestsIn(dataDir)).length).toBeGreaterThanOrEqual(versions + 1 - left);
  }
  expect(killed).toBeGreaterThan(0);
  await using server = startServerProcess(dataDir, { command });
  expect(await answers(await server.address), server.text()).toBe(true);
  server.child.kill('SIGTERM');
  await server.exit;
  expect(await allAreWhole(dataDir)).toHaveLength(versions + 1);
  expect(await digestsIn(dataDir)).toHaveLength(versions + 1);
});
