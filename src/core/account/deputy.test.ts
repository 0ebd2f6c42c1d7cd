import { describe, expect, it } from 'vitest';
import { powerClassOf, roles, scopeKinds, type PowerClass, type Role } from '#core/access/subject.ts';
import {
  checkBusiness,
  checkDeputy,
  checkDeputyDays,
  checkOwnUnit,
  longestDeputyDays,
  longestUntil,
  postState,
  type Candidate,
  type Days,
  type HeldPost,
} from '#core/account/deputy.ts';
import { daysAfter } from '#core/moment.ts';
import { isoDay } from '#core/platform/iso-day.ts';
import { chance } from '#test/chance.ts';

const held: HeldPost = { accountId: 'wang', role: 'contact', scope: { kind: 'subtree', unitId: 'u' }, unitId: 'u', isDeputy: false };
const li: Candidate = { accountId: 'li', displayName: '李四', powerClass: 'business', active: true, unitId: 'u', posts: [] };
const today = '2026-12-01';
/** So many days after today. */
const dayOf = (count: number): string => isoDay(...daysAfter(2026, 12, 1, count)) ?? '';
function picker(seed: number) {
  const next = chance(seed);
  const below = (count: number): number => Math.floor(next() * count);
  return { below, of: <T>(all: readonly [T, ...T[]]): T => all[below(all.length)] ?? all[0] };
}

describe('who may stand in', () => {
  it.each<[string, Partial<HeldPost>, Partial<Candidate>, string | undefined]>([
    ['somebody of the unit', {}, {}, undefined],
    ['somebody in a post of another role there', {}, { posts: [{ role: 'unit-leader', scope: held.scope }] }, undefined],
    ['somebody in the same role elsewhere', {}, { posts: [{ role: 'contact', scope: { kind: 'subtree', unitId: 'v' } }] }, undefined],
    ['somebody for the group of that id', {}, { posts: [{ role: 'contact', scope: { kind: 'group', unitId: 'u' } }] }, undefined],
    ['a deputy', { isDeputy: true }, {}, 'deputy-of-deputy'],
    ['oneself', {}, { accountId: 'wang' }, 'deputy-self'],
    ['an administrator', {}, { powerClass: 'security' }, 'deputy-class'],
    ['somebody whose account is disabled', {}, { active: false }, 'deputy-not-active'],
    ['somebody with the same post', {}, { posts: [{ role: 'contact', scope: { kind: 'subtree', unitId: 'u' } }] }, 'deputy-has-post'],
  ])('%s', (_who, of, who, code) => expect(checkDeputy({ ...held, ...of }, { ...li, ...who })?.code).toBe(code));

  it('a holder names people of the own unit alone', () => {
    expect(checkOwnUnit(held, li)).toBeNull();
    expect(checkOwnUnit(held, { ...li, unitId: 'v' })).toMatchObject({ code: 'deputy-other-unit', data: { name: '李四' } });
    expect(checkOwnUnit(held, { ...li, unitId: null })?.code).toBe('deputy-other-unit');
    expect(checkOwnUnit({ ...held, unitId: null }, { ...li, unitId: null })?.code).toBe('deputy-no-unit');
  });

  it.each(roles)('of %s, as its class says', (role) => {
    expect(checkBusiness({ role })?.code).toBe(powerClassOf(role) === 'business' ? undefined : 'deputy-administrator');
  });

  it('nobody without an active account of the business, nobody for themselves, nobody for a deputy, whatever else there is', () => {
    const pick = picker(20261130);
    for (let turn = 0; turn < 3000; turn += 1) {
      const role: Role = pick.of(roles);
      const post: HeldPost = {
        accountId: pick.of<string>(['wang', 'li']),
        role,
        scope: { kind: pick.of(scopeKinds), unitId: pick.of<string | null>(['u', 'v', null]) },
        unitId: pick.of<string | null>(['u', 'v', null]),
        isDeputy: pick.of([true, false]),
      };
      const one: Candidate = {
        ...li,
        accountId: pick.of<string>(['wang', 'li']),
        powerClass: pick.of<PowerClass>(['business', 'system', 'security', 'audit']),
        active: pick.of([true, false]),
        unitId: pick.of<string | null>(['u', 'v', null]),
        posts: pick.of<Candidate['posts']>([[], [{ role, scope: post.scope }]]),
      };
      const may = checkDeputy(post, one) === null;
      const wanted =
        !post.isDeputy && one.accountId !== post.accountId && one.powerClass === 'business' && one.active && one.posts.length === 0;
      expect(may).toBe(wanted);
      if (may && checkOwnUnit(post, one) === null) expect(one.unitId).toBe(post.unitId ?? 'none');
    }
  });
});

