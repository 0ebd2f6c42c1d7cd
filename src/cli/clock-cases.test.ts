import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerClockCases } from './clock-cases.ts';
import { RuleFileError } from './rule-file.ts';

const answers = (file: unknown) => answerClockCases(JSON.stringify(file)).answers;

function refusal(text: string): string {
  try {
    answerClockCases(text);
  } catch (error) {
    if (error instanceof RuleFileError) return error.message;
    throw error;
  }
  return '';
}

describe('rules clock', () => {
  it('answers the worked cases', () => {
    const text = readFileSync(new URL('../../test/rules/clock.json', import.meta.url), 'utf8');
    const { expected }: { expected: { answers: { id: string; why: string; day: string; provisional: boolean }[] } } = JSON.parse(text);
    expect(answerClockCases(text).answers).toEqual(expected.answers.map(({ id, day, provisional }) => ({ id, day, provisional })));
  });

  it('goes by the built-in calendar without one, and by figures that the file overrides', () => {
    const cases = [
      { id: 'a', op: 'workdays', from: '2026-09-29', n: 3 },
      { id: 'b', op: 'grace-end', period: '2026-04' },
      { id: 'b', op: 'days', from: '2026-12-30', n: 2 },
    ];
    expect(answers({ cases, rules: { 'clock.grace': 3 } })).toEqual([
      { id: 'a', day: '2026-10-09', provisional: false },
      { id: 'b', day: '2026-05-09', provisional: false },
      { id: 'b', day: '2027-01-01', provisional: true },
    ]);
  });

  it('reads a file with the mark that editors of Windows put before it', () => {
    expect(answerClockCases('\uFEFF{"cases": []}').answers).toEqual([]);
  });

  it('knows no holidays of a calendar that names none', () => {
    const cases = [{ id: 'a', op: 'workdays', from: '2026-09-30', n: 1 }];
    expect(answers({ cases, calendar: {} })).toEqual([{ id: 'a', day: '2026-10-01', provisional: true }]);
    expect(answers({ cases, calendar: { announced: [2026] } })).toEqual([{ id: 'a', day: '2026-10-01', provisional: false }]);
  });

  it.each([
    ['{', /^不是 JSON：/],
    ['[]', /^须为对象$/],
    ['{"cases": [], "extra": 1}', /^extra：没有这个字段$/],
    ['{"cases": [{"id": "a", "op": "workdays", "from": "2026-02-30", "n": 1}]}', /^cases\[0\]\.from：须为存在的日期/],
    ['{"cases": [{"id": "a", "op": "workdays", "from": "2026-02-03", "n": 0}]}', /^cases\[0\]\.n：不能小于 1$/],
    ['{"cases": [{"id": "a", "op": "workdays", "from": "2026-02-03", "n": 1.5}]}', /^cases\[0\]\.n：须为整数$/],
    ['{"cases": [{"id": "a", "op": "days", "from": "2026-02-03"}]}', /^cases\[0\]\.n：须为数字$/],
    ['{"cases": [{"id": "a", "op": "days", "from": "2026-02-03", "n": 1, "step": 1}]}', /^cases\[0\]\.step：没有这个字段$/],
    ['{"cases": [{"id": "a", "op": "weeks"}]}', /^cases\[0\]\.op：须为 workdays/],
    ['{"cases": [{"id": "a", "op": "up-the-line", "period": "2026-04", "step": 4}]}', /^cases\[0\]\.step：须为 1、2、3 之一$/],
    ['{"cases": [{"id": "a", "op": "grace-end", "period": "2026-Q5"}]}', /^cases\[0\]\.period：须为月份/],
    ['{"cases": [{"id": "a", "op": "days", "from": "2999-12-31", "n": 1}]}', /^cases\[0\]：结果晚于 2999-12-31$/],
    ['{"cases": [{"id": "a", "op": "workdays", "from": "2026-01-01", "n": 1000000}]}', /^cases\[0\]：结果晚于/],
    [
      '{"cases": [], "calendar": {"holidays": ["2026-05-09"], "workdays": ["2026-05-09"]}}',
      /^calendar\.workdays\[0\]：2026-05-09 既列为放假又列为上班$/,
    ],
    ['{"cases": [], "calendar": {"weekends": []}}', /^calendar\.weekends：没有这个字段$/],
    ['{"cases": [], "rules": {"clock.grace": 0}}', /^rules：“clock\.grace”的数值不可用：须为 1 至 60 的整数/],
    ['{"cases": [], "rules": {"clock.gone": 1}}', /^rules\.clock\.gone：没有这个字段$/],
    ['{"cases": [{"id": "a", "op": "grace-end", "period": "1850-04"}]}', /^cases\[0\]\.period：须在 1900 年至 2999 年之间$/],
    ['{"cases": [{"id": "a", "op": "grace-end", "period": "3000-01"}]}', /^cases\[0\]\.period：须在 1900 年至 2999 年之间$/],
    ['{"cases": [{"id": "a", "op": "grace-end", "period": "2999-12"}]}', /^cases\[0\]：结果晚于/],
    ['{"cases": [], "a\\u001b[31m\\n\\u202e": 1}', /^a�\[31m��：没有这个字段$/],
    ['\u001b[31m', /^不是 JSON：[\P{Cc}]*$/u],
    [`{"cases": [], "${'x'.repeat(1_000_000)}": 1}`, /^x{300}…$/],
    ['{}', /^cases：须为数组$/],
  ])('%s is refused with its place', (text, said) => {
    expect(refusal(text)).toMatch(said);
  });
});
