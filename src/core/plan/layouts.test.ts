/** What a plan says does not depend on how it is laid out: the items of the corpus, printed in each layout, give the same ledger. */
// oxlint-disable-next-line no-restricted-imports -- the plans are files; only tests read them
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layouts, toTraditional, type PlanItem } from '#test/print-plan.ts';
import { parsePlan } from './parse-plan.ts';
import type { ParsedPlan } from './parsed-plan.ts';

const corpus = join(import.meta.dirname, '../../../test/corpus');
const gold = readdirSync(join(corpus, 'gold')).flatMap((name) => /^\d+(?=\.json)/u.exec(name)?.[0] ?? []);
const documents = readdirSync(corpus).filter((name) => gold.some((id) => name.startsWith(`${id}-`)));
const dues = ['2027年6月底前', '2027年12月底前', '2028年底前'];
const mostItems = 40;

/** The items of a document: the words of the tasks that an assignment covers, with its units. */
function itemsOf(name: string): PlanItem[] {
  const plan = parsePlan(readFileSync(join(corpus, name), 'utf8'));
  const items = plan.assignments.flatMap(({ lead, responsible, support, local }, index): Omit<PlanItem, 'due'>[] => {
    const tasks = plan.tasks.filter((task) => task.assignments.includes(index));
    const [first] = tasks;
    const last = tasks.at(-1);
    const named = [...(lead.length > 0 ? lead : responsible)];
    if (first === undefined || last === undefined || named.length === 0) return [];
    const words = plan.text.slice(first.start, last.end);
    // What lies over lines, brackets or fields has a layout of its own; a date would be of the task itself.
    if (/[\n\t（）(:：|]|\d\s?[年月日]|年[底内]|全年/u.test(words) || words.length > 240 || /^\d/u.test(words)) return [];
    // A short sentence behind a number is its heading; in a cell it is none.
    if (/^[^，。；]{1,28}。/u.test(words)) return [];
    const helpers = lead.length > 0 ? [...support] : [];
    return [{ body: `${words}。`, lead: named, support: helpers.filter((unit) => !local.includes(unit)) }];
  });
  return items.slice(0, mostItems).map((item, index) => ({ ...item, due: dues[index % dues.length] ?? '' }));
}

const plain = (words: string): string => words.replaceAll(/\s|— \d+ —/gu, '');

/** Who does what until when, without the numbers of the things. */
function told(plan: ParsedPlan): string[] {
  return plan.tasks.map((task) => {
    const units = task.assignments.flatMap((index) => {
      const { lead = [], responsible = [], support = [] } = plan.assignments[index] ?? {};
      return [...lead, ...responsible, '|', ...support];
    });
    const days = task.deadlines.map((index) => plan.deadlines[index]?.to);
    return [plain(task.text), units.join('、'), days.join('、')].join(' ‖ ');
  });
}

describe.each(documents.map((name): [string, PlanItem[]] => [name, itemsOf(name)]).filter(([, items]) => items.length >= 3))(
  '%s',
  (_name, items) => {
    const expected = told(parsePlan(layouts['brackets']?.(items) ?? ''));

    it('has tasks with units and days', () => {
      expect(expected.length).toBeGreaterThanOrEqual(items.length);
      for (const line of expected) expect(line).toMatch(/ ‖ .+\|.* ‖ \d{4}/u);
    });

    it.each(Object.keys(layouts))('says the same as %s', (layout) => {
      const plan = parsePlan(layouts[layout]?.(items) ?? '');
      if (layout === 'Traditional') expect(told(plan).map(toTraditional)).toEqual(expected.map(toTraditional));
      else expect(told(plan).map((line) => line.normalize('NFKC'))).toEqual(expected.map((line) => line.normalize('NFKC')));
    });
  },
);
