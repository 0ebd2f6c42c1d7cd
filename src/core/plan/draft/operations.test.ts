import { describe, expect, it } from 'vitest';
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import { at, lakeTask, logOf, mechanismTask, place, roadTask, samplePlan, stationTask } from '#test/draft-sample.ts';

const after = (...operations: Operation[]): Draft => replay(samplePlan, logOf(...operations));
const units = (task: DraftTask | undefined) =>
  task?.responsibilities.map(({ unit, role, basis, openList }) => `${unit} ${role} ${basis}${openList ? ' open' : ''}`);
const titles = (draft: Draft) => draft.tasks.map(({ title }) => title);
const task = (draft: Draft, index: number) => {
  const found = draft.tasks[index];
  if (found === undefined) throw new Error(`no task ${index}`);
  return found;
};
const open = (draft: Draft) => draft.doubts.filter(({ settled }) => settled === null).map(({ code }) => code);

describe('the draft of a parse', () => {
  it('takes units of a chapter as inherited, of the own paragraph as printed', () => {
    const draft = after();
    expect(units(draft.tasks[0])).toEqual([
      '市甲局 responsible inherited',
      '市乙局 responsible inherited',
      '等 responsible inherited open',
      '有关县市区 local inherited open',
    ]);
    expect(units(draft.tasks[2])).toEqual(['市丙局 lead printed', '市丁局 support printed']);
    expect(draft.tasks.map(leadOf)).toEqual([null, null, '市丙局', null]);
  });

  it('takes named projects as objects, and the document that a policy task makes', () => {
    const draft = after();
    expect(task(draft, 0).objects).toEqual([
      { name: '甲Rl线', kind: 'project', range: place('甲Rl线') },
      { name: '乙路', kind: 'project', range: place('乙路') },
    ]);
    expect(task(draft, 1).objects).toEqual([]);
    expect(task(draft, 2).objects).toEqual([{ name: '丁湖保护规划', kind: 'policy', range: place('丁湖保护规划') }]);
  });
});

describe('a body that the sentence names', () => {
  it('answers where no assignment speaks', () => {
    const parsed = { ...samplePlan, tasks: samplePlan.tasks.map((each) => ({ ...each, subject: '领导小组' })) };
    expect(units(replay(parsed, []).tasks[3])).toEqual(['领导小组 responsible printed']);
    expect(units(replay(parsed, []).tasks[2])).toEqual(['市丙局 lead printed', '市丁局 support printed']);
  });
});

describe('fields', () => {
  it('edit-task sets what is named and nothing else', () => {
    const draft = after({ type: 'edit-task', task: stationTask, set: { kind: 'project', subject: '领导小组' } });
    expect(task(draft, 1)).toMatchObject({ kind: 'project', subject: '领导小组', title: '推进丙站建设', changed: true });
    expect(task(draft, 0).changed).toBe(false);
    expect(task(after({ type: 'edit-task', task: stationTask, set: { subject: null, title: '建丙站' } }), 1)).toMatchObject({
      subject: null,
      title: '建丙站',
    });
  });

  it('set-deadline takes the place of the printed one, null takes it away', () => {
    const deadline = { text: '2026年底前', from: null, to: '2026-12-31' };
    expect(task(after({ type: 'set-deadline', task: roadTask, deadline }), 0).deadlines).toEqual([
      { ...deadline, role: 'task', range: null },
    ]);
    expect(task(after({ type: 'set-deadline', task: roadTask, deadline: null }), 0).deadlines).toEqual([]);
  });

  it('set-objects keeps the place of a name that stood there before', () => {
    const objects = [
      { name: '乙路', kind: 'platform' as const },
      { name: '新路', kind: 'project' as const },
      { name: '新路', kind: 'project' as const },
    ];
    expect(task(after({ type: 'set-objects', task: roadTask, objects }), 0).objects).toEqual([
      { name: '乙路', kind: 'platform', range: place('乙路') },
      { name: '新路', kind: 'project', range: null },
    ]);
  });
});

