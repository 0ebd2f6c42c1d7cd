import { randomBytes } from 'node:crypto';
import { TOTP, URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { newTotpSecret, openSecret, sealSecret, totpQr, totpUri, verifyTotp } from '#server/session/totp.ts';

/** RFC 6238 appendix B: the secret 12345678901234567890, of its eight digits the last six. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000).toISOString();

describe('a code', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [20_000_000_000, '353130', 666_666_666],
  ])('of RFC 6238 at %i is %s', (seconds, code, step) => {
    expect(verifyTotp(rfcSecret, code, null, at(seconds))).toBe(step);
  });

  it('may be one step early or late, and no more', () => {
    const code = '081804';
    const begin = 37_037_036 * 30;
    expect(verifyTotp(rfcSecret, code, null, at(begin - 30))).toBe(37_037_036);
    expect(verifyTotp(rfcSecret, code, null, at(begin + 59))).toBe(37_037_036);
    expect(verifyTotp(rfcSecret, code, null, at(begin - 31))).toBeNull();
    expect(verifyTotp(rfcSecret, code, null, at(begin + 60))).toBeNull();
  });

  it('is accepted once, and so is every earlier one', () => {
    expect(verifyTotp(rfcSecret, '081804', 37_037_036, at(1_111_111_109))).toBeNull();
    expect(verifyTotp(rfcSecret, '081804', 37_037_037, at(1_111_111_109))).toBeNull();
    expect(verifyTotp(rfcSecret, '081804', 37_037_035, at(1_111_111_109))).toBe(37_037_036);
  });

  it('may be typed with a gap or in full width, and is nothing else', () => {
    expect(verifyTotp(rfcSecret, '081 804', null, at(1_111_111_109))).toBe(37_037_036);
    expect(verifyTotp(rfcSecret, '０８１８０４', null, at(1_111_111_109))).toBe(37_037_036);
    for (const wrong of ['', '81804', '0818040', '081805', 'abcdef', '-81804']) {
      expect(verifyTotp(rfcSecret, wrong, null, at(1_111_111_109)), wrong).toBeNull();
    }
  });
});

describe('a new secret', () => {
  it('has 160 bits and reaches the app whole', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    const uri = totpUri(secret, { issuer: '泰安市台账', loginName: 'wang:xm' });
    const read = URI.parse(uri);
    expect(read).toMatchObject({ issuer: '泰安市台账', label: 'wang xm', digits: 6 });
    expect(read instanceof TOTP && read.period).toBe(30);
    const now = '2026-07-30T08:00:00.000Z';
    expect(verifyTotp(secret, read instanceof TOTP ? read.generate({ timestamp: Date.parse(now) }) : '', null, now)).not.toBeNull();
  });

  it('is drawn as a picture without foreign addresses', () => {
    const svg = totpQr(totpUri(rfcSecret, { issuer: '泰安市台账', loginName: 'wxm' }));
    expect(svg).toMatch(/^<svg /);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|<image/);
  });
});

describe('a secret at rest', () => {
  const key = randomBytes(32);

  it('opens for its account with its key', () => {
    const sealed = sealSecret(key, 'account-1', rfcSecret);
    expect(sealed).not.toContain(rfcSecret);
    expect(sealSecret(key, 'account-1', rfcSecret)).not.toBe(sealed);
    expect(openSecret(key, 'account-1', sealed)).toEqual({ ok: true, value: rfcSecret });
  });

  it('does not open for another account, with another key, or when a bit is changed', () => {
    const sealed = sealSecret(key, 'account-1', rfcSecret);
    const changed = sealed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const [version, iv, text = ''] = sealed.split('.');
    const attempts: [Buffer, string, string][] = [
      [key, 'account-2', sealed],
      [randomBytes(32), 'account-1', sealed],
      [key, 'account-1', `${version}.${iv}.${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`],
      [key, 'account-1', changed.slice(0, 30)],
      [key, 'account-1', `v0.${iv}.${text}`],
      [key, 'account-1', ''],
    ];
    for (const attempt of attempts) expect(openSecret(...attempt)).toMatchObject({ ok: false, code: 'totp-secret-unreadable' });
  });
});
