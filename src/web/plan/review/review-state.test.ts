import { describe, expect, it } from 'vitest';
import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';
import {
  answerDoubt,
  batchOf,
  movedOn,
  openReview,
  operate,
  retryKept,
  selectTask,
  stepToDoubt,
  stored,
  toggleChosen,
  turnComma,
  type DraftAnswer,
} from '#web/plan/review/review-state.ts';
import { logOf, mechanismTask, place, roadTask, samplePlan, stationTask } from '#test/draft-sample.ts';
import { undoStep } from '#web/plan/review/undo-group.ts';

const version: VersionSummary = {
  id: 'v',
  planId: 'p',
  number: 1,
  state: 'draft',
  title: '测试方案',
  docNumber: null,
  issuedOn: null,
  fileName: 'a.txt',
  label: 'internal',
  format: 'txt',
  parserVersion: '1',
  parserOutdated: false,
  draftRevision: 0,
  coverageBp: 9000,
  openDoubts: 3,
  taskCount: 4,
  createdAt: '',
  createdBy: '',
  publishedAt: null,
  publishedBy: null,
};
const { text, ...ledger } = samplePlan;
const answerOf = (operations: readonly LoggedOperation[] = [], state: VersionSummary['state'] = 'draft'): DraftAnswer => ({
  version: { ...version, state, draftRevision: operations.length },
  plan: { id: 'p', number: 1, title: '测试方案' },
  text,
  ledger,
  anchors: [],
  operations: [...operations],
});
const open = () => openReview(answerOf(), null);
const retitle = (title: string): Operation => ({ type: 'edit-task', task: stationTask, set: { title } });
const titles = (state: ReturnType<typeof open>) => state.draft.tasks.map((task) => task.title);

