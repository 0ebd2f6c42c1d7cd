import { expect, it } from 'vitest';
import { alike, namesInForce, unitsBelow } from '#web/unit/unit-names.ts';
import { unitName, unitOf } from '#test/sample-unit.ts';

const day = '2026-11-28';
const named = (...names: ReturnType<typeof unitName>[]) => names.map(({ name }) => name);

it('parts names in force from former ones', () => {
  const names = [
    unitName('a'),
    unitName('b', { validTo: '2027-01-01' }),
    unitName('c', { validTo: day }),
    unitName('d', { validTo: '2020-01-01' }),
  ];
  const { known, former } = namesInForce(unitOf('u', { names }), day);
  expect([named(...known), named(...former)]).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(named(...namesInForce(unitOf('u', { names, validTo: '2020-01-01' }), day).known)).toEqual(['a', 'b', 'd']);
});

it('puts names of one form, time and source in one line, full ones first', () => {
  const lines = alike([
    unitName('别一', { form: 'alias' }),
    unitName('全'),
    unitName('别二', { form: 'alias' }),
    unitName('别三', { form: 'alias', source: '文号' }),
    unitName('别四', { form: 'alias', checked: false }),
  ]);
  expect(lines.map((line) => named(...line))).toEqual([['全'], ['别一', '别二'], ['别三'], ['别四']]);
});

it('lists what stands below and lasts, in official order', () => {
  const units = [
    unitOf('b', { parentId: 'u', position: 2 }),
    unitOf('a', { parentId: 'u', position: 1 }),
    unitOf('x', { parentId: 'y' }),
    unitOf('ended', { parentId: 'u', validTo: day }),
    unitOf('ends', { parentId: 'u', position: 3, validTo: '2026-11-29' }),
  ];
  expect(unitsBelow(units, 'u', day).map(({ id }) => id)).toEqual(['a', 'b', 'ends']);
});
