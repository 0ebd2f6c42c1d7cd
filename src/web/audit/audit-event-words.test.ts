import { beforeAll, describe, expect, it } from 'vitest';
import '#test/browser-globals.ts';
import { actOptions, actWords, changesOf, detailWords, knownTypes } from '#web/audit/audit-event-words.ts';
import { presetFilter, presetOf, presets } from '#web/audit/audit-presets.ts';
import { words } from '#web/audit/words.ts';

beforeAll(() => words.load());

const changes = (before: unknown, after: unknown) =>
  changesOf({ before: JSON.stringify(before), after: JSON.stringify(after) }, (id) => (id === 'u1' ? '市水利局' : null)).map(
    ({ before: was, after: is }) => [was, is],
  );

describe('both sides of an object', () => {
  it('are told field by field, one that a side has not as nothing', () => {
    expect(changes({ a: 'x' }, { b: 'y' })).toEqual([
      ['x', null],
      [null, 'y'],
    ]);
    expect(changesOf({ before: null, after: '{' }, () => null)).toEqual([]);
  });

  it('are told in words of the product', () => {
    expect(changes({ role: 'office' }, { role: 'unheard-of' })).toEqual([['推进办', 'unheard-of']]);
    expect(changes({ on: true }, { on: false })[0]).toEqual(['是', '否']);
    expect(changes({ count: 0 }, { count: 12 })).toEqual([['0', '12']]);
    expect(changes({ of: null }, { of: [] })[0]?.[0]).toBe(changes({ of: '' }, { of: [] })[0]?.[1]);
  });

  it('name units, lists and what is inside', () => {
    expect(changes({ unitId: 'u1' }, { unitId: 'u2' })).toEqual([['市水利局', 'u2']]);
    expect(changes({ of: ['u1', 'x'] }, { of: ['x'] })).toEqual([['市水利局、x', 'x']]);
    expect(changes({ scope: { unitId: 'u1', left: null } }, { of: { count: 3, left: null } })).toEqual([
      ['市水利局', null],
      [null, expect.stringMatching(/ 3$/)],
    ]);
  });
});

it('says an act, and what was refused, in the words that the person read', () => {
  expect(actWords('session.open')).not.toBe('session.open');
  expect(actWords('act.of-nobody')).toBe('act.of-nobody');
  expect(
    actOptions()
      .find(({ label }) => label === actWords('session.open'))
      ?.value.split(','),
  ).toContain('session.open');
  expect(knownTypes()).toContain('account');
  expect(detailWords({ detail: null })).toBeNull();
  expect(detailWords({ detail: '方案.docx' })).toBe('方案.docx');
  expect(detailWords({ detail: '{"code":"code-of-nobody"}' })).toBe('code-of-nobody');
});

it.each(presets.filter((preset) => preset !== 'all'))('the preset %s is known again, whatever the chain', (preset) => {
  for (const chain of ['jurisdiction', 'platform'] as const) {
    expect(presetOf({ ...presetFilter(preset), chain })).toBe(preset);
    expect(presetOf({ ...presetFilter(preset), chain, accountId: 'x' })).toBeNull();
  }
});
