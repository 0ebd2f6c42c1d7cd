import { describe, expect, it } from 'vitest';
import type { Operation } from '#core/plan/draft/operation.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { cutPoints, extended, stepAt, stepEnd } from '#web/plan/review/document-caret.ts';
import { marksOf, segmentsOf } from '#web/plan/review/document-marks.ts';
import { paragraphAt, paragraphsOf } from '#web/plan/review/document-paragraphs.ts';
import { logOf, place, roadTask, samplePlan, stationTask } from '#test/draft-sample.ts';

describe('paragraphsOf', () => {
  it('leaves out empty lines and the white space around the words', () => {
    const text = '　　甲乙。\n\n  \r\n丙 ';
    expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['甲乙。', '丙']);
  });

  it('cuts a text without line breaks after sentences, losing nothing', () => {
    const text = '甲乙丙丁。'.repeat(4000);
    const blocks = paragraphsOf(text);
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    expect(blocks.every(({ end }) => text.charAt(end - 1) === '。')).toBe(true);
    expect(blocks.map(({ continued }) => continued).indexOf(true)).toBe(1);
  });

  it('never cuts a character in two', () => {
    const text = `一${'𠮷'.repeat(6000)}`;
    for (const { start } of paragraphsOf(text)) expect(text.charCodeAt(start) & 0xfc00).not.toBe(0xdc00);
  });
});

describe('paragraphAt', () => {
  const paragraphs = paragraphsOf('甲乙\n\n丙丁\n');
  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [4, 1],
    [99, 1],
  ])('%i stands in %i', (offset, index) => expect(paragraphAt(paragraphs, offset)).toBe(index));
  it('has none in nothing', () => expect(paragraphAt([], 3)).toBe(-1));
});

describe('segmentsOf', () => {
  const draft = replay(samplePlan, []);
  const marks = marksOf(draft, samplePlan);
  const all = segmentsOf(marks, { start: 0, end: samplePlan.text.length });
  const at = (words: string) => all.filter(({ start, end }) => start < place(words).end && end > place(words).start);

  it('covers the text without a gap', () => {
    expect(all.map(({ start, end }) => samplePlan.text.slice(start, end)).join('')).toBe(samplePlan.text);
  });

  it('tells what stands where', () => {
    expect(at('Rl线').map(({ object, doubt }) => [object, doubt?.code])).toEqual([[true, 'misprint']]);
    expect(at('年内').map(({ deadline, doubt }) => [deadline, doubt?.code])).toEqual([[true, 'undated-year']]);
    expect(at('这一句没有人认领').every(({ gap }) => gap)).toBe(true);
    expect(at('推进丙站建设').map(({ task, first }) => [task, first])).toEqual([[`p${stationTask.ranges[0]?.start ?? -1}`, true]]);
  });

  it('has a mark of its own for a comma that could go either way, as long as there is one to turn', () => {
    const at = place('，推动乙路').start;
    const parsed = { ...samplePlan, openCommas: [{ at, cut: false }] };
    const marked = (...operations: Operation[]) =>
      segmentsOf(marksOf(replay(parsed, logOf(...operations)), parsed), { start: 0, end: parsed.text.length }).flatMap(
        ({ start, end, comma }) => (comma === null ? [] : [[start, end, comma.operation.type]]),
      );
    expect(marked()).toEqual([[at, at + 1, 'split-task']]);
    expect(marked({ type: 'split-task', task: roadTask, at: [at + 1] })).toEqual([[at, at + 1, 'merge-tasks']]);
    expect(marked({ type: 'remove-task', task: roadTask, reason: '' })).toEqual([]);
  });

  it('is cut at what is selected too, and not at what is not', () => {
    const part = place('这一句没有人认领');
    const also = { start: part.start + 2, end: part.end - 2 };
    expect(segmentsOf(marks, part, [null])).toEqual(segmentsOf(marks, part));
    expect(segmentsOf(marks, part, [also]).map(({ start }) => start)).toEqual([part.start, also.start, also.end]);
  });

  it('is the same for a part as for the whole', () => {
    const part = place('推进丙站建设');
    expect(segmentsOf(marks, part)).toEqual(at('推进丙站建设'));
  });
});

describe('reading by keyboard', () => {
  const text = '加快甲，推动乙（丙）；推进丁。\n戊己。';
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  it('steps by clause and by sentence', () => {
    expect(words(stepAt(text, 5, 'clause'))).toBe('推动乙（丙）；');
    expect(words(stepAt(text, 5, 'sentence'))).toBe('加快甲，推动乙（丙）；');
    expect(text.slice(0, stepEnd(text, 0, 'clause'))).toBe('加快甲，');
  });
  it('lengthens and shortens at the end, never to nothing', () => {
    const one = stepAt(text, 0, 'clause');
    const two = extended(text, one, 'clause', true);
    expect(words(two)).toBe('加快甲，推动乙（丙）；');
    expect(extended(text, two, 'clause', false)).toEqual(one);
    expect(extended(text, one, 'clause', false)).toEqual(one);
  });
});

describe('cutPoints', () => {
  it('proposes ； and offers ，、 but nothing that would leave only punctuation', () => {
    const text = '甲、乙，丙；丁。';
    expect(cutPoints(text, [{ start: 0, end: text.length }])).toEqual([
      { at: 2, proposed: false },
      { at: 4, proposed: false },
      { at: 6, proposed: true },
    ]);
  });
});
