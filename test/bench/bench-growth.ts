/**
 * How the time of readers and rules grows with what they read: each is given a text and one twice as long by turns, so that a busy machine
 * slows both, and the fastest of each counts. Twice is in proportion; what is quadratic takes four times as long. The tests beside the code hold
 * what comes out of such texts, and no clock.
 */
import { diffClauses } from '#core/ledger/publish/diff.ts';
import { matchTasks } from '#core/ledger/publish/match-tasks.ts';
import { readAssignments } from '#core/plan/assignment.ts';
import { measureCoverage } from '#core/plan/draft/coverage.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { readUnitList } from '#core/plan/unit-list.ts';
import { queryWords } from '#core/platform/search-text.ts';
import { isPredictablePassword } from '#core/session/predictable-password.ts';
import { openPattern } from '#core/unit/open-list.ts';
import { readCsv } from '#server/platform/read-csv.ts';
import { readDocument } from '#server/plan/readers/read-document.ts';

interface Growing {
  readonly name: string;
  /** What `size` units of it take; answers nothing that anybody reads. */
  readonly run: (size: number) => unknown;
  readonly size: number;
}

/** Above this it grows faster than its text, whatever the machine does meanwhile. */
const suspicious = 3;
const rounds = 5;
const measurable = 20;

const assignments = ['（', '（责任单位：', '各市、', '任务责任单位', '3月区'].map((unit): Growing => ({
  name: `assignments ${unit}`,
  run: (size) => readAssignments(unit.repeat(size / unit.length)),
  size: 200_000,
}));

const plans = (
  [
    ['one character', '政', 800_000],
    ['a plan without a line break', '一、加强领导。推进甲项目建设，2023年底前完成。（责任单位：市财政局）二、强化落实（一）督查。', 8000],
    ['numbers alone', '1.', 100_000],
    ['brackets alone', '（一）', 75_000],
    ['short lines', '某某实施方案\n', 50_000],
    ['rows without a head', '甲\t乙\t丙\n', 50_000],
    ['control characters', '\0\u0001\ud800', 150_000],
    ['one digit', '0', 200_000],
    ['wide and narrow digits', '0０', 100_000],
    ['stops', '。；', 100_000],
    ['separators', '、', 200_000],
    ['blanks', ' \u3000', 100_000],
    ['line breaks', '\n', 200_000],
    ['tabs', '\t', 200_000],
    ['opened brackets', '（', 100_000],
    ['attachments', '附件 ', 70_000],
    ['years', '2023年', 40_000],
    ['from one to another', '至', 200_000],
    ['what becomes', '推进成为', 50_000],
    ['figures', '达到1', 70_000],
    ['others', '有关其他', 50_000],
  ] as const
).map(([name, unit, size]): Growing => ({ name: `plan, ${name}`, run: (count) => parsePlan(unit.repeat(count)), size }));

const read = (text: string, name: string) => readDocument(new TextEncoder().encode(text), name);
const pages = ['<b> </b>', '<td></td>', '<p><font a>', '<tr>', '<a href=x>', '<li>', '&nbsp;', '<br>'].map((unit): Growing => ({
  name: `html ${unit}`,
  run: (size) => read(`<html><pre>   ${' '.repeat(size * 2)}</pre><table><tr>${unit.repeat(size)}<td>x`, 'a.html'),
  size: 50_000,
}));
const markdown = [
  '**',
  '[',
  '`',
  '*a',
  '_',
  '![](',
  '<!--',
  '| ',
  '\\*',
  ' ',
  '#',
  '- ',
  '> ',
  '|-',
  '---',
  '---\n',
  '--- \n \n',
  '***',
  '1.',
  '（一）',
].map((unit): Growing => ({
  name: `markdown ${unit}`,
  run: (size) => read(`-${unit.repeat(size)}x|`, 'plan.md'),
  size: 100_000,
}));