describe('units', () => {
  it('set-lead names one lead for many tasks and adds the unit where it is missing', () => {
    const draft = after({ type: 'set-lead', tasks: [roadTask, lakeTask], unit: '市乙局' });
    expect(units(draft.tasks[0])).toEqual([
      '市乙局 lead changed',
      '市甲局 responsible inherited',
      '等 responsible inherited open',
      '有关县市区 local inherited open',
    ]);
    expect(units(draft.tasks[2])).toEqual(['市乙局 lead changed', '市丙局 responsible changed', '市丁局 support printed']);
    expect(draft.tasks.map(leadOf)).toEqual(['市乙局', null, '市乙局', null]);
  });

  it('set-lead to null leaves nobody in the lead', () => {
    expect(units(after({ type: 'set-lead', tasks: [lakeTask], unit: null }).tasks[2])).toEqual([
      '市丙局 responsible changed',
      '市丁局 support printed',
    ]);
  });

  it('set-lead to the lead that is printed changes nothing', () => {
    expect(task(after({ type: 'set-lead', tasks: [lakeTask], unit: '市丙局' }), 2).changed).toBe(false);
  });

  it('lead-first names the unit that each task lists first, and nobody where that is nobody in particular', () => {
    const draft = after({ type: 'lead-first', tasks: [roadTask, lakeTask, mechanismTask] });
    expect(units(draft.tasks[0])).toEqual([
      '市甲局 lead changed',
      '市乙局 responsible inherited',
      '等 responsible inherited open',
      '有关县市区 local inherited open',
    ]);
    expect(task(draft, 2).changed).toBe(false);
    expect(draft.tasks.map(leadOf)).toEqual(['市甲局', null, '市丙局', null]);
  });

  it('add-unit adds, and changes the role of a unit that stands there', () => {
    const draft = after(
      { type: 'add-unit', tasks: [lakeTask], unit: '市丁局', role: 'responsible', ownPart: '东岸' },
      { type: 'add-unit', tasks: [lakeTask], unit: '市戊局', role: 'lead', ownPart: null },
    );
    expect(units(draft.tasks[2])).toEqual(['市戊局 lead changed', '市丙局 responsible changed', '市丁局 responsible changed']);
    expect(task(draft, 2).responsibilities[2]?.ownPart).toBe('东岸');
  });

  it('drop-unit drops from all tasks named', () => {
    const draft = after({ type: 'drop-unit', tasks: [roadTask, stationTask, mechanismTask], unit: '市甲局' });
    expect(draft.tasks.slice(0, 2).flatMap(({ responsibilities }) => responsibilities.map(({ unit }) => unit))).not.toContain('市甲局');
    expect(open(draft)).not.toContain('operation-lost');
    expect(task(draft, 3).changed).toBe(false);
  });
});

