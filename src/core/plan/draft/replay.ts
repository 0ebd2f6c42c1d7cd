/** The draft that a parse and a log make. Deterministic; never throws, whatever the log holds. */
import type { Draft, UndoneOperation } from '#core/plan/draft/draft.ts';
import { appliers } from '#core/plan/draft/appliers.ts';
import { measureCoverage } from '#core/plan/draft/coverage.ts';
import { describeOperation } from '#core/plan/draft/describe-operation.ts';
import { applied, type Applied, type DraftState, type Misfit } from '#core/plan/draft/draft-state.ts';
import { readHistory } from '#core/plan/draft/history.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import { parsedDraft, withDoubt } from '#core/plan/draft/parsed-draft.ts';
import { redated } from '#core/plan/draft/redate.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';

/** Replays `log` over the parser's output. */
export function replay(parsed: ParsedPlan, log: readonly LoggedOperation[]): Draft {
  const history = readHistory(log);
  const start = parsedDraft(parsed);
  const end = history.applied.reduce(applyOrDoubt, start);
  return finished(start.issuedOn === end.issuedOn ? end : redated(end), history);
}

/** The draft with one more operation; the same as replaying the longer log, without starting over. Not for undo. */
export function advance(draft: Draft, entry: LoggedOperation): Draft {
  if (entry.operation.type === 'undo') return draft;
  const state = applyOrDoubt(draft, entry);
  return finished(draft.issuedOn === state.issuedOn ? state : redated(state), { applied: [...draft.applied, entry], undone: [] });
}

/** Applies one operation; what does not fit is in `misfits`. */
export function applyOperation(state: DraftState, entry: LoggedOperation): Applied {
  return entry.operation.type === 'undo' ? applied(state) : appliers[entry.operation.type](state, entry);
}

function applyOrDoubt(state: DraftState, entry: LoggedOperation): DraftState {
  const { state: next, misfits } = applyOperation(state, entry);
  const first = misfits[0];
  if (first === undefined || !isLoss(entry)) return next;
  return {
    ...next,
    doubts: withDoubt(next.doubts, { code: 'operation-lost', ...first.at, message: lostMessage(entry, first, misfits.length) }),
  };
}

/** An answer to a doubt that is gone, without any consequence, is no loss. */
function isLoss({ operation }: LoggedOperation): boolean {
  if (operation.type !== 'settle-doubt') return true;
  return operation.doubt.code !== 'operation-lost' && (operation.answer.kind === 'named' || operation.answer.kind === 'corrected');
}

const reasons: Readonly<Record<Misfit['code'], string>> = {
  'task-not-found': '原来的事项已找不到或另有规定',
  'range-invalid': '原来的位置已不在原文中',
  'range-taken': '这段原文已属于另一事项',
  'split-outside': '拆分的位置已不在事项之内',
  'merge-too-few': '可合并的事项不足两项',
  'undo-impossible': '所撤销的操作已不存在',
  'doubt-not-found': '原来的存疑已不存在',
  'path-unknown': '原来的章节已不存在',
};

function lostMessage({ operation, actor }: LoggedOperation, misfit: Misfit, count: number): string {
  const times = count > 1 ? `，共${count}处` : '';
  return `${actor}所作的修改未能放回原处：${describeOperation(operation)}（${reasons[misfit.code]}${times}）`;
}

function finished(state: DraftState, history: { applied: readonly LoggedOperation[]; undone: readonly UndoneOperation[] }): Draft {
  const {
    title,
    docNumber,
    issuedOn,
    text,
    clauses,
    headings,
    assignments,
    references,
    deadlines,
    projects,
    fields,
    tasks,
    doubts,
    accepted,
  } = state;
  const claimed = [...tasks.flatMap((task) => task.ranges), ...assignments, ...headings];
  const coverage = measureCoverage(text, clauses, accepted, claimed);
  const { applied, undone } = history;
  return {
    title,
    docNumber,
    issuedOn,
    text,
    clauses,
    headings,
    assignments,
    references,
    deadlines,
    projects,
    fields,
    tasks,
    doubts,
    coverage,
    accepted,
    applied,
    undone,
  };
}
