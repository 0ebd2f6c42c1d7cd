import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideShares, sharedOfAll, type SharesAsked, type StandingShare } from './decide-shares.ts';

const all = ['content', 'source'];
const asked = (more: Partial<SharesAsked>): SharesAsked => ({ objects: new Map([['t', 3]]), add: [], remove: [], parts: all, ...more });
const share = (more: Partial<StandingShare> = {}): StandingShare => ({
  id: 's',
  objectId: 't',
  unitId: '济南',
  parts: all,
  revision: 3,
  ...more,
});
const begun = { objectId: 't', unitId: '济南', revision: 3 };

describe('sharing', () => {
  it.each([
    ['begins', [], { add: ['济南'] }, [], [{ ...begun, renewed: false }]],
    ['of what is shared like that already does nothing', [share()], { add: ['济南'] }, [], []],
    ['of the same parts in another order does nothing', [share({ parts: ['source', 'content'] })], { add: ['济南'] }, [], []],
    [
      'of other parts ends the share and begins another',
      [share()],
      { add: ['济南'], parts: ['content'] },
      ['s'],
      [{ ...begun, renewed: true }],
    ],
    ['of what was changed since renews it', [share({ revision: 2 })], { add: ['济南'] }, ['s'], [{ ...begun, renewed: true }]],
    ['of a state that nobody noted renews it', [share({ revision: null })], { add: ['济南'] }, ['s'], [{ ...begun, renewed: true }]],
    ['is taken back', [share({ revision: 1 })], { remove: ['济南'] }, ['s'], []],
    ['that is not there is not taken back', [], { remove: ['济南'] }, [], []],
    ['with who is also removed stays', [share()], { add: ['济南'], remove: ['济南'] }, [], []],
    ['twice with the same unit is once', [], { add: ['济南', '济南'] }, [], [{ ...begun, renewed: false }]],
  ] as const)('%s', (_case, standing, change, ended, begins) => {
    const decided = decideShares(standing, asked(change));
    expect(decided.ended.map(({ id }) => id)).toEqual(ended);
    expect(decided.begun).toEqual(begins);
  });

  it('leaves each unit of the change with what was asked, and no other with anything else', () => {
    const units = ['a', 'b', 'c', 'd'];
    const objects = new Map([
      ['t', 1],
      ['u', 2],
    ]);
    const parts = fc.constantFrom(['content'], all);
    const standing = fc.uniqueArray(
      fc.record({
        objectId: fc.constantFrom('t', 'u'),
        unitId: fc.constantFrom(...units),
        parts,
        revision: fc.constantFrom(null, 1, 2),
      }),
      { selector: ({ objectId, unitId }) => objectId + unitId },
    );
    fc.assert(
      fc.property(standing, fc.subarray(units), fc.subarray(units), parts, (shares, add, remove, wanted) => {
        const before = shares.map((one, at) => ({ ...one, id: `s${at}` }));
        const decided = decideShares(before, { objects, add, remove, parts: wanted });
        const after = [
          ...before.filter((one) => !decided.ended.includes(one)),
          ...decided.begun.map((one, at) => ({ ...one, id: `n${at}`, parts: wanted })),
        ];
        for (const [objectId, revision] of objects)
          for (const unitId of units) {
            const own = after.filter((one) => one.objectId === objectId && one.unitId === unitId);
            const was = before.filter((one) => one.objectId === objectId && one.unitId === unitId);
            if (add.includes(unitId)) expect(own).toMatchObject([{ revision, parts: wanted }]);
            else expect(own).toEqual(remove.includes(unitId) ? [] : was);
          }
      }),
    );
  });
});

it('what is made of several objects is seen by whom all of them are shared with, in the parts that all have', () => {
  const of = (grantee: string, parts: readonly string[]) => ({ grantee, parts });
  expect(sharedOfAll([of('a', all), of('a', ['content']), of('b', all)], 2)).toEqual([of('a', ['content'])]);
  expect(sharedOfAll([of('a', all)], 1)).toEqual([of('a', all)]);
  expect(sharedOfAll([of('a', ['content']), of('a', ['source'])], 2)).toEqual([]);
});
