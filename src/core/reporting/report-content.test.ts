import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeContent,
  contentFields,
  countCharacters,
  keptText,
  missingFields,
  selfLights,
  unwrittenContent,
  type ContentChange,
  type ContentField,
  type ReportContent,
} from '#core/reporting/report-content.ts';

const word = fc.constantFrom('', '已开工', '完成土石方 86%');
const content: fc.Arbitrary<ReportContent> = fc.record({
  text: word,
  percent: fc.option(fc.integer({ min: 0, max: 100 })),
  done: fc.option(fc.constantFrom('0', '12.5')),
  reached: fc.subarray(['a', 'b', 'c']),
  self: fc.option(fc.constantFrom(...selfLights)),
  forecast: fc.option(fc.constantFrom('2026-06-30', '2026-07-31')),
  problem: word,
  next: word,
  unchanged: word,
});
const fields = fc.uniqueArray(fc.constantFrom(...contentFields));

const changes = (seen: ReportContent, to: ReportContent, of: readonly ContentField[]): ContentChange =>
  Object.fromEntries(of.map((field) => [field, { seen: seen[field], to: to[field] }]));

describe('two people in one report', () => {
  it('in other fields both are kept, whoever comes first', () => {
    fc.assert(
      fc.property(content, content, content, fields, (before, mine, theirs, own) => {
        const others = contentFields.filter((field) => !own.includes(field));
        const one = changeContent(changeContent(before, changes(before, mine, own)).content, changes(before, theirs, others));
        const two = changeContent(changeContent(before, changes(before, theirs, others)).content, changes(before, mine, own));
        expect(one).toEqual(two);
        expect(one.conflicts).toEqual([]);
        for (const field of contentFields) expect(one.content[field]).toEqual(own.includes(field) ? mine[field] : theirs[field]);
      }),
    );
  });

  it('in the same field nobody is overwritten unseen', () => {
    fc.assert(
      fc.property(content, content, content, fields, (before, mine, theirs, own) => {
        const first = changeContent(before, changes(before, theirs, contentFields));
        const { content: then, conflicts } = changeContent(first.content, changes(before, mine, own));
        for (const field of conflicts) expect(then[field]).toEqual(theirs[field]);
        for (const field of own.filter((one) => one !== 'reached' && !conflicts.includes(one))) {
          // Nobody changed it, both want the same, or I do not want another one.
          expect([mine[field], theirs[field]]).toContain(then[field]);
          if (mine[field] !== before[field] && then[field] !== mine[field]) expect(theirs[field]).toBe(mine[field]);
        }
      }),
    );
  });

  it('who has seen the other’s may overwrite it', () => {
    const before = { ...unwrittenContent, text: '甲' };
    const change = (seen: string) => changeContent(before, { text: { seen, to: '乙' } });
    expect(change('')).toEqual({ content: before, conflicts: ['text'] });
    expect(change('甲')).toMatchObject({ content: { text: '乙' }, conflicts: [] });
    expect(changeContent(before, { text: { seen: '', to: '甲' } }).conflicts).toEqual([]);
  });

  it('two who tick two milestones have both, and what one unticks is not ticked again by the other', () => {
    const ticked = (stands: readonly string[], seen: readonly string[], to: readonly string[]) =>
      changeContent({ ...unwrittenContent, reached: stands }, { reached: { seen, to } });
    expect(ticked(['a', 'c'], ['a'], ['a', 'b'])).toEqual({ content: { ...unwrittenContent, reached: ['a', 'b', 'c'] }, conflicts: [] });
    expect(ticked(['c'], ['a'], ['a', 'b']).content.reached).toEqual(['b', 'c']);
    expect(ticked(['a', 'b'], ['a', 'b'], ['b']).content.reached).toEqual(['b']);
  });
});

describe('what is still to be said', () => {
  type How = Parameters<typeof missingFields>[1];
  const codes = (over: Partial<ReportContent>, how: Partial<How> = {}) =>
    missingFields(
      { ...unwrittenContent, ...over },
      { lead: true, measured: true, reachedBefore: ['a'], evidenceMissing: false, ...how },
    ).map(({ code }) => code);
  it.each<[Partial<ReportContent>, readonly string[]]>([
    [{}, ['text-missing', 'progress-missing', 'self-missing']],
    [{ text: ' ' }, ['text-missing', 'progress-missing', 'self-missing']],
    // What nobody can see says nothing.
    [{ text: '\u200B', unchanged: '\u2060', self: 'red', problem: '\uFEFF' }, ['text-missing', 'progress-missing', 'problem-missing']],
    [{ text: '已开工', percent: 0, self: 'green' }, []],
    [{ text: '已开工', done: '12', self: 'green' }, []],
    [{ text: '已开工', reached: ['a', 'b'], self: 'green' }, []],
    [{ text: '已开工', reached: ['a'], self: 'green' }, ['progress-missing']],
    [{ unchanged: '等批复', self: 'yellow' }, ['problem-missing']],
    [{ unchanged: '等批复', self: 'red', problem: '用地未批' }, []],
    [{ unchanged: ' ', percent: 0, self: 'green' }, ['text-missing']],
    [{ text: '已开工', percent: 0, self: 'red', problem: ' ' }, ['problem-missing']],
  ])('%j: %j', (over, missing) => expect(codes(over)).toEqual(missing));

  it('is told by the field in which it is to be said', () => {
    const how = { lead: true, measured: true, reachedBefore: [], evidenceMissing: true };
    const fieldsOf = (over: Partial<ReportContent>) => missingFields({ ...unwrittenContent, ...over }, how).map(({ field }) => field);
    expect(fieldsOf({})).toEqual(['text', 'percent', 'self', 'evidence']);
    expect(fieldsOf({ text: '已开工', percent: 0, self: 'red' })).toEqual(['problem', 'evidence']);
  });

  it('another unit says one thing, and where there is nothing to measure by nothing is measured', () => {
    expect(codes({}, { lead: false, measured: true, reachedBefore: [] })).toEqual(['text-missing']);
    expect(codes({ text: '已配合' }, { lead: false, measured: true, reachedBefore: [] })).toEqual([]);
    expect(codes({ text: '未突破', self: 'green' }, { lead: true, measured: false, reachedBefore: [] })).toEqual([]);
  });

  it('evidence where the office wants it, of the lead, unless nothing changed', () => {
    const said = { text: '已开工', percent: 0, self: 'green' } as const;
    expect(codes(said, { evidenceMissing: true })).toEqual(['evidence-missing']);
    expect(codes(said, { evidenceMissing: true, lead: false })).toEqual([]);
    expect(codes({ unchanged: '等批复', self: 'green' }, { evidenceMissing: true })).toEqual([]);
    expect(codes({ unchanged: '等批复', self: 'green', reached: ['b'] }, { evidenceMissing: true })).toEqual(['evidence-missing']);
  });
});

it('characters are counted as a person counts them', () => {
  expect(countCharacters('进展𠮷')).toBe(3);
});

it.each([
  ['一行\u000B又一行\u0085三行', '一行\n又一行\n三行'],
  ['响\u0007铃\u001B[0m\uFFFF', '响铃[0m'],
  ['制表\t换行\r\n😀', '制表\t换行\r\n😀'],
])('%j is kept as %j', (typed, kept) => expect(keptText(typed)).toBe(kept));
