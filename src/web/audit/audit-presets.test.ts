import { describe, expect, it } from 'vitest';
import { changed } from '#web/audit/audit-address.ts';
import { presetFilter, presetOf, presets } from '#web/audit/audit-presets.ts';

const day = '2026-11-28';
const view = (change: Parameters<typeof changed>[1], chain: 'jurisdiction' | 'platform' = 'jurisdiction') => changed({ chain }, change);

describe('what an auditor asks most', () => {
  it.each(presets)('%s is known again by its filter, in both chains', (preset) => {
    expect(presetOf(view(presetFilter(preset, day)), day)).toBe(preset);
    expect(presetOf(view(presetFilter(preset, day), 'platform'), day)).toBe(preset);
  });

  it('is another thing than what is narrowed further', () => {
    expect(presetOf(view({ ...presetFilter('refused', day), actor: '王' }), day)).toBeNull();
    expect(presetOf(view({ from: day }), day)).toBeNull();
    expect(presetOf(view(presetFilter('today', '2026-11-27')), day)).toBeNull();
  });

  it.each([
    ['all', {}],
    ['today', { from: day, to: day }],
    ['refused', { outcome: 'refused' }],
  ] as const)('%s asks %j', (preset, filter) => expect(presetFilter(preset, day)).toEqual(filter));

  it('asks for failed logins alone, but for all changes of powers', () => {
    expect(presetFilter('logins', day)).toMatchObject({ outcome: 'refused' });
    expect(presetFilter('logins', day).act?.split(',')).toContain('logIn');
    expect(presetFilter('powers', day).outcome).toBeUndefined();
    expect(presetFilter('exports', day).act?.split(',')).toContain('recordPrint');
  });
});
