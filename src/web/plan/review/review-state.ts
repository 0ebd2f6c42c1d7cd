/** The review workspace as one value, and every change of it as a pure function. */
import type { z } from 'zod';
import type { draftSchema } from '#contract/plan/draft-endpoints.ts';
import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import type { Failure } from '#core/failure.ts';
import type { CommaMark } from '#core/plan/draft/comma-marks.ts';
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';
import { advance, replay } from '#core/plan/draft/replay.ts';
import type { ParsedPlan, Range } from '#core/plan/parsed-plan.ts';
import { wholeParse, type StoredParse } from '#core/plan/stored-parse.ts';
import type { ContinuedLeads } from '#web/plan/review/continued-leads.ts';
import type { TaskFilter } from '#web/plan/review/ledger-rows.ts';
import { type KeptOperations, reconcile, withoutUndo } from '#web/plan/review/pending-operations.ts';
import { askedTasks } from '#web/plan/review/asked-tasks.ts';
import { doubtAfter, openDoubts, stepDoubt, type OpenDoubt } from '#web/plan/review/open-doubts.ts';

export type DraftAnswer = z.output<typeof draftSchema>;

/** Somebody else was faster: what they did, and what of ours waits for one click. */
export interface Conflict {
  readonly others: readonly LoggedOperation[];
  readonly kept: readonly Operation[];
}

/** Where a pane is asked to go; `turn` makes the same place a new request. */
export interface ScrollRequest {
  readonly offset: number;
  readonly turn: number;
}

export interface ReviewState {
  readonly version: VersionSummary;
  readonly parsed: ParsedPlan;
  /** What the server has. */
  readonly log: readonly LoggedOperation[];
  /** What was done here and is not on the server yet, in order, numbered as the server will number it. */
  readonly pending: readonly LoggedOperation[];
  readonly draft: Draft;
  readonly openDoubts: readonly OpenDoubt[];
  readonly sending: 'idle' | 'sending' | 'failed';
  readonly sendFailure: string | null;
  readonly conflict: Conflict | null;
  /** The last operation that did not fit. */
  readonly refusal: Failure | null;
  readonly selected: string | null;
  readonly chosen: ReadonlySet<string>;
  /** The key of the open doubt whose answers are offered. */
  readonly asked: string | null;
  readonly filter: TaskFilter;
  /** Leads that a new version's tasks bring from the ledger; empty until they are known. */
  readonly continuedLeads: ContinuedLeads;
  /** Printed names that were decided in the ledger for each of its tasks that goes on here: they are not asked again. */
  readonly decidedTexts: ReadonlySet<string>;
  /** The stretch of text that was selected by mouse or keyboard. */
  readonly stretch: Range | null;
  readonly toDocument: ScrollRequest | null;
  /** `offset`: where the task begins that the list is to show. */
  readonly toLedger: ScrollRequest | null;
}

/** A change of the state. */
export type Change = (state: ReviewState) => ReviewState;

/** The state when the draft has been read; what the last visit could not send is taken up again. */
export function openReview(answer: DraftAnswer, kept: KeptOperations | null): ReviewState {
  const parsed = parsedOf(answer);
  const draft = replay(parsed, answer.operations);
  const doubts = openDoubts(draft);
  const first = doubts[0];
  const state: ReviewState = {
    version: answer.version,
    parsed,
    log: answer.operations,
    pending: [],
    draft,
    openDoubts: doubts,
    sending: 'idle',
    sendFailure: null,
    conflict: null,
    refusal: null,
    selected: null,
    chosen: new Set(),
    asked: first?.key ?? null,
    filter: { withoutLead: false, text: '' },
    continuedLeads: new Map(),
    decidedTexts: new Set(),
    stretch: null,
    toDocument: null,
    toLedger: null,
  };
  return kept === null || answer.version.state !== 'draft' ? state : takeUp(state, kept);
}

/** After draft-moved-on: the fresh draft, with what was selected, and what of ours the server does not have. */
export function movedOn(state: ReviewState, answer: DraftAnswer): ReviewState {
  const kept = { revision: state.version.draftRevision, operations: state.pending.map(({ operation }) => operation) };
  const fresh = openReview(answer, kept);
  const { selected, chosen, filter, continuedLeads, decidedTexts, asked } = state;
  return { ...fresh, selected, chosen, filter, continuedLeads, decidedTexts, asked: asked ?? fresh.asked };
}

