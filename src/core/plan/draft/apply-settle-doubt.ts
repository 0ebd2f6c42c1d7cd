import type { DraftDoubt, DraftResponsibility, DraftTask } from '#core/plan/draft/draft.ts';
import { withIssueDay } from '#core/plan/draft/apply-edit-plan.ts';
import { applied, applier, refused, type DraftState, type OperationOf } from '#core/plan/draft/draft-state.ts';
import type { DoubtAnswer } from '#core/plan/draft/operation.ts';
import { withChanged } from '#core/plan/draft/find-task.ts';
import { clamped, contains, lengthOf, overlaps, sharedLength } from '#core/plan/draft/ranges.ts';
import { rowsInDoubt } from '#core/plan/draft/rows-in-doubt.ts';
import { isLocal, withMembers } from '#core/plan/draft/responsibilities.ts';
import { textOf } from '#core/plan/draft/task-text.ts';

/** 回答存疑. An answer may change tasks: a corrected misprint, the members of an open list, the day of issue. */
export const applySettleDoubt = applier('settle-doubt', (state, { doubt: anchor, answer, note }, entry) => {
  const doubt = findDoubt(state.doubts, anchor);
  if (doubt === undefined) {
    // The parser of today no longer doubts it: a date is still worth having.
    if (answer.kind === 'dated' && state.issuedOn === null) return applied(withIssueDay(state, answer.day, entry));
    return refused(state, 'doubt-not-found', clamped(state.text, anchor));
  }
  const settled = { answer, note, actor: entry.actor, at: entry.at, seq: entry.seq };
  const answered = { ...state, doubts: state.doubts.with(state.doubts.indexOf(doubt), { ...doubt, settled }) };
  return applied(withConsequences(answered, doubt, answer, entry));
});

function findDoubt(doubts: readonly DraftDoubt[], anchor: OperationOf<'settle-doubt'>['doubt']): DraftDoubt | undefined {
  const exact = doubts.find(({ code, start, end }) => code === anchor.code && start === anchor.start && end === anchor.end);
  if (exact !== undefined) return exact;
  return doubts.find((doubt) => {
    if (doubt.code !== anchor.code || !overlaps(doubt, anchor)) return false;
    const shared = sharedLength([doubt], [anchor]);
    return shared / (lengthOf([doubt]) + lengthOf([anchor]) - shared) >= 0.5;
  });
}

function withConsequences(
  state: DraftState,
  doubt: DraftDoubt,
  answer: DoubtAnswer,
  entry: Parameters<typeof withIssueDay>[2],
): DraftState {
  switch (answer.kind) {
    case 'as-printed':
      break;
    case 'dated':
      return withIssueDay(state, answer.day, entry);
    case 'named':
      return doubt.code === 'open-list' ? withNamedUnits(state, doubt, answer.units) : state;
    case 'corrected':
      return doubt.code === 'misprint' ? withCorrection(state, doubt, answer.text) : state;
  }
  return state;
}

/**
 * A doubt about one group (等, 有关县市区) is answered for that group, a doubt about the whole assignment for all its open groups. Counties
 * and zones named in the answer stand for the open group of them beside it; without any, that group stays.
 */
function withNamedUnits(state: DraftState, doubt: DraftDoubt, units: readonly string[]): DraftState {
  const asked = assignmentsAt(state, doubt);
  const changed = new Map<number, DraftTask>();
  for (const [index, task] of state.tasks.entries()) {
    // Most tasks of a long plan.
    if (!task.responsibilities.some(({ openList, assignment }) => openList && assignment !== null && asked.has(assignment))) continue;
    const { rows, said } = rowsInDoubt(state, doubt, task);
    if (rows.length === 0) continue;
    const beside = said && units.some(isLocal) ? openRowsBeside(state, doubt, task) : [];
    const replaced = [...rows, ...beside];
    const responsibilities = withMembers(task.responsibilities, (row) => replaced.includes(row), units);
    changed.set(index, { ...task, responsibilities, changed: true });
  }
  return { ...state, tasks: withChanged(state.tasks, changed) };
}

/** The indices of the assignments that a doubt is about. */
function assignmentsAt({ assignments }: DraftState, doubt: DraftDoubt): ReadonlySet<number> {
  const at = new Set<number>();
  for (const [index, assignment] of assignments.entries()) if (overlaps(assignment, doubt)) at.add(index);
  return at;
}

/** The open group of counties and zones of the same assignments. */
function openRowsBeside({ assignments }: DraftState, doubt: DraftDoubt, task: DraftTask): readonly DraftResponsibility[] {
  return task.responsibilities.filter(({ openList, role, assignment }) => {
    const own = assignment === null ? undefined : assignments[assignment];
    return openList && role === 'local' && own !== undefined && overlaps(own, doubt);
  });
}

/** The document stays as it is printed; what the ledger shows of it is corrected. */
function withCorrection(state: DraftState, doubt: DraftDoubt, meant: string): DraftState {
  const printed = state.text.slice(doubt.start, doubt.end);
  if (printed === '') return state;
  const corrected = (words: string) => words.replaceAll(printed, () => meant);
  const assigned = assignmentsAt(state, doubt);
  return {
    ...state,
    tasks: state.tasks.map((task) => {
      const units = task.responsibilities.map((row) =>
        row.assignment !== null && assigned.has(row.assignment) && row.unit.includes(printed) ? { ...row, unit: corrected(row.unit) } : row,
      );
      const unitsChanged = units.some((row, index) => row !== task.responsibilities[index]);
      const inText = task.ranges.some((range) => contains(range, doubt));
      if (!inText) return unitsChanged ? { ...task, responsibilities: units, changed: true } : task;
      return {
        ...task,
        responsibilities: units,
        text: textOf(state, task.ranges),
        title: corrected(task.title),
        objects: task.objects.map((object) => ({ ...object, name: corrected(object.name) })),
        changed: true,
      };
    }),
  };
}
