import { expect, it } from 'vitest';
import { recorded } from '#server/unit/record.ts';

const state = { full: '甲局', short: null, code: '370901', aliases: [] };

it('keeps of a new unit and of one that goes what is there', () => {
  expect(recorded('u', null, state)).toEqual({ type: 'unit', id: 'u', before: null, after: { full: '甲局', code: '370901' } });
  expect(recorded('u', state, null)).toEqual({ type: 'unit', id: 'u', before: { full: '甲局', code: '370901' }, after: null });
});

it('keeps of a change both sides of what differs', () => {
  const after = { ...state, code: null, aliases: ['甲'] };
  expect(recorded('u', state, after)).toEqual({
    type: 'unit',
    id: 'u',
    before: { code: '370901', aliases: [] },
    after: { code: null, aliases: ['甲'] },
  });
  expect(recorded('u', state, { ...state })).toEqual({ type: 'unit', id: 'u', before: {}, after: {} });
});
