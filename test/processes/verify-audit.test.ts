/** `taizhang verify-audit` as a process of its own, on real installations. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { startHeadExport } from '#server/platform/audit/export-heads.ts';
import { fileOf } from '#server/platform/audit/heads-file.ts';
import { writeAudit } from '#server/platform/audit/write-audit.ts';
import { openDatabase, type Connection, type Database } from '#server/platform/database/connection.ts';
import { startCluster, type Cluster } from '#server/platform/database/embedded.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { newId } from '#server/platform/id.ts';
import { ensureJurisdictions, homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { loadKeys, type InstallationKeys } from '#server/platform/keys.ts';
import { createLog } from '#server/platform/log.ts';
import { cloneDatabase } from '#test/clone-database.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let keys: InstallationKeys;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taizhang-verify-'));
  keys = await loadKeys(join(folder, 'keys'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function verifyAudit(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Run> {
  return run('verify-audit', env, ...args);
}

async function run(command: string, env: Readonly<Record<string, string>>, ...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, ['src/cli/taizhang.ts', command, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', KEY_DIR: join(folder, 'keys'), AUDIT_HEADS_DIR: join(folder, 'heads'), ...env },
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...texts };
}

async function write(database: Database, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const context = {
      jurisdictionId: homeJurisdiction.id,
      by: systemActor,
      at: new Date().toISOString(),
      requestId: newId(),
      keys,
      newId: () => newId(),
    };
    const event = { act: 'task.change', objects: [{ type: 'task', id: newId(), after: { title: '甲' } }] };
    await database.kysely.transaction().execute((db) => writeAudit(db, context, 'done', event));
  }
}

async function exportNow(database: Database, heads = join(folder, 'heads')): Promise<void> {
  await startHeadExport({ database, keys, folder: heads, log: createLog('silent') }).stop();
}

describe('on an embedded database', () => {
  const dataDir = (): string => join(folder, 'data');
  let cluster: Cluster | undefined;

  const start = async (): Promise<Database> => {
    const started = await startCluster(dataDir(), { settings: ['fsync=off'] });
    if (!started.ok) throw new Error(started.code);
    cluster = started.value;
    return openDatabase(cluster.connection('postgres'), () => {});
  };
  afterAll(() => cluster?.stop());

  it('checks while the server runs, and when it is stopped, and leaves nothing running', { timeout: 60_000 }, async () => {
    const database = await start();
    expect(await migrate(database.pool, new Date().toISOString())).toMatchObject({ ok: true });
    await ensureJurisdictions(database.kysely, new Date().toISOString());
    await write(database, 3);
    await exportNow(database);
    const running = await verifyAudit({ DATA_DIR: dataDir() });
    expect(running).toMatchObject({ code: 0, err: '' });
    expect(running.out).toContain('泰安市：3 条操作记录，编号 1—3，全部相符。\n  与 1 行导出的链头一致：从第 3 条起，最后一行是第 3 条');
    expect(running.out).toContain('未发现问题');
    await write(database, 1);
    await database.close();
    await cluster?.stop();

    for (let times = 0; times < 2; times++) {
      const stopped = await verifyAudit({ DATA_DIR: dataDir() });
      expect(stopped).toMatchObject({ code: 0, err: '' });
      expect(stopped.out).toContain('编号 1—4');
    }
    const again = await start();
    await again.pool.query('alter table audit_event disable trigger user');
    await again.pool.query("update audit_event set actor = '李某' where seq = 2");
    await again.close();
    const tampered = await verifyAudit({ DATA_DIR: dataDir() });
    expect(tampered).toMatchObject({ code: 1, err: '' });
    expect(tampered.out).toMatch(
      /第 2 条起有问题（此前 1 条相符）。\n {2}第 2 条（\d{4}-\d\d-\d\d \d\d:\d\d:\d\d，李某，task.change）：内容与校验值不符/,
    );
  });

  it('does not make a database where there is none', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    expect(await verifyAudit({ DATA_DIR: empty })).toMatchObject({
      code: 2,
      err: `${empty} 里没有台账的数据库。请用 DATA_DIR 或 DATABASE_URL 指明数据的位置\n`,
    });
    expect(await verifyAudit({ DATA_DIR: join(folder, 'none') })).toMatchObject({ code: 2 });
  });
});

describe('behind DATABASE_URL', () => {
  let clone: Awaited<ReturnType<typeof cloneDatabase>>;
  let database: Database;
  let url: string;
  const outside = (): string => join(folder, 'outside');

  beforeAll(async () => {
    clone = await cloneDatabase();
    url = urlOf(clone.owner);
    database = openDatabase(clone.owner, () => {});
    await write(database, 5);
    await exportNow(database, outside());
    await cp(join(folder, 'keys/audit-public-key.pem'), join(folder, 'public.pem'));
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  it('serves a verifier who has the public key and the heads alone, and says what he cannot see', async () => {
    const run = await verifyAudit(
      { DATABASE_URL: url, KEY_DIR: join(folder, 'no-keys') },
      '--heads',
      outside(),
      '--public-key',
      join(folder, 'public.pem'),
    );
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('没有密钥');
    expect(run.out).toContain('与 1 行导出的链头一致');
    expect(run.out).toContain('结论：未发现问题。');
    const without = await verifyAudit({ DATABASE_URL: url, KEY_DIR: join(folder, 'no-keys') }, '--heads', outside());
    expect(without.code).toBe(3);
    expect(without.out).toContain('没有公钥');
    // Looking makes no keys.
    await expect(readFile(join(folder, 'no-keys/master-key'))).rejects.toThrow('ENOENT');
  });

  it('says that there are no heads to compare with', async () => {
    const run = await verifyAudit({ DATABASE_URL: url, AUDIT_HEADS_DIR: join(folder, 'nowhere') });
    expect(run.code).toBe(3);
    expect(run.out).toContain('泰安市没有导出的链头');
    expect(run.out).toContain('结论：未发现问题，但未经导出链头印证');
  });

  it('finds a file of heads that was tampered with, and one of a jurisdiction that is gone', async () => {
    const heads = join(folder, 'tampered');
    await cp(outside(), heads, { recursive: true });
    const path = fileOf(heads, homeJurisdiction.id);
    const line = await readFile(path, 'utf8');
    await writeFile(path, line + line.replace('"seq":5', '"seq":6'));
    const forged = await verifyAudit({ DATABASE_URL: url }, '--heads', heads);
    expect(forged).toMatchObject({ code: 1, err: '' });
    expect(forged.out).toContain('链头文件第 2 行的签名不对');

    const gone = newId();
    const signed = { jurisdictionId: gone, seq: 7, hash: 'a', at: '2026-03-01T00:00:00.000Z', writer: 'w' };
    const signature = keys.sign(`taizhang audit head 1\n${gone}\n7\na\n${signed.at}\nw`);
    await writeFile(path, line);
    await writeFile(fileOf(heads, gone), `${JSON.stringify({ ...signed, signature })}\n`);
    const run = await verifyAudit({ DATABASE_URL: url }, '--heads', heads);
    expect(run.code).toBe(1);
    expect(run.out).toContain('末尾被截断：第 1 条到第 7 条不见了；2026-03-01 08:00:00 导出并签名的链头已到第 7 条');
  });

  it('finds what the owner cut off and set back', async () => {
    const { owner: connection, drop } = await cloneDatabase();
    const cut = openDatabase(connection, () => {}, 1);
    await write(cut, 3);
    await exportNow(cut, join(folder, 'cut'));
    await cut.pool.query(`set session_replication_role = replica;
      delete from audit_object o using audit_event e where e.id = o.event_id and e.seq = 3; delete from audit_event where seq = 3;
      update audit_head set seq = 2, hash = (select hash from audit_event where seq = 2)`);
    await cut.close();
    const run = await verifyAudit({ DATABASE_URL: urlOf(connection) }, '--heads', join(folder, 'cut'));
    await drop();
    expect(run.code).toBe(1);
    expect(run.out).toContain('泰安市：第 3 条起有问题（此前 2 条相符）。\n  末尾被截断：第 3 条到第 3 条不见了；');
  });

  it('finds a trail that was removed as a whole, and says when the keys are of another database', async () => {
    const { owner: connection, drop } = await cloneDatabase();
    const emptied = openDatabase(connection, () => {}, 1);
    await emptied.pool.query('update jurisdiction set set_up_at = now() where id = $1', [homeJurisdiction.id]);
    await emptied.pool.query("insert into key_fingerprint values (true, 'other', 'other', now())");
    const empty = await verifyAudit({ DATABASE_URL: urlOf(connection), AUDIT_HEADS_DIR: join(folder, 'nowhere') });
    await emptied.close();
    await drop();
    expect(empty).toMatchObject({ code: 1, err: '' });
    expect(empty.out).toContain('泰安市：有问题。\n  这里已经启用过，却一条操作记录也没有');
    expect(empty.out).toContain('平台：有问题。');
    expect(empty.out).toContain('不是这个数据库的');
  });

  it('takes a restored backup for what it is once somebody has said so', async () => {
    const heads = join(folder, 'restored');
    const before = await cloneDatabase();
    let now = openDatabase(before.owner, () => {}, 2);
    await write(now, 2);
    await exportNow(now, heads);
    await now.close();
    const backup = await cloneDatabase(before.name);
    now = openDatabase(before.owner, () => {}, 2);
    await write(now, 2);
    await exportNow(now, heads);
    await now.close();
    await before.drop();
    // The folder of files was not restored with it.
    const digest = 'ab'.repeat(32);
    now = openDatabase(backup.owner, () => {}, 1);
    await now.kysely
      .insertInto('stored_file')
      .values({ jurisdiction_id: homeJurisdiction.id, digest, size: 7, media_type: 'text/plain', stored_at: '2026-03-01T00:00:00.000Z' })
      .execute();
    await now.close();

    const filesDir = join(folder, 'no-files');
    const env = { DATABASE_URL: urlOf(backup.owner), AUDIT_HEADS_DIR: heads, FILES_DIR: filesDir };
    expect((await verifyAudit(env)).out).toContain('末尾被截断：第 3 条到第 4 条不见了');
    expect(await run('accept-restore', env, '--by', '李某')).toMatchObject({ code: 2, err: expect.stringContaining('用法') });
    const other = await run('accept-restore', { ...env, KEY_DIR: join(folder, 'no-keys') }, '--by', '李某', '--reason', '磁盘损坏');
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining('没有 master-key') });
    const accepted = await run('accept-restore', env, '--by', '李某', '--reason', '磁盘损坏');
    expect(accepted).toMatchObject({ code: 0, err: '' });
    expect(accepted.out).toContain('泰安市：已写入第 3 条操作记录和链头文件。导出的链头曾到第 4 条，与现在的库一致的最后一个是第 2 条。');
    expect(accepted.out).toContain(`恢复后的库里有 1 个文件在文件目录 ${filesDir} 里找不到（如 SM3 ${digest}）`);
    const after = await verifyAudit(env);
    expect(after).toMatchObject({ code: 0, err: '' });
    expect(after.out).toMatch(
      /第 3 条（.*，李某（服务器命令行））认可了一次备份恢复，理由：磁盘损坏。\n {4}恢复前导出的链头已到第 4 条；恢复后保留到第 2 条/,
    );
    expect(await run('accept-restore', env, '--by', '李某', '--reason', '磁盘损坏')).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有需要认可的恢复'),
    });
    await backup.drop();
  });

  it.each(['serve', 'migrate', 'new-link', 'add-jurisdiction', 'accept-restore'])(
    'is not written to by %s with other keys, or without',
    async (command) => {
      const args: Readonly<Record<string, readonly string[]>> = {
        'new-link': ['somebody'],
        'add-jurisdiction': ['甲县'],
        'accept-restore': ['--by', '李某', '--reason', '磁盘损坏'],
      };
      const before = await database.pool.query('select * from audit_head');
      await loadKeys(join(folder, 'other-keys'));
      const refused = (keyDir: string) =>
        run(command, { DATABASE_URL: url, KEY_DIR: join(folder, keyDir), PORT: '0' }, ...(args[command] ?? []));
      expect(await refused('other-keys')).toMatchObject({ code: 1, err: expect.stringContaining('不是用密钥目录') });
      expect(await refused('no-keys')).toMatchObject({ code: 1, err: expect.stringContaining('里没有 master-key, audit-signing-key.pem') });
      await expect(readFile(join(folder, 'no-keys/master-key'))).rejects.toThrow('ENOENT');
      expect((await database.pool.query('select * from audit_head')).rows).toEqual(before.rows);
    },
  );

  it('refuses a connection that sees no more than its rights', async () => {
    const role = `reader_${randomBytes(6).toString('hex')}`;
    await database.pool.query(
      `create role ${role} login password 'p'; grant usage on schema public to ${role}; grant select on audit_event, audit_head to ${role}`,
    );
    const env = { DATABASE_URL: urlOf({ ...inject('cluster'), ...connectionParts(clone.owner), user: role, password: 'p' }) };
    const read = await verifyAudit(env);
    const written = await run('new-link', env, 'somebody');
    await database.pool.query(`drop owned by ${role}; drop role ${role}`);
    const err = '这个数据库用户看不到全部操作记录。请在 DATABASE_URL 里用库的属主\n';
    expect(read).toMatchObject({ code: 2, err });
    expect(written).toMatchObject({ code: 1, err });
  });

  it('says what it was asked wrongly, and how to ask', async () => {
    expect(await verifyAudit({}, '--nonsense')).toMatchObject({ code: 2, err: expect.stringContaining('用法') });
    expect(await verifyAudit({}, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('用法') });
    expect(await verifyAudit({ DATABASE_URL: url }, '--public-key', join(folder, 'nowhere.pem'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('不是公钥文件'),
    });
    expect(await verifyAudit({ DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:1/x' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('无法连接数据库'),
    });
  });
});

function connectionParts(connection: Connection): Exclude<Connection, { connectionString: string }> {
  if ('connectionString' in connection) throw new Error('the embedded cluster has a socket');
  return connection;
}

function urlOf(connection: Connection): string {
  const { host, port, user, password, database } = connectionParts(connection);
  return `postgresql://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}
