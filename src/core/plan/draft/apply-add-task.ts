import type { DraftTask } from '#core/plan/draft/draft.ts';
import { applied, applier, refused, type DraftState } from '#core/plan/draft/draft-state.ts';
import { draftDeadline } from '#core/plan/draft/parsed-draft.ts';
import { markClauses } from '#core/plan/draft/clause-marks.ts';
import { describeTask } from '#core/plan/draft/describe-task.ts';
import { isKnownPath, placeInText } from '#core/plan/draft/paths.ts';
import { clamped, contains, isInside, lengthOf, mergedRanges, overlaps } from '#core/plan/draft/ranges.ts';
import { joined, rowsOf } from '#core/plan/draft/responsibilities.ts';
import { textOf } from '#core/plan/draft/task-text.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

/** 新增事项 out of a stretch of the text that no task has yet. The chapter's assignment applies to it as to its neighbours. */
export const applyAddTask = applier('add-task', (state, { ranges: given, path, title }, { seq }) => {
  const place = clamped(state.text, given[0]);
  const ranges = mergedRanges(given);
  const isWhole = given.every((range) => isInside(state.text, range)) && lengthOf(given) === lengthOf(ranges);
  if (ranges.length === 0 || !isWhole) return refused(state, 'range-invalid', place);
  if (takenBy(state, ranges) !== undefined) return refused(state, 'range-taken', place);
  if (!isKnownPath(state, path)) return refused(state, 'path-unknown', place);
  const start = ranges[0]?.start ?? 0;
  const text = textOf(state, ranges);
  const labels = describeTask(text);
  const responsibilities = assignedTo(state, path, start);
  const isOwn = (thing: Range) => ranges.some((range) => contains(range, thing));
  const task: DraftTask = {
    ...labels,
    key: `o${seq}.0`,
    ranges,
    path,
    text,
    title,
    role: 'task',
    subject: null,
    responsibilities,
    deadlines: state.deadlines.filter(isOwn).map(draftDeadline),
    objects: state.projects.filter(isOwn).map(({ name, start, end }) => ({ name, kind: labels.kind, range: { start, end } })),
    fields: fieldsBeside(state, path, responsibilities),
    changed: true,
  };
  return applied({
    ...state,
    clauses: markClauses(state.clauses, ranges, 'task', seq),
    tasks: state.tasks.toSpliced(placeInText(state, state.tasks, path, start), 0, task),
  });
});

/** What is printed beside the units that apply to it is said of its neighbours, which have them too. */
function fieldsBeside(state: DraftState, path: string, responsibilities: DraftTask['responsibilities']): DraftTask['fields'] {
  const given = new Set(responsibilities.flatMap(({ assignment }) => assignment ?? []));
  const neighbour = state.tasks.find(
    (task) => task.path === path && task.responsibilities.some(({ assignment }) => assignment !== null && given.has(assignment)),
  );
  return neighbour?.fields ?? [];
}

/** The task that has some of the text already. */
export function takenBy(state: Pick<DraftState, 'tasks'>, ranges: readonly Range[]): DraftTask | undefined {
  return state.tasks.find((task) => task.ranges.some((own) => ranges.some((range) => overlaps(own, range))));
}

/** An assignment covers the text back to the one before it in its chapter. */
function assignedTo(state: DraftState, path: string, start: number): DraftTask['responsibilities'] {
  let nearest = -1;
  for (const [index, assignment] of state.assignments.entries()) {
    if (assignment.path !== path || assignment.start < start) continue;
    if (assignment.start < (state.assignments[nearest]?.start ?? Infinity)) nearest = index;
  }
  const closing = state.assignments[nearest];
  if (closing !== undefined) return joined(rowsOf(closing, nearest, 'inherited'));
  const neighbour = state.tasks.findLast((task) => task.path === path && (task.ranges[0]?.start ?? 0) < start);
  const inherited = new Set(
    neighbour?.responsibilities.flatMap((row) => (row.basis === 'inherited' && row.assignment !== null ? [row.assignment] : [])),
  );
  return joined(
    ...[...inherited].map((index) => {
      const assignment = state.assignments[index];
      return assignment === undefined ? [] : rowsOf(assignment, index, 'inherited');
    }),
  );
}
