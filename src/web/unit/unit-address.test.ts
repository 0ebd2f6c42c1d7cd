import { expect, it } from 'vitest';
import { peopleOfUnit, readUnitsView, tasksOfUnit, unitsAddress } from '#web/unit/unit-address.ts';

it.each([
  [{}, '/units'],
  [{ find: '水利', ended: true, unchecked: true }, '/units?find=%E6%B0%B4%E5%88%A9&ended=1&unchecked=1'],
  [{ unitId: 'u', tab: 'history' as const }, '/units?unit=u&tab=history'],
  // Without a unit there is nothing that could have tabs.
  [{ unitId: null, tab: 'history' as const }, '/units'],
])('%j stands at %s', (view, address) => expect(unitsAddress(view)).toBe(address));

it('comes back as it was written', () => {
  const view = { find: '水', ended: false, unchecked: true, unitId: 'u', tab: 'history' as const };
  expect(readUnitsView(new URL(unitsAddress(view), 'http://x').searchParams)).toEqual(view);
  expect(readUnitsView(new URLSearchParams('tab=moon')).tab).toBe('facts');
});

it('leads to pages of later domains', () => {
  expect(peopleOfUnit('u')).toBe('/people?unit=u');
  expect(tasksOfUnit('u')).toBe('/ledger?unitId=u');
});
