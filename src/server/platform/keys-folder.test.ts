import { createPublicKey, verify } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { existingKeys, loadKeys, publicFile, readableByOthers } from './keys.ts';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-keys-'));
  folder = join(home, 'deep', 'keys');
});
afterEach(() => rm(home, { recursive: true }));

describe('the keys of an installation', () => {
  it('are made once, for their owner alone, and are the same ever after', async () => {
    const made = await loadKeys(folder);
    expect((await readdir(folder)).sort()).toEqual(['audit-public-key.pem', 'audit-signing-key.pem', 'master-key']);
    const modes = await Promise.all(
      ['', 'master-key', 'audit-signing-key.pem'].map(async (name) => (await stat(join(folder, name))).mode & 0o777),
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
    const again = await loadKeys(folder);
    const looked = await existingKeys(folder);
    for (const keys of [again, looked]) {
      expect(keys?.seal('audit', '一')).toBe(made.seal('audit', '一'));
      expect(keys?.publicKey).toBe(made.publicKey);
    }
    expect(await readFile(join(folder, publicFile), 'utf8')).toBe(made.publicKey);
  });

  it('are told apart when others may read them', async () => {
    await loadKeys(folder);
    expect(await readableByOthers(folder)).toEqual([]);
    await chmod(join(folder, 'master-key'), 0o640);
    expect(await readableByOthers(folder)).toEqual(['master-key']);
    await chmod(join(folder, 'audit-signing-key.pem'), 0o604);
    expect(await readableByOthers(folder)).toEqual(['master-key', 'audit-signing-key.pem']);
  });

  it('are unrelated for two purposes, two texts and two installations', async () => {
    const [one, other] = [await loadKeys(folder), await loadKeys(join(home, 'other'))];
    const seals = [one.seal('audit', '一'), one.seal('link', '一'), one.seal('audit', '二'), other.seal('audit', '一')];
    expect(new Set(seals).size).toBe(4);
    expect(seals[0]).toMatch(/^[\da-f]{64}$/);
    expect(one.derive('x')).toHaveLength(32);
    expect(one.derive('x')).not.toEqual(one.derive('y'));
  });

  it('sign by SM2, which the published key checks', async () => {
    const keys = await loadKeys(folder);
    const published = createPublicKey(await readFile(join(folder, publicFile)));
    const signed = Buffer.from(keys.sign('头'), 'base64');
    expect(verify('sm3', Buffer.from('头'), published, signed)).toBe(true);
    expect(verify('sm3', Buffer.from('尾'), published, signed)).toBe(false);
  });

  it('are one whole for two nodes that start together', async () => {
    const nodes = await Promise.all(Array.from({ length: 8 }, () => loadKeys(folder)));
    expect(new Set(nodes.map((keys) => keys.seal('a', 'b') + keys.publicKey)).size).toBe(1);
    expect((await readdir(folder)).length).toBe(3);
  });

  it('are not made by somebody who only checks', async () => {
    expect(await existingKeys(folder)).toBeUndefined();
    expect(await readdir(home)).toEqual([]);
    await loadKeys(folder);
    await rm(join(folder, 'audit-signing-key.pem'));
    expect(await existingKeys(folder)).toBeUndefined();
  });

  it('that are broken are an error, never replaced', async () => {
    await loadKeys(folder);
    await chmod(join(folder, 'master-key'), 0o600);
    await writeFile(join(folder, 'master-key'), Buffer.alloc(31).toString('base64url'));
    await expect(loadKeys(folder)).rejects.toThrow(`${join(folder, 'master-key')} does not hold 32 bytes`);
    await rm(join(folder, 'audit-signing-key.pem'));
    await writeFile(join(folder, 'audit-signing-key.pem'), 'no key');
    await expect(existingKeys(folder)).rejects.toThrow();
  });

  it('that cannot be read are an error, never replaced', async () => {
    await writeFile(join(home, 'file'), '');
    await expect(loadKeys(join(home, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
