import { expect, it } from 'vitest';
import { readUnitsView, unitsAddress } from '#web/unit/unit-address.ts';

const everything = readUnitsView(new URLSearchParams());

it('goes into the address and comes back', () => {
  const view = { find: '水利', ended: true, unchecked: true, unitId: 'u', tab: 'history' } as const;
  expect(readUnitsView(new URLSearchParams(unitsAddress(view).split('?')[1]))).toEqual(view);
  expect(everything).toEqual({ find: '', ended: false, unchecked: false, unitId: null, tab: 'facts' });
});

it('leaves out what is as usual', () => {
  expect(unitsAddress(everything)).toBe('/units');
  expect(unitsAddress({ unitId: 'u', tab: 'facts' })).toBe('/units?unit=u');
  expect(unitsAddress({ tab: 'history' })).toBe('/units');
  expect(readUnitsView(new URLSearchParams('tab=lost&ended=0&unit='))).toEqual(everything);
});
