/**
 * Plans that somebody worked through with operations of every kind, as a whole: how each task stands, what each operation is called, what
 * did not fit, what would be published, and where it all lands in another wording. One has units behind chapters and no lead, one is a table
 * with leads, gaps in its numbers and tasks of nobody, one a table with times that are no days. In test/corpus/worked; see corpus.test.ts.
 */
// oxlint-disable-next-line no-restricted-imports -- the plan is a file; only tests read it
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import { describeOperation } from '#core/plan/draft/describe-operation.ts';
import { answersFor } from '#core/plan/draft/doubt-answers.ts';
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';
import { checkPublish, toPublication } from '#core/plan/draft/publish.ts';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { advance, replay } from '#core/plan/draft/replay.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { ParsedPlan, Range } from '#core/plan/parsed-plan.ts';

const corpus = new URL('../../../../test/corpus/', import.meta.url);
const at = '2026-01-01T00:00:00.000Z';

/** What is printed beside a task is another thing, or nothing; and a correction of words beside which nothing is printed. */
function correctionsOf(task: DraftTask, turn: number, elsewhere: Range): readonly Operation[] {
  const to = { kind: 'person' as const, label: '责任领导', values: ['张三', '李四'].slice(0, 1 + (turn % 2)) };
  const places = [task.fields[0]?.range ?? elsewhere, elsewhere];
  return places.map(({ start, end }) => ({
    type: 'set-field',
    tasks: [{ ranges: task.ranges }],
    field: { start, end },
    to: turn % 3 === 2 ? null : to,
  }));
}

/** One operation of each kind on neighbouring tasks, and some that cannot fit. */
function operationsAt(draft: Draft, turn: number, length: number): readonly Operation[] {
  const anchorOf = (index: number) => ({ ranges: draft.tasks[index % draft.tasks.length]?.ranges ?? [] });
  const first = turn * 7;
  const task = draft.tasks[first % draft.tasks.length];
  const [own = { start: 0, end: 1 }] = task?.ranges ?? [];
  const middle = own.start + Math.floor((own.end - own.start) / 2);
  const free = draft.clauses.filter(({ kind }) => !['task', 'heading'].includes(kind));
  const clause = draft.clauses[(turn * 11) % draft.clauses.length] ?? own;
  const markable = free[(turn * 5) % free.length] ?? own;
  const doubt = draft.doubts[turn % Math.max(1, draft.doubts.length)];
  const answers = doubt === undefined ? [] : answersFor(doubt, draft);
  const answer = answers[turn % Math.max(1, answers.length)]?.build(['市甲局、市乙局', '2022-03-04'][turn % 2] ?? '');
  const path = draft.headings[(turn * 5) % draft.headings.length]?.path ?? '';
  const gap = draft.coverage.gaps[turn % Math.max(1, draft.coverage.gaps.length)];
  const beside = draft.tasks.filter(({ fields }) => fields.length > 0);
  const printed = beside[(turn * 5) % beside.length];
  return [
    { type: 'edit-task', task: anchorOf(first), set: { title: `事项${turn}`, kind: 'project', commitment: 'deliver', subject: '市甲局' } },
    { type: 'set-lead', tasks: [anchorOf(first), anchorOf(first + 1)], unit: turn % 3 === 0 ? null : '市发展改革委' },
    { type: 'add-unit', tasks: [anchorOf(first + 1)], unit: '市丙局', role: 'supervise', ownPart: turn % 2 === 0 ? null : '督导' },
    {
      type: 'drop-unit',
      tasks: [anchorOf(first + 2)],
      unit: draft.tasks[(first + 2) % draft.tasks.length]?.responsibilities[0]?.unit ?? '',
    },
    { type: 'set-deadline', task: anchorOf(first + 2), deadline: { text: '2021年底', from: null, to: '2021-12-31' } },
    { type: 'set-deadline', task: anchorOf(first + 3), deadline: null },
    { type: 'set-objects', task: anchorOf(first + 3), objects: [{ name: '甲项目', kind: 'project' }] },
    ...(printed === undefined ? [] : correctionsOf(printed, turn, own)),
    { type: 'split-task', task: anchorOf(first), at: [middle] },
    { type: 'merge-tasks', tasks: [anchorOf(first + 4), anchorOf(first + 5)] },
    { type: 'move-task', task: anchorOf(first + 6), path, before: turn % 2 === 0 ? null : anchorOf(first) },
    { type: 'remove-task', task: anchorOf(first + 5), reason: '不是事项' },
    { type: 'add-task', ranges: [{ start: clause.start, end: clause.end }], path, title: '' },
    { type: 'add-task', ranges: [{ start: own.start, end: own.end }], path: '二/（一）', title: '重复' },
    { type: 'mark', range: { start: markable.start, end: markable.end }, as: turn % 2 === 0 ? 'goal' : 'none', reason: '无需交办' },
    {
      type: 'mark-assignment',
      range: { start: markable.start, end: Math.min(markable.end, markable.start + 20) },
      lead: ['市丁局'],
      responsible: ['市戊局', '有关县市区'],
      support: ['市己局'],
      local: [],
    },
    ...(doubt !== undefined && answer
      ? [{ type: 'settle-doubt', doubt: { code: doubt.code, start: doubt.start, end: doubt.end }, answer, note: '' } as const]
      : []),
    ...(gap === undefined ? [] : [{ type: 'accept-gap', range: { start: gap.start, end: gap.end }, reason: '附件' } as const]),
    { type: 'edit-plan', set: turn % 2 === 0 ? { issuedOn: `202${turn % 5}-06-01` } : { title: `方案${turn}`, docNumber: null } },
    { type: 'undo', seq: 3 * turn + 1 },
    { type: 'split-task', task: anchorOf(first), at: [0] },
    { type: 'mark', range: { start: length, end: length + 5 }, as: 'none', reason: '' },
  ];
}

