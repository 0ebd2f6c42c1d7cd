import { describe, expect, it } from 'vitest';
import { zh } from '#contract/session/zh.ts';
import { checkPassword } from '#core/session/password-policy.ts';
import { securityPresets, settingFields, settingNames, settingsInForce, settingsOf } from '#core/session/security-settings.ts';
import { spellingsOf } from '#server/session/password-spelling.ts';
import { checkNewPassword, hashPassword, needsRehash, passwordCost, verifyPassword, type PasswordCost } from '#server/session/password.ts';
import { watchHashing } from '#test/hashing-work.ts';

const cheap: PasswordCost = { memory: 64, passes: 1, parallelism: 1 };
const catalogue: Readonly<Record<string, string>> = zh;

async function hashed(password: string, cost = cheap): Promise<string> {
  const outcome = await hashPassword(password, cost);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

async function verified(stored: string | null, password: string, cost = cheap): Promise<boolean | string> {
  const outcome = await verifyPassword(stored, password, cost);
  return outcome.ok ? outcome.value : outcome.code;
}

describe('a stored password', () => {
  it('is a PHC string of argon2id at OWASP strength or more, salted', async () => {
    const stored = await hashed('Kx9#mP2v', passwordCost);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await hashed('Kx9#mP2v')).not.toBe(await hashed('Kx9#mP2v'));
    expect(await verified(stored, 'Kx9#mP2v')).toBe(true);
  });

  it('is the hash that other implementations make', async () => {
    // From the test vectors of the reference implementation (phc-winner-argon2, test.c: argon2id, v19, m=2^8, t=2, p=1).
    const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    expect(await verified(reference, 'password')).toBe(true);
    expect(await verified(reference, 'Password')).toBe(false);
  });

  it('answers to its password alone, in either form of its characters', async () => {
    const stored = await hashed('cafe\u0301 Nr 7');
    expect(await verified(stored, 'caf\u00e9 Nr 7')).toBe(true);
    for (const wrong of ['cafe Nr 7', 'caf\u00e9 Nr 7 ', 'CAFÉ NR 7', '']) expect(await verified(stored, wrong), wrong).toBe(false);
  });

  it.each([
    '',
    'plain',
    '$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    '$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    '$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
  ])('that is damaged (%j) answers to nothing', async (stored) => {
    expect(await verified(stored, stored)).toBe(false);
    expect(needsRehash(stored)).toBe(true);
  });

  it('asks to be hashed anew when it was cheaper', async () => {
    expect(needsRehash(await hashed('x', cheap))).toBe(true);
    expect(needsRehash(await hashed('x', cheap), cheap)).toBe(false);
    expect(needsRehash('$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4')).toBe(false);
  });
});

describe('an account that does not exist', () => {
  it('costs the same work as a wrong password', async () => {
    const stored = await hashed('Kx9#mP2v', passwordCost);
    using work = watchHashing();
    expect(await verified(stored, 'wrong', passwordCost)).toBe(false);
    const known = work.taken();
    expect(known).toEqual(['argon2id 19456 3 1 32']);
    expect(await verified(null, 'wrong', passwordCost)).toBe(false);
    expect(work.taken()).toEqual(known);
  });
});

describe('a flood of logins', () => {
  it('waits in the queue, is refused when the queue is full, and works again afterwards', async () => {
    const stored = await hashed('Kx9#mP2v');
    const answers = await Promise.all(Array.from({ length: 150 }, () => verified(stored, 'Kx9#mP2v')));
    // Two at work and a hundred in line.
    expect(answers.filter((answer) => answer === true)).toHaveLength(102);
    expect(answers.filter((answer) => answer === 'sign-in-busy')).toHaveLength(48);
    expect(await Promise.all([1, 2, 3, 4].map(() => verified(stored, 'Kx9#mP2v')))).toEqual([true, true, true, true]);
  });
});

describe('a new password', () => {
  const owner = {
    loginName: 'wangxm',
    displayName: '王小明',
    spellings: spellingsOf('王小明'),
    unitNames: ['发改委', ...spellingsOf('泰安')],
  };

  it('is none of the last five under 等保三级, and never the present one', async () => {
    const former = await Promise.all(['Kx9#mP2v', 'b', 'c', 'd', 'Ry4!tW8n', 'Zu6?hF3q'].map((password) => hashed(password)));
    const code = async (password: string, preset: 'djbh3' | 'asvs') =>
      (await checkNewPassword(password, settingsInForce(preset, {}), owner, former))?.code ?? null;
    expect(await code('Kx9#mP2v', 'djbh3')).toBe('password-used-before');
    expect(await code('Ry4!tW8n', 'djbh3')).toBe('password-used-before');
    expect(await code('Zu6?hF3q', 'djbh3')).toBeNull();
    expect(await code('Kx9#mP2v', 'asvs')).toBe('password-used-before');
    expect(await code('Ry4!tW8n', 'asvs')).toBeNull();
    expect(await code('kx9#', 'djbh3')).toBe('password-too-short');
  });

  it('is not made of names in pinyin', () => {
    expect(spellingsOf('王小明')).toEqual(['wangxiaoming', 'xiaomingwang', 'xiaoming', 'wxm', 'wangxm', 'xmwang']);
    expect(spellingsOf('吕布')).toContain('lvbu');
    expect(spellingsOf('欧阳 A')).toContain('ouyang');
    expect(spellingsOf('Smith')).toEqual([]);
    expect(spellingsOf('')).toEqual([]);
    const code = (password: string) => checkPassword(password, settingsInForce('djbh3', {}), owner)?.code;
    expect(code('XiaoMing#83')).toBe('password-personal');
    expect(code('TaiAn#83529')).toBe('password-personal');
  });
});

describe('the catalogue', () => {
  it('has a label for each field and a sentence for each refusal', () => {
    for (const preset of securityPresets) {
      expect(catalogue[`security-preset.${preset}`]).toBeDefined();
      for (const { label } of settingFields(preset)) expect(catalogue[label], label).toBeDefined();
      for (const name of settingNames) {
        const refused = settingsOf(preset, { [name]: -1 });
        expect(refused.ok ? undefined : catalogue[refused.code], name).toBeDefined();
      }
    }
  });
});
