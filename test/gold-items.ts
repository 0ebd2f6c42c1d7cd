/** The items of the annotated documents, to be printed in every layout, and what a plan says of them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import type { PlanItem } from '#test/print-plan.ts';

const corpus = join(import.meta.dirname, 'corpus');
const gold = readdirSync(join(corpus, 'gold')).flatMap((name) => /^\d+(?=\.json)/u.exec(name)?.[0] ?? []);
const dues = ['2027年6月底前', '2027年12月底前', '2028年底前'];
const mostItems = 40;

const longest = 240;

/** The words of the tasks that an assignment covers: each line from its first task to its last, a long one in several parts of whole sentences. */
function* stretches(plan: ParsedPlan, assignment: number): Generator<string> {
  let [start, end] = [0, 0];
  for (const task of plan.tasks.filter(({ assignments }) => assignments.includes(assignment))) {
    const between = plan.text.slice(end, task.start);
    if (end > 0 && (between.includes('\n') || (between.includes('。') && task.end - start > longest))) {
      yield plan.text.slice(start, end);
      end = 0;
    }
    if (end === 0) start = task.start;
    end = task.end;
  }
  if (end > 0) yield plan.text.slice(start, end);
}

/** What lies over lines, brackets or fields has a layout of its own, and a date would be of the task itself; a short sentence behind a number is its heading, and in a cell it is none. */
const isPrintable = (words: string): boolean =>
  !/[\n\t（）(:：|]|\d\s?[年月日]|年[底内]|全年/u.test(words) && words.length <= longest && !/^\d|^[^，。；]{1,28}。/u.test(words);

/** The items of a document, with the units of their assignments and a day each. */
function itemsOf(name: string): PlanItem[] {
  const plan = parsePlan(readFileSync(join(corpus, name), 'utf8'));
  const items = plan.assignments.flatMap(({ lead, responsible, support, local }, index): Omit<PlanItem, 'due'>[] => {
    const named = lead.length > 0 ? lead : responsible;
    if (named.length === 0) return [];
    const helpers = lead.length > 0 ? support.filter((unit) => !local.includes(unit)) : [];
    return [...stretches(plan, index)].filter(isPrintable).map((words) => ({ body: `${words}。`, lead: named, support: helpers }));
  });
  return items.slice(0, mostItems).map((item, index) => ({ ...item, due: dues[index % dues.length] ?? '' }));
}

/** The annotated documents that have enough items to be printed, by their file's name. */
export function goldItems(): [name: string, items: PlanItem[]][] {
  const documents = readdirSync(corpus).filter((name) => gold.some((id) => name.startsWith(`${id}-`)));
  return documents.map((name): [string, PlanItem[]] => [name, itemsOf(name)]).filter(([, items]) => items.length >= 3);
}

const plain = (words: string): string => words.replaceAll(/\s|— \d+ —/gu, '').normalize('NFKC');

/** Who does what until when, a line for each task, without the numbers of the things. */
export function told(plan: ParsedPlan): string[] {
  return plan.tasks.map((task) => {
    const units = task.assignments.flatMap((index) => {
      const { lead = [], responsible = [], support = [] } = plan.assignments[index] ?? {};
      return [...lead, ...responsible, '|', ...support];
    });
    const days = task.deadlines.map((index) => plan.deadlines[index]?.to);
    return [plain(task.text), units.join('、'), days.join('、')].join(' ‖ ').normalize('NFKC');
  });
}
