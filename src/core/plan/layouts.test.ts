/** What a plan says does not depend on how it is laid out: the items of the corpus, printed in each layout, give the same ledger. */
import { describe, expect, it } from 'vitest';
import { goldItems, told } from '#test/gold-items.ts';
import { layouts, toTraditional } from '#test/print-plan.ts';
import { parsePlan } from './parse-plan.ts';

describe.each(goldItems())('%s', (_name, items) => {
  const expected = told(parsePlan(layouts['brackets']?.(items) ?? ''));

  it('has tasks with units and days', () => {
    expect(expected.length).toBeGreaterThanOrEqual(items.length);
    for (const line of expected) expect(line).toMatch(/ ‖ .+\|.* ‖ \d{4}/u);
  });

  it.each(Object.keys(layouts))('says the same as %s', (layout) => {
    const plan = told(parsePlan(layouts[layout]?.(items) ?? ''));
    if (layout === 'Traditional') expect(plan.map(toTraditional)).toEqual(expected.map(toTraditional));
    else expect(plan).toEqual(expected);
  });
});
