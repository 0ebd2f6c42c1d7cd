import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responsibilityRoles, type LoggedOperation, type Operation } from '#core/plan/draft/operation.ts';
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import type { Draft } from '#core/plan/draft/draft.ts';
import { mergedRanges, lengthOf } from '#core/plan/draft/ranges.ts';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { toPublication } from '#core/plan/draft/publish.ts';
import { commitments, doubtCodes, natures, printedFieldKinds, taskKinds, taskRoles } from '#core/plan/parsed-plan.ts';
import { logOf, samplePlan } from '#test/draft-sample.ts';
import { makeParsedPlan } from '#test/make-parsed-plan.ts';

const length = samplePlan.text.length;
const borders = samplePlan.tasks.flatMap(({ start, end }) => [start, end]);
const offset = fc.oneof(fc.constantFrom(...borders), fc.integer({ min: 0, max: length + 5 }));
const anyRange = fc.tuple(offset, offset).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const taskRange = fc.constantFrom(...samplePlan.tasks.map(({ start, end }) => ({ start, end })));
const range = fc.oneof({ weight: 1, arbitrary: anyRange }, { weight: 2, arbitrary: taskRange });
const anchor = fc.record({ ranges: fc.array(range, { minLength: 1, maxLength: 3 }) });
const anchors = fc.array(anchor, { minLength: 1, maxLength: 4 });
const unit = fc.constantFrom('市甲局', '市乙局', '等', '有关县市区', '新局');
const units = fc.array(unit, { maxLength: 3 });
const path = fc.constantFrom('', '一', '二', '九');
const day = fc.constantFrom(null, '2020-01-01', '2021-06-30');
const answer = fc.oneof(
  fc.constant({ kind: 'as-printed' as const }),
  fc.record({ kind: fc.constant('corrected' as const), text: fc.constantFrom('R1线', '$&', '') }),
  fc.record({ kind: fc.constant('named' as const), units }),
  fc.record({ kind: fc.constant('dated' as const), day: fc.constant('2022-02-02') }),
);
const doubt = fc.oneof(
  fc.constantFrom(...samplePlan.doubts.map(({ code, start, end }) => ({ code, start, end }))),
  fc.record({ code: fc.constantFrom(...doubtCodes, 'operation-lost' as const), start: offset, end: offset }),
);
const of = <T extends string>(type: T) => fc.constant(type);

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    type: of('edit-task'),
    task: anchor,
    set: fc.record(
      {
        title: fc.string(),
        role: fc.constantFrom(...taskRoles),
        kind: fc.constantFrom(...taskKinds),
        commitment: fc.constantFrom(...commitments),
        nature: fc.constantFrom(...natures),
        subject: fc.option(fc.string()),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ type: of('set-lead'), tasks: anchors, unit: fc.option(unit) }),
  fc.record({ type: of('lead-first'), tasks: anchors }),
  fc.record({ type: of('add-unit'), tasks: anchors, unit, role: fc.constantFrom(...responsibilityRoles), ownPart: fc.option(fc.string()) }),
  fc.record({ type: of('drop-unit'), tasks: anchors, unit }),
  fc.record({ type: of('set-deadline'), task: anchor, deadline: fc.option(fc.record({ text: fc.string(), from: day, to: day })) }),
  fc.record({
    type: of('set-objects'),
    task: anchor,
    objects: fc.array(fc.record({ name: fc.string(), kind: fc.constantFrom(...taskKinds) })),
  }),
  fc.record({
    type: of('set-field'),
    tasks: anchors,
    field: range,
    to: fc.option(fc.record({ kind: fc.constantFrom(...printedFieldKinds), label: fc.string(), values: fc.array(fc.string()) })),
  }),
  fc.record({ type: of('split-task'), task: anchor, at: fc.array(offset, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: of('merge-tasks'), tasks: anchors }),
  fc.record({ type: of('move-task'), task: anchor, path, before: fc.option(anchor) }),
  fc.record({ type: of('add-task'), ranges: fc.array(range, { minLength: 1, maxLength: 3 }), path, title: fc.string() }),
  fc.record({ type: of('remove-task'), task: anchor, reason: fc.string() }),
  fc.record({ type: of('mark'), range, as: fc.constantFrom('goal' as const, 'none' as const), reason: fc.string() }),
  fc.record({ type: of('mark-assignment'), range, lead: units, responsible: units, support: units, local: units }),
  fc.record({ type: of('settle-doubt'), doubt, answer, note: fc.string() }),
  fc.record({
    type: of('edit-plan'),
    set: fc.record({ title: fc.string(), docNumber: fc.option(fc.string()), issuedOn: day }, { requiredKeys: [] }),
  }),
  fc.record({ type: of('accept-gap'), range, reason: fc.string() }),
  fc.record({ type: of('undo'), seq: fc.integer({ min: 0, max: 12 }) }),
);
const operations = fc.array(operation, { maxLength: 12 });

