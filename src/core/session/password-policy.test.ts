import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassword, checkPasswordShape, normalisePassword, passwordDaysLeft, passwordExpired } from '#core/session/password-policy.ts';
import mostCommon from '#core/session/common-passwords.json' with { type: 'json' };
import { settingsInForce } from '#core/session/security-settings.ts';

const djbh3 = settingsInForce('djbh3', {});
const asvs = settingsInForce('asvs', {});
const owner = {
  loginName: 'wxm01',
  displayName: '王小明',
  spellings: ['wangxiaoming', 'xiaomingwang', 'xiaoming', 'wxm', 'wangxm'],
  unitNames: ['泰安市发展和改革委员会', '发改委', 'fagaiwei', 'taian'],
};

const code = (password: string, settings = djbh3) => checkPassword(password, settings, owner)?.code ?? null;

describe('a password under 等保三级', () => {
  it.each([
    ['Kx9#mP2v', null],
    ['山高月小Shui-7', null],
    ['correct Horse 7 battery', null],
    ['泰山石敢当 Kp 8', null],
    ['Kx9#mP2', 'password-too-short'],
    // Eight UTF-16 units, four characters.
    ['😀😀😀😀', 'password-too-short'],
    [`Kx9#${'mP2v'.repeat(32)}`, 'password-too-long'],
    ['kx9mp2vq7w', 'password-too-simple'],
    ['KXWMPRVQ#', 'password-too-simple'],
    ['Wxm01#Kp92q', 'password-personal'],
    ['7#WangXiaoMing', 'password-personal'],
    ['Wxm#92837', 'password-personal'],
    ['我是王小明A1b', 'password-personal'],
    ['FaGaiWei#83', 'password-personal'],
    ['Taian#8352', 'password-personal'],
    ['P@ssw0rd', 'password-too-common'],
    ['Password#1', 'password-too-common'],
    ['2024Admin!', 'password-too-common'],
    ['Woaini1314!', 'password-too-common'],
    ['Aa5201314', 'password-too-common'],
    ['Dragon@7301', 'password-too-common'],
    ['Qwer1234!', 'password-too-common'],
    ['Tyui5678!', 'password-too-common'],
    ['Abcd1234!', 'password-too-common'],
    ['Abc123!@#', 'password-too-common'],
    ['1qaz@WSX', 'password-too-common'],
    ['3edc$RFV5tgb', 'password-too-common'],
    ['Aaaaaaa1!', 'password-too-common'],
    ['Ab1!Ab1!Ab1!', 'password-too-common'],
    ['K20240101#', 'password-too-common'],
    ['k20240101', 'password-too-simple'],
    // Four patterns and characters that are independent are too few, five are enough.
    ['Qwer7#Zm', null],
    ['Qwerty7#Z', 'password-too-common'],
    ['7#Zm2019', null],
    ['7#Z201912', 'password-too-common'],
    ['7#Zm20191231', null],
    ['Zx#20191231', 'password-too-common'],
    ['Zaaaa#7m', null],
    ['Zaaaaa#7', 'password-too-common'],
    ['Zaa#7mpq', null],
    // A number is a date at its own beginning alone.
    ['Zk#120191', null],
    ['!!Dragon!!1', 'password-too-common'],
    ['Dragon#Kx9m', null],
    ['7Kx#Dragon', null],
    ['#5201314#Aa', null],
    ['!!Abc123!!', 'password-too-common'],
    ['Wx7#Wx7#', 'password-too-common'],
    ['KWx7#Wx7#', null],
    ['Wx7#Wx7#K', null],
  ])('%s: %s', (password, expected) => {
    expect(code(password)).toBe(expected);
  });
});

