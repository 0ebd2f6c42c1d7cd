/** Commas that could go either way, and how a draft turns them. */
import { describe, expect, it } from 'vitest';
import { commaMarks } from '#core/plan/draft/comma-marks.ts';
import type { Draft } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { logOf } from '#test/draft-sample.ts';
import { parsePlan } from '../parse-plan.ts';

const planOf = (body: string) => parsePlan(`某市方案\n一、任务\n（一）${body}（责任单位：市甲局）\n`);
const commasOf = (body: string) => {
  const { text, openCommas } = planOf(body);
  return openCommas.map(({ at, cut }) => `${text.slice(at - 2, at)}${cut ? '|' : '+'}${text.slice(at + 1, at + 3)}`);
};

describe('a comma', () => {
  it.each<[string, string, string[]]>([
    ['is open where two tasks speak of one thing', '增加赛事种类，合理扩大赛事规模。', ['种类|合理']],
    ['is open where a lead clause and its act might be two', '加强医保政策的统筹衔接，推广应用医保电子凭证。', ['衔接+推广']],
    ['is open where it may be what somebody is supported in', '支持企业开展技术攻关，培育专精特新企业。', ['攻关+培育']],
    ['is not where both are of different things', '建设甲乙公路，引进丙丁人才。', []],
    ['is not before an effect', '建设甲乙公路，提升通行能力。', []],
    ['is not where who does it is said', '市甲局要制定赛事办法，市乙局要组织赛事活动。', []],
  ])('%s', (_name, body, open) => {
    expect(commasOf(body)).toEqual(open);
  });

  it('is the comma of the document, whatever its width', () => {
    const { text, openCommas } = parsePlan('— 1 —\n某市方案\n一、任務\n（一）增加賽事種類, 合理擴大賽事規模。（責任單位：市甲局）\n');
    expect(openCommas.map(({ at }) => text.slice(at - 2, at + 1))).toEqual(['種類,']);
  });
});

describe('the mark at an open comma', () => {
  const plan = planOf('增加赛事种类，合理扩大赛事规模。');
  const draftAfter = (...operations: Operation[]): Draft => replay(plan, logOf(...operations));
  const markIn = ({ tasks }: Draft) => commaMarks(plan.openCommas, tasks);
  const tasksOf = ({ tasks }: Draft) => tasks.map(({ text }) => text);

  it('joins two tasks, splits them again, and joins them once more', () => {
    const operations: Operation[] = [];
    const seen: string[][] = [];
    for (let turn = 0; turn < 3; turn++) {
      const [mark] = markIn(draftAfter(...operations));
      if (mark === undefined) throw new Error('no mark');
      operations.push(mark.operation);
      seen.push(tasksOf(draftAfter(...operations)));
    }
    const [one, two] = [['增加赛事种类，合理扩大赛事规模'], ['增加赛事种类', '合理扩大赛事规模']];
    expect(seen).toEqual([one, two, one]);
    expect(draftAfter(...operations).doubts).toEqual([]);
  });

  it('is there across white space, and none across words that are no task any more', () => {
    const apart = planOf('增加赛事种类，　　合理扩大赛事规模。');
    expect(commaMarks(apart.openCommas, replay(apart, []).tasks)).toHaveLength(1);
    const long = planOf('增加赛事种类，合理扩大各类群众体育赛事规模。');
    const [, second] = long.tasks;
    if (second === undefined) throw new Error('one task only');
    const at = second.start + 10;
    const after = replay(
      long,
      logOf(
        { type: 'split-task', task: { ranges: [{ start: second.start, end: second.end }] }, at: [at] },
        { type: 'remove-task', task: { ranges: [{ start: second.start, end: at }] }, reason: '' },
      ),
    );
    expect(after.tasks.map(({ text }) => text)).toEqual(['增加赛事种类', '赛事规模']);
    expect(commaMarks(long.openCommas, after.tasks)).toEqual([]);
  });

  it('is none where one of the two is no task any more, or stands in another chapter', () => {
    const second = plan.tasks[1];
    if (second === undefined) throw new Error('one task only');
    const task = { ranges: [{ start: second.start, end: second.end }] };
    expect(markIn(draftAfter({ type: 'remove-task', task, reason: '' }))).toEqual([]);
    expect(markIn(draftAfter({ type: 'move-task', task, path: '一', before: null }))).toEqual([]);
  });
});
