/** A document says the same however it was exported: with other line ends, with marks of half width, or with no line breaks at all. */
// oxlint-disable-next-line no-restricted-imports -- the plans are files; only tests read them
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePlan } from './parse-plan.ts';
import type { ParsedPlan } from './parsed-plan.ts';

const corpus = join(import.meta.dirname, '../../../test/corpus');
const documents = readdirSync(corpus).filter((name) => name.endsWith('.txt'));
const textOf = (name: string): string => readFileSync(join(corpus, name), 'utf8').replaceAll('\r\n', '\n');

const halfWidth: Readonly<Record<string, string>> = { '：': ':', '（': '(', '）': ')', '；': ';' };
const narrow = (text: string): string => text.replaceAll(/[：（）；]/gu, (mark) => halfWidth[mark] ?? mark);
/** What is compared: without white space, marks of one width. */
const bare = (text: string): string => narrow(text).replaceAll(/[\s\ufeff]+/gu, '');

const heads = (plan: ParsedPlan): string[] => [bare(plan.title), ...plan.headings.map(({ path, heading }) => bare(`${path} ${heading}`))];
const assignments = (plan: ParsedPlan): string[] =>
  plan.assignments.map(({ path, lead, responsible, support, local, othersOpen }) =>
    bare([path, lead, responsible, support, local, othersOpen].join('|')),
  );
const deadlines = (plan: ParsedPlan): string[] =>
  plan.deadlines.map(({ path, raw, kind, from, to }) => bare([path, raw, kind, from, to].join('|')));
const clauses = (plan: ParsedPlan): string[] =>
  plan.clauses.map(({ path, kind, start, end }) => bare(`${path} ${kind} ${plan.text.slice(start, end)}`));
/** Neighbours of one kind and item joined, since a line is no clause's end by itself. */
const stretches = (plan: ParsedPlan): string[] => {
  const found: { head: string; words: string }[] = [];
  for (const { path, kind, start, end } of plan.clauses) {
    const head = bare(`${path} ${kind} `);
    const words = bare(plan.text.slice(start, end));
    const last = found.at(-1);
    if (last?.head === head) last.words += words;
    else if (words !== '') found.push({ head, words });
  }
  return found.map(({ head, words }) => head + words);
};
const tasks = (plan: ParsedPlan): string[] => plan.tasks.map(({ path, kind, role, text }) => bare(`${path} ${kind} ${role} ${text}`));

/** What only line breaks tell: cells of tables (029, 031), where a second document begins behind the first (052, 053). */
const heldByLines = new Set(['029', '031', '052', '053']);
/** And where a closing paragraph begins that belongs to no item, or a title ends that says nothing of its kind. */
const endsByLines = new Set([...heldByLines, '001', '003', '004', '005', '010', '012', '020', '024', '028', '047', '049']);

describe.each(documents)('%s', (name) => {
  const text = textOf(name);
  const plan = parsePlan(text);

  it('is the same with other line ends, blank lines and a mark of the byte order', () => {
    const other = parsePlan(`\ufeff${text.replaceAll(/\n+/gu, '\r\n\r\n')}`);
    for (const told of [heads, assignments, deadlines, clauses, tasks]) expect(told(other)).toEqual(told(plan));
  });

  it('has the same headings, units and times with marks of half width', () => {
    const other = parsePlan(narrow(text));
    for (const told of [heads, assignments, deadlines, stretches]) expect(told(other)).toEqual(told(plan));
  });

  // Where a heading's words end is told by a space, where nothing is left it is not; a title may stay without its end.
  it.skipIf(heldByLines.has(name.slice(0, 3)))('has the same headings, units and times when its line breaks are spaces', () => {
    const other = parsePlan(text.replaceAll(/\s*\n\s*/gu, ' '));
    expect(heads(other).slice(1)).toEqual(heads(plan).slice(1));
    expect(assignments(other)).toEqual(assignments(plan));
    expect(other.deadlines.map(({ raw }) => bare(raw))).toEqual(plan.deadlines.map(({ raw }) => bare(raw)));
  });

  it.skipIf(heldByLines.has(name.slice(0, 3)))('has the same tree, units and times when its line breaks are lost', () => {
    const other = parsePlan(text.replaceAll(/\s*\n\s*/gu, ''));
    expect(other.headings.map(({ path }) => path)).toEqual(plan.headings.map(({ path }) => path));
    expect(assignments(other)).toEqual(assignments(plan));
    expect(other.deadlines.map(({ raw }) => bare(raw))).toEqual(plan.deadlines.map(({ raw }) => bare(raw)));
  });

  it.skipIf(endsByLines.has(name.slice(0, 3))).each([' ', ''])(
    'has the same letter, title, items and end with “%s” for each line break',
    (mark) => {
      expect(stretches(parsePlan(text.replaceAll(/\s*\n\s*/gu, mark)))).toEqual(stretches(plan));
    },
  );
});
