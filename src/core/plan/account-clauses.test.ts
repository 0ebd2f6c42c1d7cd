import { describe, expect, it } from 'vitest';
import { accountClauses } from './account-clauses.ts';
import type { Range } from './parsed-plan.ts';

/** Marks tasks as [..] and run-in headings as {..}; answers the clauses as kind:text. */
function account(marked: string): string[] {
  const tasks: Range[] = [];
  const headings: Range[] = [];
  let text = '';
  let start = 0;
  for (const char of marked) {
    if (char === '[' || char === '{') start = text.length;
    else if (char === ']') tasks.push({ start, end: text.length });
    else if (char === '}') headings.push({ start, end: text.length });
    else text += char;
  }
  const clauses = accountClauses(text, [{ path: '', kind: 'task', start: 0, end: text.length }], tasks, headings);
  expect(clauses.map((clause) => text.slice(clause.start, clause.end)).join('')).toBe(text);
  return clauses.map((clause) => `${clause.kind}:${text.slice(clause.start, clause.end)}`);
}

describe('what no task took', () => {
  it.each([
    ['[推进甲项目]；[建设乙平台]。', ['task:推进甲项目；建设乙平台。']],
    ['一是[推进甲项目]；二是[建设乙平台]。', ['task:一是推进甲项目；二是建设乙平台。']],
    ['[推进甲项目]。上述资金由财政列支。', ['task:推进甲项目', 'other:。上述资金由财政列支。']],
    ['{补齐短板}。[梳理问题清单]。', ['heading:补齐短板。', 'task:梳理问题清单。']],
    ['背景如此。[推进甲项目]。', ['other:背景如此。', 'task:推进甲项目。']],
    ['没有任何事项的一段话。', ['other:没有任何事项的一段话。']],
    ['　\n', ['task:　\n']],
  ])('%s', (marked, expected) => {
    expect(account(marked)).toEqual(expected);
  });
});
