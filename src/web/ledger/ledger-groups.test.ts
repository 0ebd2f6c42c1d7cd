import { describe, expect, it } from 'vitest';
import { taskRow } from '#test/sample-task.ts';
import { groupAt, groupsOf, planTitles, type Group } from '#web/ledger/ledger-groups.ts';

const task = (id: string, path: string, lead: string | null = null) => taskRow(id, { path, chapter: `章${path}`, lead });

const rows = [task('a', '二/（一）', '市水利局'), task('b', '二/（一）', '市水利局'), task('c', '二/（二）')];
const whole = (tasks: typeof rows, total = tasks.length) => ({ runs: [{ start: 0, tasks }], total });
const inWords = (groups: readonly Group[]) =>
  groups.map(({ label, count, from, begins }) => `${begins ? '' : '…'}${label ?? '无'} ${count ?? '?'} @${from}`);

describe('the groups of the ledger', () => {
  it('are counted chapters', () => {
    expect(inWords(groupsOf(whole(rows), 'chapter'))).toEqual(['章二/（一） 2 @0', '章二/（二） 1 @2']);
  });

  it('are those of one plan: another has chapters of the same number', () => {
    const inPlan = (id: string, planId: string) => taskRow(id, { path: '一', chapter: '总则', planId });
    const both = whole([inPlan('a', 'p1'), inPlan('b', 'p2')]);
    expect(groupsOf(both, 'chapter').map(({ count }) => count)).toEqual([1, 1]);
    const plans = [
      { value: 'p1', named: '《交通方案》' },
      { value: 'p2', named: '《水利方案》' },
    ];
    expect(groupsOf(both, 'chapter', planTitles(plans)).map(({ plan }) => plan)).toEqual(['《交通方案》', '《水利方案》']);
    expect(groupsOf(both, 'unit', planTitles(plans)).map(({ plan }) => plan)).toEqual([null]);
    expect(groupsOf(both, 'chapter', planTitles(plans.slice(1))).map(({ plan }) => plan)).toEqual([null, null]);
  });

  it('join paragraphs that share the heading above them', () => {
    const paragraph = (id: string, path: string) => ({ ...task(id, path), chapter: '持续恢复传统消费' });
    const groups = groupsOf(whole([paragraph('a', '一/(一)/1'), paragraph('b', '一/(一)/2'), paragraph('c', '一/(二)/3')]), 'chapter');
    expect(groups.map(({ path, count }) => [path, count])).toEqual([
      ['一/(一)', 2],
      ['一/(二)/3', 1],
    ]);
  });

  it('end with the heading that they stand under, behind what people added there', () => {
    const paths = ['一/（一）', '一/（一）/1', '一/（一）/2', '一/（一）', '一/（二）', '一/（二）/1', '一/（二）/2', '一/（三）/1'];
    const tasks = paths.map((path, index) => taskRow(`t${index}`, { path, chapter: '把实施好宏观政策和深化改革结合起来' }));
    expect(groupsOf(whole(tasks), 'chapter').map(({ path, count }) => [path, count])).toEqual([
      ['一/（一）', 4],
      ['一/（二）', 3],
      ['一/（三）/1', 1],
    ]);
  });

  it('are not counted where rows before or behind are not held, and begin where that is seen', () => {
    expect(inWords(groupsOf(whole(rows, 5), 'chapter'))).toEqual(['章二/（一） 2 @0', '章二/（二） ? @2']);
    const apart = {
      runs: [
        { start: 0, tasks: rows },
        { start: 200, tasks: rows },
      ],
      total: 203,
    };
    expect(inWords(groupsOf(apart, 'chapter'))).toEqual([
      '章二/（一） 2 @0',
      '章二/（二） ? @2',
      '…章二/（一） ? @200',
      '章二/（二） 1 @202',
    ]);
  });

  it('are those of leads, the tasks without one under no name; or none', () => {
    expect(inWords(groupsOf(whole(rows), 'unit'))).toEqual(['市水利局 2 @0', '无 1 @2']);
    // Their heads count what the unit leads; the facet counts every role.
    expect(groupsOf(whole(rows), 'unit').map(({ led }) => led)).toEqual([true, false]);
    expect(groupsOf(whole(rows), 'chapter').map(({ led }) => led)).toEqual([false, false]);
    expect(groupsOf(whole(rows), 'none')).toEqual([]);
  });

  it('are found by the place of a row', () => {
    const groups = groupsOf(
      {
        runs: [
          { start: 0, tasks: rows },
          { start: 200, tasks: rows },
        ],
        total: 500,
      },
      'chapter',
    );
    expect([0, 1, 2, 3, 201, 203].map((place) => groupAt(groups, place)?.from)).toEqual([0, 0, 2, undefined, 200, undefined]);
  });
});