// After a mark, as front matter and rules are written: `---` and what follows it.
const ruled = ['---', '...', '***', '# ', '| '].map((mark): Growing => ({
  name: `markdown ${mark} and blanks`,
  run: (size) => read(`${mark}\n${mark}${' '.repeat(size)}x\n${' \n'.repeat(size)}${mark}${'\t'.repeat(size)}`, 'plan.md'),
  size: 100_000,
}));
const heads = ['<!--x-->', '<meta charset', ' ', '<?xml '].map((unit): Growing => ({
  name: `html, begun by ${unit}`,
  run: (size) => read(`${unit.repeat(size)}<html><p>一`, 'a.html'),
  size: 20_000,
}));
const tables = [',', '"",', 'a\n', '"a\n', '，', '\t'].map((unit): Growing => ({
  name: `csv ${unit}`,
  run: (size) => readCsv(`名称,简称\n${unit.repeat(size)}`, { rows: 1_000_000 }),
  size: 20_000,
}));
/** What people type and import is short by its schema; what makes a form of it is tried all the same. */
const normalisers: readonly Growing[] = (
  [
    ['unit lists', (text: string) => readUnitList(text)],
    ['predictable passwords', (text: string) => isPredictablePassword(text)],
    ['open lists', (text: string) => openPattern(text)],
    ['words of a query', (text: string) => queryWords(text)],
  ] as const
).flatMap(([name, run]) =>
  ['a', '0', '、', '★', '。', '（', ' ', '局 市', '有关等'].map((unit) => ({
    name: `${name} ${unit}`,
    run: (size: number) => run(`x${unit.repeat(size / unit.length)}x`),
    size: 20_000,
  })),
);

const clause = (index: number, word: string) => ({
  text: `${word}第${index}号工程建设，由${index * 7}组负责，${(index * 7919) % 10_007}年完成`,
});
const rules: readonly Growing[] = [
  {
    name: 'coverage of clauses',
    run: (size) =>
      measureCoverage(
        '加快甲路建设。\n'.repeat(size),
        Array.from({ length: size }, (_, index) => ({
          start: index * 8,
          end: index * 8 + 8,
          kind: index % 3 === 0 ? ('other' as const) : ('task' as const),
        })),
        [],
      ),
    size: 200_000,
  },
  {
    name: 'one task that became many',
    run: (size) => {
      const parts = Array.from({ length: size }, (_, index) => ({ ...clause(index, '推进'), key: String(index) }));
      return matchTasks([{ id: 'whole', text: parts.map(({ text }) => text).join('') }], parts);
    },
    size: 1000,
  },
  {
    name: 'two versions of clauses',
    run: (size) =>
      diffClauses(
        Array.from({ length: size }, (_, index) => clause(index, '推进')),
        Array.from({ length: size }, (_, index) => clause(index, index % 5 === 0 ? '加快推进' : '推进')),
      ),
    size: 5000,
  },
  {
    name: 'items that differ by a number',
    run: (size) => {
      const tasks = (words: string) =>
        Array.from({ length: size }, (_, index) => ({ id: `${index}`, key: `${index}`, text: `${words}第${index}号工作机制` }));
      return matchTasks(tasks('完善'), tasks('健全'));
    },
    size: 4000,
  },
];

/** Of the processor, since others use the machine too. */
async function milliseconds(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Time of twice the text over the time of the text. What is too quick to be measured gets more of it first. */
async function growthOf({ run, size: least }: Growing): Promise<{ readonly once: number; readonly growth: number }> {
  let size = least;
  const fastest = async (count: number): Promise<number> => {
    let best = Infinity;
    for (let round = 0; round < rounds; round++) best = Math.min(best, await milliseconds(() => run(count)));
    return best;
  };
  while ((await fastest(size)) < measurable) size *= 2;
  let [once, twice] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++) {
    once = Math.min(once, await milliseconds(() => run(size)));
    twice = Math.min(twice, await milliseconds(() => run(size * 2)));
  }
  return { once, growth: twice / once };
}

/** Prints the growth of each; answers the names of those that grow faster than their text. */
export async function benchGrowth(): Promise<readonly string[]> {
  const found: string[] = [];
  console.log('\nwhat twice the text takes       ms once   times');
  for (const one of [...assignments, ...plans, ...pages, ...markdown, ...ruled, ...heads, ...tables, ...normalisers, ...rules]) {
    const first = await growthOf(one);
    // A step of the machine's memory looks the same once; what is quadratic stays so on a longer text.
    const again = first.growth > suspicious ? await growthOf({ ...one, size: one.size * 4 }) : first;
    const { once, growth } = again.growth < first.growth ? again : first;
    const tooMuch = growth > suspicious;
    if (tooMuch) found.push(one.name);
    console.log(
      `${one.name.replaceAll('\n', '').padEnd(32)}${once.toFixed(1).padStart(7)} ${growth.toFixed(1).padStart(7)}${tooMuch ? '  faster than the text' : ''}`,
    );
  }
  return found;
}