function takeUp(state: ReviewState, { revision, operations }: KeptOperations): ReviewState {
  const { unsent, others } = reconcile(
    operations,
    state.log.filter(({ seq }) => seq > revision),
  );
  if (unsent.length === 0) return state;
  return others.length === 0 ? operate(state, unsent) : { ...state, conflict: { others, kept: withoutUndo(unsent) } };
}

// The edge: the ledger is the parser's output as the server stored it.
function parsedOf(answer: DraftAnswer): ParsedPlan {
  return wholeParse(answer.ledger as StoredParse, answer.text);
}

/** May this version be changed? */
export function isEditable(state: ReviewState): boolean {
  return state.version.state === 'draft';
}

/**
 * Applies operations at once and queues them as one deed of the person. The first that does not fit ends it: it and the rest are not done.
 * `deed`: tells deeds apart until the server has given them their instant; undo takes one of them back (undo-group.ts).
 */
export function operate(state: ReviewState, operations: readonly Operation[], deed = nextDeed(state)): ReviewState {
  if (!isEditable(state)) return state;
  let { draft, pending } = state;
  let refusal: Failure | null = null;
  for (const operation of operations) {
    refusal = checkOperation(draft, operation);
    if (refusal !== null) break;
    const entry = { seq: nextSeq(state.version, pending), operation, actor: '', at: deed };
    pending = [...pending, entry];
    draft = operation.type === 'undo' ? replay(state.parsed, [...state.log, ...pending]) : advance(draft, entry);
  }
  return settled(state, { ...state, draft, pending, refusal });
}

function nextSeq(version: VersionSummary, pending: readonly LoggedOperation[]): number {
  return version.draftRevision + pending.length + 1;
}

function nextDeed({ version, pending }: ReviewState): string {
  return `here ${nextSeq(version, pending)}`;
}

/** Keeps selection and queue at their place when the draft changed under them. */
function settled(before: ReviewState, after: ReviewState): ReviewState {
  if (before.draft === after.draft) return after;
  const doubts = openDoubts(after.draft);
  const keys = new Set(after.draft.tasks.map(({ key }) => key));
  return {
    ...after,
    openDoubts: doubts,
    asked: keptDoubt(before, doubts),
    selected: keptTask(before, after.draft),
    chosen: new Set([...before.chosen].filter((key) => keys.has(key))),
    stretch: null,
  };
}

function keptDoubt(before: ReviewState, doubts: readonly OpenDoubt[]): string | null {
  if (doubts.some(({ key }) => key === before.asked)) return before.asked;
  const gone = before.openDoubts.find(({ key }) => key === before.asked);
  return doubtAfter(doubts, gone?.start ?? 0)?.key ?? null;
}

function keptTask(before: ReviewState, draft: Draft): string | null {
  if (before.selected === null || draft.tasks.some(({ key }) => key === before.selected)) return before.selected;
  const index = before.draft.tasks.findIndex(({ key }) => key === before.selected);
  const start = before.draft.tasks[index]?.ranges[0]?.start ?? 0;
  const heir = draft.tasks.find(({ ranges }) => ranges.some((range) => range.start <= start && start < range.end));
  return (heir ?? draft.tasks[Math.min(index, draft.tasks.length - 1)])?.key ?? null;
}

/** What the next request carries: one deed, which gets its own instant by that. */
export function batchOf(state: ReviewState): { revision: number; operations: Operation[] } {
  const [first] = state.pending;
  const deed = state.pending.filter(({ at }) => at === first?.at).slice(0, 500);
  return { revision: state.version.draftRevision, operations: deed.map(({ operation }) => operation) };
}

/** The server has stored the first of the pending operations. */
export function stored(state: ReviewState, version: VersionSummary, entries: readonly LoggedOperation[]): ReviewState {
  const log = [...state.log, ...entries];
  const pending = state.pending.slice(entries.length);
  return { ...state, version, log, pending, sending: 'idle', sendFailure: null };
}

