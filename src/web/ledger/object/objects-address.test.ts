import { expect, it } from 'vitest';
import { objectsAddress, readObjectsView } from '#web/ledger/object/objects-address.ts';

it.each([
  [{}, '/ledger/objects'],
  [{ kind: 'project' as const, find: '' }, '/ledger/objects'],
  [{ kind: 'policy' as const, object: 'o' }, '/ledger/objects?kind=policy&object=o'],
])('%j stands at %s', (view, address) => expect(objectsAddress(view)).toBe(address));

it('comes back, and begins with projects', () => {
  const view = { kind: 'matter' as const, find: '铁路', object: 'o' };
  expect(readObjectsView(new URL(objectsAddress(view), 'http://x').searchParams)).toEqual(view);
  expect(readObjectsView(new URLSearchParams('kind=moon'))).toEqual({ kind: 'project', find: '', object: null });
});