/** The draft without its history, which grows with every undo. */
const content = (draft: Draft) => ({ ...draft, undone: [] });

/** A unit that a person puts into two lists of one assignment, and a task that takes it up. */
const listedTwice: Operation[] = [
  { type: 'remove-task', task: { ranges: [{ start: 10, end: 32 }] }, reason: '' },
  { type: 'mark-assignment', range: { start: 10, end: 32 }, lead: [], responsible: [], support: ['等'], local: ['等'] },
  { type: 'add-task', ranges: [{ start: 10, end: 32 }], path: '一', title: '' },
];

describe('any log', () => {
  it('replays without throwing, the same each time; no text belongs to two tasks; leaves tile the text', () => {
    fc.assert(
      fc.property(operations, (made) => {
        const log = logOf(...made);
        const draft = replay(samplePlan, log);
        expect(replay(samplePlan, log)).toEqual(draft);
        const ranges = draft.tasks.flatMap((task) => task.ranges);
        expect(lengthOf(mergedRanges(ranges))).toBe(lengthOf(ranges));
        expect(ranges.every(({ start, end }) => start < end)).toBe(true);
        expect([0, ...draft.clauses.map(({ end }) => end)]).toEqual([...draft.clauses.map(({ start }) => start), length]);
        expect(new Set(draft.tasks.map(({ key }) => key)).size).toBe(draft.tasks.length);
        expect(new Set(draft.doubts.map(({ key }) => key)).size).toBe(draft.doubts.length);
        for (const { responsibilities } of draft.tasks)
          expect(new Set(responsibilities.map((row) => row.unit)).size).toBe(responsibilities.length);
        expect(toPublication(draft, 1, []).tasks).toHaveLength(draft.tasks.length);
      }),
      { numRuns: 400, examples: [[listedTwice]] },
    );
  });

  it('is as before its last operation when that is undone', () => {
    fc.assert(
      fc.property(operations, operation, (made, last) => {
        fc.pre(last.type !== 'undo');
        const seq = made.length + 1;
        const log = logOf(...made, last, { type: 'undo', seq });
        expect(content(replay(samplePlan, log))).toEqual(content(replay(samplePlan, log.slice(0, -2))));
        const redone: LoggedOperation[] = [...log, { seq: seq + 2, operation: { type: 'undo', seq: seq + 1 }, actor: '本机', at: '' }];
        expect(content(replay(samplePlan, redone))).toEqual(content(replay(samplePlan, log.slice(0, -1))));
      }),
      { numRuns: 300 },
    );
  });

  it('of operations that fit leaves no doubt behind', () => {
    fc.assert(
      fc.property(operations, (made) => {
        const log: LoggedOperation[] = [];
        for (const each of made) {
          if (checkOperation(replay(samplePlan, log), each) !== null) continue;
          log.push({ seq: log.length + 1, operation: each, actor: '本机', at: '' });
        }
        const selective = log.some((entry) => entry.operation.type === 'undo');
        const lost = replay(samplePlan, log).doubts.some(({ code }) => code === 'operation-lost');
        expect(lost && !selective).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('moves to any other text without throwing', () => {
    fc.assert(
      fc.property(operations, fc.oneof(fc.string(), fc.constant(`前言。${samplePlan.text}`)), (made, text) => {
        const next = text.endsWith(samplePlan.text) ? { ...samplePlan, text } : { ...makeParsedPlan([{ text }]) };
        const log = relocateLog(logOf(...made), samplePlan, next);
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
        replay(next, log);
      }),
      { numRuns: 200 },
    );
  });
});