describe('operate', () => {
  it('changes the draft at once and numbers what the server does not have yet', () => {
    const state = operate(open(), [retitle('甲'), retitle('乙')]);
    expect(titles(state)).toContain('乙');
    expect(state.pending.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(batchOf(state)).toEqual({ revision: 0, operations: [retitle('甲'), retitle('乙')] });
  });

  it('undoes what is not stored yet', () => {
    const done = operate(open(), [retitle('甲')]);
    const undo = undoStep(done.draft);
    expect(undo).not.toBeNull();
    expect(titles(operate(done, undo?.operations ?? []))).toEqual(titles(open()));
  });

  it('turns a comma that could go either way, and selects the task before it', () => {
    const at = place('，推动乙路').start;
    const split = turnComma(open(), { at, operation: { type: 'split-task', task: roadTask, at: [at + 1] } });
    expect(split.draft.tasks.find(({ key }) => key === split.selected)?.text).toBe('公路方面，加快甲Rl线建设');
    expect(split.toLedger).not.toBeNull();
    const refused = turnComma(open(), { at, operation: { type: 'split-task', task: roadTask, at: [0] } });
    expect([refused.refusal?.code, refused.pending]).toEqual(['split-outside', []]);
  });

  it('keeps equal answers apart that were given one after the other', () => {
    const dated = (day: string): Operation => ({ type: 'set-deadline', task: stationTask, deadline: { text: day, from: null, to: day } });
    let state = operate(open(), [dated('2026-12-31'), dated('2026-12-31')]);
    state = operate(state, [dated('2026-12-31')]);
    expect(undoStep(state.draft)?.operations).toEqual([{ type: 'undo', seq: 3 }]);
    // Each goes in a request of its own, so that the server's instants keep them apart too.
    expect(batchOf(state).operations).toHaveLength(2);
    const after = stored(state, { ...version, draftRevision: 2 }, logOf(...batchOf(state).operations));
    expect(batchOf(after)).toEqual({ revision: 2, operations: [dated('2026-12-31')] });
    expect(undoStep(operate(after, undoStep(after.draft)?.operations ?? []).draft)?.count).toBe(2);
  });

  it('leaves out what does not fit, and says why', () => {
    const state = operate(open(), [{ type: 'split-task', task: stationTask, at: [0] }]);
    expect(state.refusal?.code).toBe('split-outside');
    expect(state.pending).toEqual([]);
  });

  it('changes nothing in a published version', () => {
    expect(operate(openReview(answerOf([], 'published'), null), [retitle('甲')]).pending).toEqual([]);
  });

  it('selects what became of the selected task when it was merged away', () => {
    const own = open().draft.tasks;
    const selected = selectTask(open(), own[1]?.key ?? '', 'ledger');
    const merged = operate(selected, [{ type: 'merge-tasks', tasks: [roadTask, stationTask] }]);
    expect(merged.draft.tasks.map(({ key }) => key)).not.toContain(own[1]?.key);
    expect(merged.selected).toBe(own[0]?.key);
  });

  it('forgets chosen tasks that are gone', () => {
    const keys = open().draft.tasks.map(({ key }) => key);
    const chosen = toggleChosen(open(), keys, true);
    const left = operate(chosen, [{ type: 'remove-task', task: stationTask, reason: '' }]).chosen;
    expect(left.size).toBe(keys.length - 1);
  });
});

describe('stored', () => {
  it('moves what the server has from pending to the log; the numbers of the rest stay right', () => {
    const state = operate(open(), [retitle('甲')]);
    const later = operate(state, [retitle('乙')]);
    const after = stored(later, { ...version, draftRevision: 1 }, logOf(retitle('甲')));
    expect(after.pending.map(({ seq }) => seq)).toEqual([2]);
    expect(operate(after, [retitle('丙')]).pending.map(({ seq }) => seq)).toEqual([2, 3]);
  });
});

describe('movedOn', () => {
  const lead: Operation = { type: 'set-lead', tasks: [mechanismTask], unit: '市甲局' };

  it('shows what others did and keeps ours for one click', () => {
    const state = movedOn(operate(open(), [retitle('甲')]), answerOf(logOf(lead)));
    expect(state.conflict).toEqual({ others: logOf(lead), kept: [retitle('甲')] });
    expect(titles(state)).not.toContain('甲');
    const again = retryKept(state);
    expect(titles(again)).toContain('甲');
    expect(batchOf(again).revision).toBe(1);
    expect(again.conflict).toBeNull();
  });

  it('knows its own operation again when only the answer was lost, whatever the order of the keys', () => {
    const reordered: Operation = { set: { title: '甲' }, task: stationTask, type: 'edit-task' };
    const state = movedOn(operate(open(), [retitle('甲'), lead]), answerOf(logOf(reordered)));
    expect(state.conflict).toBeNull();
    expect(state.pending.map(({ operation }) => operation)).toEqual([lead]);
  });

  it('does not keep an undo: its number would mean another operation', () => {
    const before = openReview(answerOf(logOf(lead)), null);
    const state = movedOn(operate(before, [{ type: 'undo', seq: 1 }]), answerOf(logOf(lead, retitle('甲'))));
    expect(state.conflict?.kept).toEqual([]);
  });
});

describe('openReview', () => {
  it('takes up what the last visit could not send', () => {
    const state = openReview(answerOf(), { revision: 0, operations: [retitle('甲')] });
    expect(titles(state)).toContain('甲');
    expect(state.pending).toHaveLength(1);
  });
});

describe('open doubts', () => {
  it('asks doubts and gaps in the order of the text', () => {
    expect(open().openDoubts.map(({ type }) => type)).toEqual(['doubt', 'doubt', 'doubt', 'gap']);
  });

  it('goes to the one that is asked first, then on, and round the end', () => {
    let state = open();
    const asked: (string | null)[] = [];
    for (let step = 0; step < 5; step++) {
      state = stepToDoubt(state, 1);
      asked.push(state.asked);
    }
    const keys = open().openDoubts.map(({ key }) => key);
    expect(asked).toEqual([...keys, keys[0]]);
  });

  it('moves on when one is answered', () => {
    const [first, second] = open().openDoubts;
    const range = place('Rl线');
    const answer: Operation = { type: 'settle-doubt', doubt: { ...range, code: 'misprint' }, answer: { kind: 'as-printed' }, note: '' };
    expect(first?.start).toBe(range.start);
    expect(answerDoubt(open(), [answer]).asked).toBe(second?.key);
  });
});
