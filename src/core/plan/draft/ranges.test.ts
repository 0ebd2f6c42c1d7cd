/** Arithmetic on ranges, held against sets of single characters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureCoverage } from '#core/plan/draft/coverage.ts';
import {
  clamped,
  contains,
  isInside,
  lengthOf,
  mergedRanges,
  overlaps,
  sharedLength,
  splitsPair,
  trimmed,
  without,
} from '#core/plan/draft/ranges.ts';
import type { ClauseKind, Range } from '#core/plan/parsed-plan.ts';

const length = 24;
const places = (ranges: readonly Range[]): Set<number> =>
  new Set(ranges.flatMap(({ start, end }) => Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at)));
const range = fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]): Range => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const ranges = fc.array(range, { maxLength: 6 });
/** As sets say it: ranges from the characters that they hold. */
const fromPlaces = (held: ReadonlySet<number>): Range[] => {
  const found: { start: number; end: number }[] = [];
  for (const at of [...held].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last?.end === at) last.end = at + 1;
    else found.push({ start: at, end: at + 1 });
  }
  return found;
};

describe('ranges', () => {
  it('are merged, measured, shared and taken away as sets of characters are', () => {
    fc.assert(
      fc.property(ranges, ranges, range, (a, b, one) => {
        const [left, right] = [mergedRanges(a), mergedRanges(b)];
        expect(left).toEqual(fromPlaces(places(a)));
        expect(lengthOf(left)).toBe(places(a).size);
        expect(sharedLength(left, right)).toBe(places(a).intersection(places(b)).size);
        expect(without(one, right)).toEqual(fromPlaces(places([one]).difference(places(b))));
      }),
      { numRuns: 300 },
    );
  });

  it('overlap where they share a character, and hold what they hold', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        expect(overlaps(a, b)).toBe(places([a]).intersection(places([b])).size > 0);
        if (b.start < b.end) expect(contains(a, b)).toBe(places([b]).isSubsetOf(places([a])));
      }),
      { numRuns: 300 },
    );
  });

  it.each<[number, number, boolean]>([
    [0, 1, true],
    [0, 8, true],
    [7, 8, true],
    [0, 9, false],
    [-1, 1, false],
    [3, 3, false],
    [4, 3, false],
    [0.5, 2, false],
    [0, 2.5, false],
    // 😀 stands from 2 to 4.
    [2, 4, true],
    [2, 3, false],
    [3, 4, false],
    [1, 2, true],
    [4, 5, true],
  ])('from %d to %d names whole characters of the text: %s', (start, end, expected) => {
    expect(isInside('甲乙😀丙丁戊己', { start, end })).toBe(expected);
  });

  it.each([
    ['\ud800\udc00', true],
    ['\udbff\udfff', true],
    ['\ud7ff\udc00', false],
    ['\udc00\udc00', false],
    ['\ud800\udbff', false],
    ['\ud800\ue000', false],
  ])('%j is one character: %s', (text, expected) => expect(splitsPair(text, 1)).toBe(expected));

  it.each([
    ['，甲、乙。', { start: 1, end: 4 }],
    [' \n甲\u200b', { start: 2, end: 3 }],
    ['甲', { start: 0, end: 1 }],
    ['，。 —', null],
    ['', null],
  ])('%j without separators at its edges: %j', (text, expected) => expect(trimmed(text, { start: 0, end: text.length })).toEqual(expected));

  it.each<[Range | undefined, Range]>([
    [
      { start: 1, end: 2 },
      { start: 1, end: 2 },
    ],
    [
      { start: -1, end: 2 },
      { start: 0, end: 2 },
    ],
    [
      { start: 1, end: 9 },
      { start: 1, end: 3 },
    ],
    [
      { start: 5, end: 9 },
      { start: 3, end: 3 },
    ],
    [
      { start: 2, end: 1 },
      { start: 2, end: 2 },
    ],
    [undefined, { start: 0, end: 0 }],
  ])('%j is moved into a text of three to %j', (given, expected) => expect(clamped('甲乙丙', given)).toEqual(expected));
});

describe('what is accounted for', () => {
  const kinds = ['task', 'other', 'goal'] as const satisfies readonly ClauseKind[];
  const clause = fc.tuple(range, fc.constantFrom(...kinds)).map(([{ start, end }, kind]) => ({ start, end, kind }));
  const word = fc.string({ unit: fc.constantFrom('甲', '乙', ' ', '。', '\n', '\u3000', '\u200b'), minLength: length, maxLength: length });

  it('is every visible character that a leaf of a kind or a claim holds', () => {
    fc.assert(
      fc.property(word, fc.array(clause, { maxLength: 6 }), ranges, ranges, (text, given, claimed, accepted) => {
        // As leaves come: in order, the later one without what the earlier one has.
        let at = 0;
        const clauses = given
          .toSorted((a, b) => a.start - b.start)
          .flatMap(({ start, end, kind }) => {
            const from = Math.max(at, start);
            at = Math.max(at, end);
            return end > from ? [{ start: from, end, kind }] : [];
          });
        const taken = accepted.map((one) => ({ ...one, reason: '', seq: 1, actor: '甲', at: '2026-01-01' }));
        const found = measureCoverage(text, clauses, taken, claimed);
        const seen = (held: Iterable<number>) => [...held].filter((place) => !/[\s\u200b]/u.test(text.charAt(place)));
        const named = places(clauses.filter(({ kind }) => kind !== 'other'));
        const left = places([{ start: 0, end: length }])
          .difference(named)
          .difference(places(claimed));
        // A leftover of nothing but separators is no gap.
        const gaps = fromPlaces(left).flatMap((gap) => trimmed(text, gap) ?? []);
        expect(found.total).toBe(seen(Array.from({ length }, (_, place) => place)).length);
        expect(found.total - found.accounted).toBe(seen(places(gaps)).length);
        const open = places(gaps).difference(places(accepted));
        expect(seen(places(found.gaps)).every((place) => open.has(place))).toBe(true);
        const said = [...open].filter((place) => trimmed(text, { start: place, end: place + 1 }) !== null);
        expect(said.every((place) => places(found.gaps).has(place))).toBe(true);
        for (const kind of kinds) expect(found.byKind[kind] ?? 0).toBe(seen(places(clauses.filter((one) => one.kind === kind))).length);
      }),
      { numRuns: 300 },
    );
  });
});