/** A request is under way, or failed with these words. */
export function sendingAs(state: ReviewState, sending: ReviewState['sending'], sendFailure: string | null = null): ReviewState {
  return { ...state, sending, sendFailure };
}

/** The operations that were kept from a conflict, once more on what the draft is now; those that no longer fit are left out. */
export function retryKept(state: ReviewState): ReviewState {
  const kept = state.conflict?.kept ?? [];
  const deed = nextDeed(state);
  return kept.reduce<ReviewState>(
    (done, operation) => {
      const next = operate(done, [operation], deed);
      return next.refusal === null ? next : { ...next, refusal: done.refusal ?? next.refusal };
    },
    { ...state, conflict: null, refusal: null },
  );
}

/** Nothing of the conflict is taken up. */
export function forgetConflict(state: ReviewState): ReviewState {
  return { ...state, conflict: null };
}

/** The selected task. */
export function selectedTask(state: ReviewState): DraftTask | undefined {
  return state.selected === null ? undefined : state.draft.tasks.find(({ key }) => key === state.selected);
}

/** Selects a task; the pane where that did not happen goes there. */
export function selectTask(state: ReviewState, key: string | null, from: 'ledger' | 'document'): ReviewState {
  const start = state.draft.tasks.find((task) => task.key === key)?.ranges[0]?.start;
  if (start === undefined) return { ...state, selected: null };
  return from === 'ledger'
    ? { ...state, selected: key, stretch: null, toDocument: request(state, start) }
    : { ...state, selected: key, toLedger: request(state, start) };
}

/** Splits or joins at a comma that could go either way, and selects the task before it. */
export function turnComma(state: ReviewState, { at, operation }: CommaMark): ReviewState {
  const next = operate(state, [operation]);
  const task = next.draft.tasks.find(({ ranges }) => ranges.some(({ start, end }) => start < at && at <= end));
  return task === undefined ? next : selectTask(next, task.key, 'document');
}

/** Adds a task to those chosen for a deed on many, or takes it out. */
export function toggleChosen(state: ReviewState, keys: readonly string[], on: boolean): ReviewState {
  const chosen = new Set(state.chosen);
  for (const key of keys)
    if (on) chosen.add(key);
    else chosen.delete(key);
  return { ...state, chosen };
}

/** Goes to the next or previous open doubt; before the document was moved at all, to the one that the page opened with. */
export function stepToDoubt(state: ReviewState, step: 1 | -1): ReviewState {
  if (step === 1 && state.toDocument === null && state.asked !== null) return goToDoubt(state, state.asked);
  const next = stepDoubt(state.openDoubts, state.asked, step);
  return next === null ? state : goToDoubt(state, next.key);
}

/** Makes an open doubt the one that is asked, and shows its place and the first task that it is about. */
export function goToDoubt(state: ReviewState, key: string | null): ReviewState {
  const doubt = state.openDoubts.find((one) => one.key === key);
  if (doubt === undefined) return state;
  const [first] = askedTasks(state.draft, doubt);
  const start = state.draft.tasks.find((task) => task.key === first)?.ranges[0]?.start;
  return {
    ...state,
    asked: doubt.key,
    stretch: null,
    toDocument: request(state, doubt.start),
    toLedger: start === undefined ? state.toLedger : request(state, start),
  };
}

/** Answers an open doubt by operations and moves on to the next. */
export function answerDoubt(state: ReviewState, operations: readonly Operation[]): ReviewState {
  const next = operate(state, operations);
  return next.refusal === null ? goToDoubt(next, next.asked) : next;
}

/** Shows a place that another page points at, with the task that stands there. */
export function showTaskAt(state: ReviewState, offset: number): ReviewState {
  const task = state.draft.tasks.find(({ ranges }) => ranges.some(({ start, end }) => start <= offset && offset < end));
  return showPlace(task === undefined ? state : selectTask(state, task.key, 'document'), offset);
}

/** Shows a place of the document. */
export function showPlace(state: ReviewState, offset: number): ReviewState {
  return { ...state, toDocument: request(state, offset) };
}

function request(state: ReviewState, offset: number): ScrollRequest {
  return { offset, turn: Math.max(state.toDocument?.turn ?? 0, state.toLedger?.turn ?? 0) + 1 };
}