describe('a password under ASVS', () => {
  it.each([
    ['kxwmprvq', null],
    ['four unrelated small words', null],
    ['床前明月光疑是地上霜', null],
    ['sunshine', 'password-too-common'],
    ['SunShine', 'password-too-common'],
    ['asdfghjkl', 'password-too-common'],
    ['zxcvbnm,./', 'password-too-common'],
    ['1234567', 'password-too-short'],
  ])('%s: %s', (password, expected) => {
    expect(code(password, asvs)).toBe(expected);
  });

  it('knows at least the 3,000 most common of eight characters and more', () => {
    const words = mostCommon.passwords;
    expect(new Set(words).size).toBeGreaterThanOrEqual(3000);
    expect(words.filter((word) => word.length < 8)).toEqual([]);
    const nobody = { loginName: 'zzzzz', displayName: '', spellings: [], unitNames: [] };
    expect(words.filter((word) => checkPassword(word, asvs, nobody)?.code !== 'password-too-common')).toEqual([]);
  });

  it('leaves random passwords alone', () => {
    const random = fc.string({ minLength: 12, maxLength: 40, unit: fc.constantFrom(...Array.from('abdfhkmprtuvxzADFHKMRTXZ2468')) });
    const refused = fc.sample(random, { numRuns: 2000, seed: 7 }).filter((password) => code(password, asvs) !== null);
    expect(refused.length).toBeLessThan(5);
  });
});

describe('names that a password must not hold', () => {
  const check = (password: string, word: string) =>
    checkPassword(password, asvs, { loginName: word, displayName: '', spellings: [], unitNames: [] })?.code ?? null;
  it.each([
    // Four letters count inside of a word, two characters of Chinese; fewer only when there are no other letters.
    ['kzwangmpq', 'wang', 'password-personal'],
    ['kzwanmpq', 'wan', null],
    ['29#wan#83', 'wan', 'password-personal'],
    ['kz王伟mpqv', '王伟', 'password-personal'],
    ['kz王mpqvb', '王', null],
    ['29#王#8364', '王', 'password-personal'],
    ['kz王amp王qv', '王a', 'password-personal'],
    ['kza王mp王qv', 'a王', 'password-personal'],
    ['kzwangmpq', ' Wang ', 'password-personal'],
    ['kzmpqvbt', '', null],
    ['kz mpqvbt', ' ', null],
  ])('%s of %j: %s', (password, word, expected) => expect(check(password, word)).toBe(expected));

  it('a refusal says what is asked', () => {
    const facts = (password: string, settings = djbh3) => checkPassword(password, settings, owner)?.data;
    expect(facts('Kx9#mP2')).toEqual({ min: 8, length: 7 });
    expect(facts('K'.repeat(129))).toEqual({ max: 128 });
    expect(facts('kx9mp2vq7w')).toEqual({ classes: 3 });
  });

  it.each([
    ['KXWMPRVQ', 1],
    ['kxwmprvq', 1],
    ['92837465', 1],
    ['#$_-!?.:', 1],
    ['床前明月光疑是', 1],
    ['kXwmprvq', 2],
    ['kX9mprvq', 3],
    ['kX9#prvq', 4],
    ['KX光92837', 3],
  ])('%s has characters of %d kinds', (password, kinds) => {
    const asked = (classes: number) => checkPasswordShape(password, { ...asvs, minLength: 1, characterClasses: classes })?.code ?? null;
    expect([asked(kinds), asked(kinds + 1)]).toEqual([null, 'password-too-simple']);
  });
});

describe('the parts', () => {
  it('normalise composed forms and nothing else', () => {
    expect(normalisePassword('cafe\u0301')).toBe('caf\u00e9');
    expect(normalisePassword(' Ａ１ ')).toBe(' Ａ１ ');
    expect(checkPasswordShape('e\u0301'.repeat(7), asvs)).toMatchObject({ code: 'password-too-short', data: { min: 8, length: 7 } });
    expect(checkPasswordShape('e\u0301'.repeat(128), asvs)).toBeNull();
  });

  it('let a password grow old under 等保三级 alone', () => {
    const setAt = '2026-01-01T08:00:00.000Z';
    expect(passwordExpired(setAt, '2026-04-01T07:59:59.000Z', djbh3)).toBe(false);
    expect(passwordExpired(setAt, '2026-04-01T08:00:00.000Z', djbh3)).toBe(true);
    expect(passwordDaysLeft(setAt, '2026-03-30T09:00:00.000Z', djbh3)).toBe(2);
    expect(passwordExpired(setAt, '2036-01-01T00:00:00.000Z', asvs)).toBe(false);
    expect(passwordDaysLeft(setAt, '2036-01-01T00:00:00.000Z', asvs)).toBeNull();
  });
});
