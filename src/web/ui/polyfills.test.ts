import { describe, expect, it } from 'vitest';
import { installPolyfills } from '#web/ui/polyfills.ts';

/** In Chromium only after 108, and not added by polyfills.ts. (zod's z.union is no Set's.) */
const tooNew =
  /(?<!\bz)\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom|isWellFormed|toWellFormed|drop|take)\(|\b(?:withResolvers|fromAsync|AbortSignal\.any|RegExp\.escape|Iterator\.from|Promise\.try|Math\.sumPrecise|Error\.isError)\b/;

describe('the oldest browser', () => {
  it('gets what it lacks, with the meaning of the standard', () => {
    // Bare stand-ins for the built-in objects of such a browser.
    const array: object = {};
    const map: { groupBy?: typeof Map.groupBy } = {};
    const object: { groupBy?: typeof Object.groupBy } = {};
    const search: object = {};
    installPolyfills(array, map, object, search);
    const run = (name: string, self: readonly unknown[], ...args: readonly unknown[]): unknown => {
      const method: unknown = Reflect.get(array, name);
      if (typeof method !== 'function') throw new Error(`no ${name}`);
      return Reflect.apply(method, self, args);
    };
    const digits = [3, 1, 2];
    expect(run('toSorted', digits)).toEqual([1, 2, 3]);
    expect(run('toReversed', digits)).toEqual([2, 1, 3]);
    expect(run('toSpliced', digits, 1, 1, 9, 8)).toEqual([3, 9, 8, 2]);
    expect(run('toSpliced', digits, 1)).toEqual([3]);
    expect(run('with', digits, -1, 7)).toEqual([3, 1, 7]);
    expect(digits).toEqual([3, 1, 2]);
    expect(map.groupBy?.([1, 2, 3], (n) => n % 2)).toEqual(
      new Map([
        [1, [1, 3]],
        [0, [2]],
      ]),
    );
    expect({ ...object.groupBy?.(['a', 'bb', 'c'], (word) => word.length) }).toEqual({ 1: ['a', 'c'], 2: ['bb'] });
    expect(Reflect.get(search, 'size', new URLSearchParams('a=1&a=2'))).toBe(2);
  });

  it('meets nothing newer in what the browser runs', () => {
    const files: Record<string, string> = import.meta.glob(['/src/{core,contract,web}/**/*.{ts,tsx}', '!**/*.test.*'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    expect(Object.keys(files).length).toBeGreaterThan(100);
    const found = Object.keys(files).filter((name) => tooNew.test(files[name] ?? ''));
    expect(found).toEqual([]);
  });
});