describe('on which days', () => {
  it.each<[string, string, string | undefined]>([
    ['2026-12-01', '2026-12-01', undefined],
    ['2026-12-05', '2026-12-11', undefined],
    ['2026-11-30', '2026-12-11', 'deputy-days'],
    ['2026-12-11', '2026-12-10', 'deputy-days'],
    ['2026-12-01', '2027-06-02', undefined],
    ['2026-12-01', '2027-06-03', 'deputy-too-long'],
    ['2026-12-12', '2026-12-31', 'deputy-overlaps'],
    ['2026-12-25', '2026-12-25', 'deputy-overlaps'],
    ['2026-12-01', '2026-12-20', 'deputy-overlaps'],
    ['2026-12-26', '2026-12-31', undefined],
    ['2026-12-01', '2026-12-19', undefined],
  ])('from %s to %s', (firstDay, lastDay, code) => {
    const others =
      code === 'deputy-overlaps' || firstDay > '2026-12-20' || lastDay === '2026-12-19'
        ? [{ name: '赵六', firstDay: '2026-12-20', lastDay: '2026-12-25' }]
        : [];
    expect(checkDeputyDays({ firstDay, lastDay }, others, today)?.code).toBe(code);
  });

  it('says who stands in then', () => {
    const other = { name: '赵六', firstDay: '2026-12-03', lastDay: '2026-12-04' };
    expect(checkDeputyDays({ firstDay: today, lastDay: '2026-12-07' }, [other], today)?.data).toEqual(other);
  });

  it('one at a time, at most half a year, and nobody before or after, however they are named', () => {
    const pick = picker(7);
    for (let turn = 0; turn < 200; turn += 1) {
      const named: (Days & { name: string })[] = [];
      let now = 0;
      for (let step = 0; step < 12; step += 1) {
        now += pick.below(20);
        const first = now + pick.below(60) - 5;
        const length = pick.below(250) - 5;
        const days = { firstDay: dayOf(first), lastDay: dayOf(first + length) };
        if (checkDeputyDays(days, named, dayOf(now)) !== null) continue;
        expect(first >= now && length >= 0 && length < longestDeputyDays).toBe(true);
        named.push({ ...days, name: `甲${step}` });
      }
      for (const { firstDay, lastDay } of named) {
        for (const day of [firstDay, lastDay]) {
          const standing = named.filter((one) => postState({ ...one, endedAt: null }, day) === 'standing');
          expect(standing).toHaveLength(1);
        }
      }
    }
  });

  it.each([
    ['2026-12-01', '2027-06-02'],
    ['2027-08-30', '2028-02-29'],
    ['2028-02-29', '2028-08-30'],
  ])('whoever begins on %s stands in until %s at most', (firstDay, lastDay) => expect(longestUntil(firstDay)).toBe(lastDay));
});

it('comes, stands and is over by its days alone, and has ended once it was taken back', () => {
  const days = { firstDay: '2026-12-01', lastDay: '2026-12-07' };
  const on = (day: string, endedAt: string | null = null) => postState({ ...days, endedAt }, day);
  expect(['2026-11-30', '2026-12-01', '2026-12-07', '2026-12-08'].map((day) => on(day))).toEqual([
    'coming',
    'standing',
    'standing',
    'over',
  ]);
  expect(on('2026-12-03', '2026-12-02T01:00:00.000Z')).toBe('ended');
  expect(postState({ firstDay: '2026-12-01', lastDay: null, endedAt: null }, '2999-01-01')).toBe('standing');
});