describe('tasks', () => {
  const cut = place('推动乙路').start;

  it('split-task cuts the text, gives each part what stands in it and drops the comma between', () => {
    const draft = after({ type: 'split-task', task: roadTask, at: [cut] });
    expect(draft.tasks.slice(0, 2).map(({ key, text, title }) => ({ key, text, title }))).toEqual([
      { key: `p${roadTask.ranges[0]?.start}`, text: '公路方面，加快甲Rl线建设', title: '加快甲Rl线建设' },
      { key: 'o1.1', text: '推动乙路年内开工', title: '推动乙路年内开工' },
    ]);
    expect(draft.tasks.slice(0, 2).map(({ objects }) => objects.map(({ name }) => name))).toEqual([['甲Rl线'], ['乙路']]);
    expect(draft.tasks.slice(0, 2).map(({ deadlines }) => deadlines.length)).toEqual([0, 1]);
    expect(units(draft.tasks[1])).toEqual(units(draft.tasks[0]));
  });

  it('split-task leaves what stands outside of the task with all its parts', () => {
    const title = { kind: 'by' as const, role: 'task' as const, path: '', raw: '测试', from: null, to: '2020-06-30', ...place('测试') };
    const tasks = samplePlan.tasks.map((each, index) => (index === 0 ? { ...each, deadlines: [samplePlan.deadlines.length] } : each));
    const parsed = { ...samplePlan, tasks, deadlines: [...samplePlan.deadlines, title] };
    const draft = replay(parsed, logOf({ type: 'split-task', task: roadTask, at: [cut] }));
    expect(draft.tasks.slice(0, 2).map(({ deadlines }) => deadlines.map(({ text }) => text))).toEqual([['测试'], ['测试']]);
  });

  it('split-task leaves a day that a person gave with all its parts', () => {
    const deadline = { text: '年底前', from: null, to: '2026-12-31' };
    const draft = after({ type: 'set-deadline', task: roadTask, deadline }, { type: 'split-task', task: roadTask, at: [cut] });
    expect(draft.tasks.slice(0, 2).map(({ deadlines }) => deadlines.map(({ to }) => to))).toEqual([['2026-12-31'], ['2026-12-31']]);
  });

  it('split-task reads the labels of each part, but keeps what a person gave to the whole', () => {
    const labels = ({ tasks }: Draft) => tasks.slice(0, 2).map(({ kind, commitment }) => [kind, commitment]);
    const read = after({ type: 'split-task', task: roadTask, at: [cut] });
    expect(labels(read)[1]).toEqual(['project', 'start']);
    const set = { kind: 'policy' as const, commitment: 'explore' as const };
    const kept = after({ type: 'edit-task', task: roadTask, set }, { type: 'split-task', task: roadTask, at: [cut] });
    expect(labels(kept)).toEqual([
      ['policy', 'explore'],
      ['policy', 'explore'],
    ]);
  });

  it('merge-tasks keeps the fields and the lead of the first, and joins the rest', () => {
    const draft = after({ type: 'merge-tasks', tasks: [lakeTask, stationTask] });
    expect(titles(draft)).toEqual([task(after(), 0).title, '编制《丁湖保护规划》', '完善戊机制']);
    expect(task(draft, 1)).toMatchObject({ kind: 'policy', text: '推进丙站建设；编制《丁湖保护规划》' });
    expect(leadOf(task(draft, 1))).toBe('市丙局');
    expect(units(draft.tasks[1])).toContain('市甲局 responsible inherited');
    expect(task(after({ type: 'merge-tasks', tasks: [stationTask, lakeTask] }), 1).path).toBe('一');
    expect(
      leadOf(
        task(after({ type: 'set-lead', tasks: [stationTask], unit: '市甲局' }, { type: 'merge-tasks', tasks: [stationTask, lakeTask] }), 1),
      ),
    ).toBe('市甲局');
  });

  it('what was split and merged again reads as before', () => {
    const draft = after(
      { type: 'split-task', task: roadTask, at: [cut] },
      { type: 'merge-tasks', tasks: [at('公路方面，加快甲Rl线建设'), at('推动乙路年内开工')] },
    );
    expect(task(draft, 0).text).toBe(task(after(), 0).text);
    expect(draft.tasks).toHaveLength(4);
  });

  it.each([
    ['before another', '二', mechanismTask, ['编制《丁湖保护规划》', '推进丙站建设', '完善戊机制']],
    ['to the end of a chapter', '二', null, ['编制《丁湖保护规划》', '完善戊机制', '推进丙站建设']],
    ['to the front of its chapter', '一', roadTask, null],
  ])('move-task %s', (_, path, before, order) => {
    const draft = after({ type: 'move-task', task: stationTask, path, before });
    if (order === null) expect(titles(draft)[0]).toBe('推进丙站建设');
    else expect(titles(draft).slice(1)).toEqual(order);
    expect(draft.tasks.find(({ title }) => title === '推进丙站建设')?.path).toBe(path);
  });

  it('add-task takes text that nobody claimed, in its place, with the units of the chapter', () => {
    const ranges = [place('这一句没有人认领')];
    const draft = after({ type: 'add-task', ranges, path: '二', title: '认领' });
    expect(draft.tasks.at(-1)).toMatchObject({ key: 'o1.0', path: '二', title: '认领', text: '这一句没有人认领', role: 'task' });
    expect(draft.coverage.gaps).toEqual([]);
    expect(draft.clauses.find(({ marked }) => marked === 1)).toMatchObject({ kind: 'task', ...ranges[0] });
  });

  it('add-task inside an assigned chapter inherits the closing assignment', () => {
    const draft = after(
      { type: 'remove-task', task: stationTask, reason: '重做' },
      { type: 'add-task', ranges: stationTask.ranges, path: '一', title: '丙站' },
    );
    expect(titles(draft)[1]).toBe('丙站');
    expect(units(draft.tasks[1])).toContain('市甲局 responsible inherited');
  });

  it('add-task takes up the deadlines and projects that stand in its text, and reads its labels from it', () => {
    const part = place('推动乙路年内开工');
    const draft = after(
      { type: 'remove-task', task: roadTask, reason: '' },
      { type: 'add-task', ranges: [part], path: '一', title: '乙路' },
    );
    expect(task(draft, 0)).toMatchObject({
      title: '乙路',
      commitment: 'start',
      deadlines: [{ text: '年内', role: 'task', range: place('年内') }],
      objects: [{ name: '乙路', range: place('乙路') }],
    });
  });

  it('remove-task marks its text as none', () => {
    const draft = after({ type: 'remove-task', task: mechanismTask, reason: '不是事项' });
    expect(titles(draft)).not.toContain('完善戊机制');
    expect(draft.clauses.filter(({ kind }) => kind === 'none')).toEqual([
      { path: '二', kind: 'none', marked: 1, ...mechanismTask.ranges[0] },
    ]);
    expect(draft.coverage.byKind['none']).toBe(5);
  });
});

