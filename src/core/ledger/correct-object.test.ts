import { describe, expect, it } from 'vitest';
import { correctObject, mergeObjects } from './correct-object.ts';

const harbour = { id: 'a', name: '泰安港', place: null, revision: 3 };

describe('a correction of an object', () => {
  it('names the fields that were said, and the name that it had', () => {
    expect(correctObject(harbour, 3, { name: '泰安港一期', place: '东平县', note: undefined }, undefined)).toMatchObject({
      value: { before: { name: '泰安港', place: null }, after: { name: '泰安港一期', place: '东平县' }, formerName: '泰安港' },
    });
  });

  it('leaves out a field that was not said, whatever the object has there', () => {
    expect(correctObject(harbour, 3, { name: '老港', place: undefined }, undefined)).toEqual({
      ok: true,
      value: { before: { name: '泰安港' }, after: { name: '老港' }, formerName: '泰安港' },
    });
  });

  it.each([
    ['on an older state', 2, { name: '泰安港' }, undefined, 'object-changed'],
    ['to the name of another', 3, { name: '大清河' }, { id: 'b', name: '大清河' }, 'object-name-taken'],
    ['to a former name of another', 3, { name: '大清河' }, { id: 'b', name: '大汶河' }, 'object-name-taken'],
    ['to a former name of its own', 3, { name: '老港' }, { id: 'a', name: '泰安港' }, undefined],
    ['to the name that it has', 3, { name: '泰安港' }, harbour, undefined],
    ['of nothing', 3, {}, undefined, undefined],
  ])('%s', (_case, revision, change, meant, code) => {
    const corrected = correctObject(harbour, revision, change, meant);
    expect(corrected.ok ? undefined : corrected.code).toBe(code);
  });

  it('keeps no former name where the name stays', () => {
    expect(correctObject(harbour, 3, { name: '泰安港', place: '东平县' }, harbour)).toMatchObject({ value: { formerName: null } });
  });
});

describe('two names of one thing', () => {
  const objects = [harbour, { id: 'b', name: '大清河' }, { id: 'c', name: '大汶河' }];
  it.each([
    ['one goes into another', 'a', ['b'], ['b'], ['大清河']],
    ['one is named twice', 'a', ['b', 'c', 'b'], ['b', 'c'], ['大清河', '大汶河']],
    ['one goes into itself', 'a', ['a'], [], []],
  ])('%s', (_case, into, from, merged, formerNames) => {
    expect(mergeObjects(objects, into, from)).toEqual({ ok: true, value: { merged, formerNames } });
  });

  it.each([
    ['the one that stays is not there', 'x', ['a']],
    ['one that goes is not there', 'a', ['b', 'x']],
  ])('is refused where %s', (_case, into, from) => {
    expect(mergeObjects(objects, into, from)).toMatchObject({ ok: false, code: 'object-not-found' });
  });
});
