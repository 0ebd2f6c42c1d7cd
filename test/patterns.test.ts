/** No regular expression's work grows faster than its text: every one in the sources is looked at as it is written, none is run. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { growthOf } from '#test/patterns/growth.ts';
import { patternsIn, sourceFiles } from '#test/patterns/sources.ts';

/** By source: patterns that are refused and stay all the same, each with the reason why its text is always short. None is best. */
const exceptions: ReadonlyMap<string, string> = new Map([]);

const Built = z.array(z.object({ place: z.string(), source: z.string(), flags: z.string() }));

describe('every pattern', () => {
  const files = sourceFiles().map((path) => patternsIn(path));

  it('is a literal or built as its module is read, where it can be looked at', () => {
    expect(files.flatMap(({ builtLate }) => builtLate)).toEqual([]);
  });

  it('is of a form whose work is in proportion to the text', () => {
    const program = join(import.meta.dirname, 'patterns/list-built.ts');
    const built = Built.parse(JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8', maxBuffer: 1e8 })));
    const all = [...files.flatMap(({ literals }) => literals), ...built];
    expect(all.length).toBeGreaterThan(600);
    expect(built.length).toBeGreaterThan(40);
    const faults = all
      .filter(({ source }) => !exceptions.has(source))
      .flatMap(({ place, source, flags }) => growthOf(source, flags).map((fault) => `${place} /${source}/${flags}: ${fault}`));
    expect(faults).toEqual([]);
    expect([...exceptions.keys()].filter((source) => !all.some((one) => one.source === source))).toEqual([]);
  });
});

describe('what grows faster is seen in', () => {
  it.each([
    [/\s+$/, 'again'],
    [/[0-9]*(?:[0-9][a-f]|[a-f][0-9])/, 'again'],
    [/\s*\n\s*/g, 'again'],
    [/(?:x|y)\s*\d*$/m, 'again'],
    [/^import type \w+/m, null],
    [/(?=\s*x)/, 'each place'],
    [/a(?![^()]*\))/, 'each place'],
    [/^(?:a|ab|b)*$/, 'many ways'],
    [/^(?:a+)*$/, 'another repetition'],
    [/^(?:[^，]{1,30}，){1,8}x$/, null],
    [/^(?:[^。]{1,30}，){1,8}x$/, 'ways through'],
    [/^.*a.*b.*c/, 'share a run'],
    [/^\s*-?\d+\s*$/, null],
    [/^\s*\s*$/, 'share a run'],
    [/(?<!\s)\s+$/, null],
    [/(?<!\s)\s*\n\s*/g, null],
    [/（[^（）]*）/, null],
    [/（[^）]*）/, 'again'],
    [/\d+/, null],
    [/\d+年/, 'again'],
    [/(?<=局)[ \n]+(?=[省市])/, null],
    [/(?:甲|乙.*)$/, 'again'],
  ] as const)('%s', (pattern, word) => {
    const found = growthOf(pattern.source, pattern.flags).join('; ');
    if (word === null) expect(found).toBe('');
    else expect(found).toContain(word);
  });

  it('a pattern that a function builds', () => {
    const text = 'const early = new RegExp("a");\nexport const of = (word: string) =>\n  new RegExp(word);\n';
    expect(patternsIn('planted.ts', text)).toMatchObject({ builds: true, builtLate: [expect.stringMatching(/planted\.ts:3$/)] });
  });
});