describe('the text', () => {
  it('mark accounts for a range and cuts the leaf', () => {
    const range = place('没有人认领');
    const draft = after({ type: 'mark', range, as: 'goal', reason: '' });
    expect(draft.coverage.gaps).toEqual([place('这一句')]);
    expect(draft.clauses.map(({ start }) => start)).toEqual([0, ...draft.clauses.slice(0, -1).map(({ end }) => end)]);
  });

  it('accept-gap leaves the gap out and keeps who accepted it', () => {
    const range = place('这一句没有人认领');
    const draft = after({ type: 'accept-gap', range, reason: '过渡句' });
    expect(draft.coverage.gaps).toEqual([]);
    expect(draft.coverage.accepted).toEqual([{ ...range, reason: '过渡句', actor: '本机', at: '2026-01-01T00:00:00.000Z' }]);
    expect(draft.coverage.accounted).toBeLessThan(draft.coverage.total);
  });

  it('mark-assignment gives its units to the tasks since the assignment before', () => {
    const range = place('这一句没有人认领');
    const draft = after({ type: 'mark-assignment', range, lead: ['市己局'], responsible: [], support: [], local: [] });
    expect(draft.tasks.map(leadOf)).toEqual([null, null, '市丙局', '市己局']);
    expect(units(draft.tasks[3])).toEqual(['市己局 lead printed']);
    expect(draft.assignments.at(-1)).toMatchObject({ path: '二', raw: '这一句没有人认领' });
    expect(draft.coverage.gaps).toEqual([]);
  });
});

describe('doubts', () => {
  const settle = (
    code: 'misprint' | 'open-list' | 'undated-year',
    words: string,
    answer: Extract<Operation, { type: 'settle-doubt' }>['answer'],
  ): Operation => ({
    type: 'settle-doubt',
    doubt: { code, ...place(words) },
    answer,
    note: '已核',
  });
  const list = '（责任单位：市甲局、市乙局等，有关县市区）\n';

  it('corrected changes what is shown, not the document', () => {
    const draft = after(settle('misprint', 'Rl线', { kind: 'corrected', text: 'R1线' }));
    expect(task(draft, 0)).toMatchObject({
      text: '公路方面，加快甲R1线建设，推动乙路年内开工',
      title: '公路方面，加快甲R1线建设，推动乙路年内开工',
    });
    expect(task(draft, 0).objects[0]?.name).toBe('甲R1线');
    expect(draft.text).toBe(samplePlan.text);
    expect(open(draft)).toEqual(['undated-year', 'open-list']);
    const parts = after(settle('misprint', 'Rl线', { kind: 'corrected', text: 'R1线' }), {
      type: 'split-task',
      task: roadTask,
      at: [place('推动乙路').start],
    });
    expect(task(parts, 0).text).toBe('公路方面，加快甲R1线建设');
  });

  it('named takes the place of the open groups in all tasks of the assignment', () => {
    const draft = after(settle('open-list', list, { kind: 'named', units: ['市庚局', '岱岳区'] }));
    const named = ['市甲局 responsible inherited', '市乙局 responsible inherited', '市庚局 responsible changed', '岱岳区 local changed'];
    expect(units(draft.tasks[0])).toEqual(named);
    expect(units(draft.tasks[1])).toEqual(named);
  });

  it.each([
    ['等', ['市庚局'], ['市庚局 responsible changed', '有关县市区 local inherited open']],
    ['等', ['市庚局', '岱岳区'], ['市庚局 responsible changed', '岱岳区 local changed']],
    ['等', ['岱岳区'], ['岱岳区 local changed']],
    ['有关县市区', ['岱岳区'], ['等 responsible inherited open', '岱岳区 local changed']],
  ])('a doubt about %s alone, answered by %o', (group, named, expected) => {
    const parsed = { ...samplePlan, doubts: [{ code: 'open-list' as const, message: '', ...place(group) }] };
    const draft = replay(parsed, logOf(settle('open-list', group, { kind: 'named', units: named })));
    expect(units(draft.tasks[0])).toEqual(['市甲局 responsible inherited', '市乙局 responsible inherited', ...expected]);
  });

  it('as-printed keeps the open groups', () => {
    const draft = after(settle('open-list', list, { kind: 'as-printed' }));
    expect(units(draft.tasks[0])).toContain('等 responsible inherited open');
    expect(open(draft)).toEqual(['misprint', 'undated-year']);
  });

  it('dated is the day of issue: it dates what hangs on it and answers every such doubt', () => {
    const answered = after(settle('undated-year', '年内', { kind: 'dated', day: '2020-09-01' }));
    expect(answered.issuedOn).toBe('2020-09-01');
    expect(task(answered, 0).deadlines[0]?.to).toBe('2020-12-31');
    const edited = after({ type: 'edit-plan', set: { issuedOn: '2021-03-01' } });
    expect(task(edited, 0).deadlines[0]?.to).toBe('2021-12-31');
    expect(open(edited)).toEqual(['misprint', 'open-list']);
    expect(edited.doubts.find(({ code }) => code === 'undated-year')?.settled).toMatchObject({
      answer: { kind: 'dated', day: '2021-03-01' },
      seq: 1,
    });
  });

  it('edit-plan sets title and number', () => {
    expect(after({ type: 'edit-plan', set: { title: '新题', docNumber: '泰政发〔2020〕1号' } })).toMatchObject({
      title: '新题',
      docNumber: '泰政发〔2020〕1号',
      issuedOn: null,
    });
  });
});
