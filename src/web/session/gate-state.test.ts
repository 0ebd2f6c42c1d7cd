import { describe, expect, it } from 'vitest';
import { gateState, daysToWarnOf, postToReturnTo } from '#web/session/gate-state.ts';
import { meOf, postOf } from '#test/sample-me.ts';

const office = postOf('office', 'office');
const contact = postOf('contact', 'contact');
const held = meOf([office, contact]);
const inOther = meOf([contact, office]);
const other = meOf([office], { account: { ...held.account, id: 'b' } });
const halfIn = meOf([office], { stage: 'factor' });

describe('gateState', () => {
  it.each([
    ['nobody came yet', null, held, { same: false, lost: false, otherPerson: false }],
    ['nobody knows yet', held, undefined, { same: false, lost: false, otherPerson: false }],
    ['all is well', held, meOf([office, contact]), { same: true, lost: false, otherPerson: false }],
    ['the session ended', held, null, { same: false, lost: true, otherPerson: false }],
    ['a login has begun', held, halfIn, { same: false, lost: true, otherPerson: false }],
    ['the post was switched', held, inOther, { same: false, lost: false, otherPerson: false }],
    ['somebody else came', held, other, { same: false, lost: false, otherPerson: true }],
    ['nobody has a post', meOf([]), meOf([]), { same: true, lost: false, otherPerson: false }],
  ])('%s', (_case, of, now, state) => expect(gateState(of, now)).toEqual(state));
});

describe('postToReturnTo', () => {
  it.each([
    ['the post of the page', held, inOther, 'office'],
    ['none when it is that post already', held, held, null],
    ['none when the post was taken away', held, meOf([contact]), null],
    ['none of somebody else', held, other, null],
    ['none before one is in', held, halfIn, null],
    ['none for a page without a post', meOf([]), inOther, null],
    ['none without a page', null, inOther, null],
    ['none without a session', held, null, null],
  ])('%s', (_case, of, now, post) => expect(postToReturnTo(of, now)).toBe(post));
});

it.each([
  [null, null],
  ['2026-12-06', null],
  ['2026-12-05', 7],
  ['2026-11-28', 0],
  ['2026-11-27', -1],
])('a password until %s has %s days', (passwordUntil, days) => {
  expect(daysToWarnOf({ passwordUntil, today: '2026-11-28' })).toBe(days);
});
