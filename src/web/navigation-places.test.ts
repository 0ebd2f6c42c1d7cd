import { expect, it } from 'vitest';
import { placed } from '#web/navigation-places.ts';
import { isAt } from '#web/ui/navigation.ts';

const work = (to: string) => ({ to });
const set = (to: string) => ({ to, inMenu: true as const });

it.each([
  [
    'who works with the ledger looks units up in the menu',
    [work('/plans'), work('/ledger'), set('/units'), set('/settings')],
    ['/plans', '/ledger'],
    ['/units', '/settings'],
  ],
  ['whose work they are has them in the bar', [set('/people'), set('/units')], ['/people', '/units'], []],
  ['and so has who finds nothing else there than the first page', [work('/'), set('/audit'), set('/units')], ['/', '/audit', '/units'], []],
  ['one page alone is in the bar', [work('/ledger')], ['/ledger'], []],
  ['nothing is nothing', [], [], []],
])('%s', (_, entries, bar, menu) => {
  const places = placed<{ readonly to: string; readonly inMenu?: true }>(entries);
  expect(places.bar.map(({ to }) => to)).toEqual(bar);
  expect(places.menu.map(({ to }) => to)).toEqual(menu);
});

it.each([
  ['/settings', '/settings', true],
  ['/settings/calendar', '/settings', true],
  ['/settings-of-another-kind', '/settings', false],
  ['/', '/settings', false],
])('at %s one is at %s: %s', (pathname, to, is) => expect(isAt(pathname, to)).toBe(is));