function work(parsed: ParsedPlan): { readonly log: readonly LoggedOperation[]; readonly said: readonly string[] } {
  const log: LoggedOperation[] = [];
  const said: string[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const before = replay(parsed, log);
    for (const operation of operationsAt(before, turn, parsed.text.length)) {
      const draft = replay(parsed, log);
      const misfit = checkOperation(draft, operation);
      said.push(`${describeOperation(operation)}: ${misfit?.code ?? 'fits'}`);
      const entry = { seq: log.length + 1, operation, actor: '甲', at };
      // What did not fit is kept now and then, as an older log could hold it.
      if (misfit !== null && turn % 3 !== 2) continue;
      log.push(entry);
      // The first turn, before anything was undone: an undo reaches back.
      if (operation.type !== 'undo' && !log.some(({ operation: { type } }) => type === 'undo'))
        expect(advance(draft, entry)).toEqual(replay(parsed, log));
    }
  }
  return { log, said };
}

const ranges = (task: Pick<DraftTask, 'ranges'>): string => task.ranges.map(({ start, end }) => `${start}-${end}`).join(' ');

it.each(['000-taian-shenghui.txt', '029-zhejiang-ai-renwubiao.txt', '033-pingtan-2022-zhengwugongkai-fenjiebiao.txt'])(
  '%s stands as before',
  async (name) => {
    const text = readFileSync(new URL(name, corpus), 'utf8');
    const parsed = parsePlan(text);
    const { log, said } = work(parsed);
    const draft = replay(parsed, log);
    const checked = checkPublish(draft, []);
    const publication = toPublication(draft, 3, ['3-2.1.1', '3-2.2.1'], new Map([[draft.tasks[4]?.key ?? '', '3-1.9.9']]));
    const moved = relocateLog(log, parsed, parsePlan(`${text.slice(0, 900)}（略）${text.slice(940, 4000)}${text.slice(4100)}`));
    const lines = [
      [draft.title, draft.docNumber, draft.issuedOn].join(' | '),
      ...said,
      ...draft.applied.map(({ seq }) => `applied ${seq}`),
      ...draft.undone.map((entry) => `undone ${JSON.stringify(entry)}`),
      ...draft.tasks.map((task) => `task ${ranges(task)} ${JSON.stringify({ ...task, ranges: undefined, text: undefined })}`),
      ...draft.doubts.map((doubt) => `doubt ${JSON.stringify(doubt)}`),
      ...draft.doubts.map((doubt) =>
        [`answers ${doubt.key}`, ...answersFor(doubt, draft).map(({ key, labelKey, proposal }) => `${key} ${labelKey} ${proposal}`)].join(
          ' | ',
        ),
      ),
      `coverage ${JSON.stringify(draft.coverage)}`,
      `publish ${JSON.stringify(checked)}`,
      ...publication.clauses.map((clause) => `clause ${JSON.stringify({ ...clause, body: clause.body.slice(0, 12) })}`),
      ...publication.tasks.map((task) => `row ${JSON.stringify({ ...task, text: task.text.slice(0, 12) })}`),
      ...moved.map((entry) => `moved ${JSON.stringify(entry.operation)}`),
    ];
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(fileURLToPath(new URL(`worked/${name}`, corpus)));
  },
);
