import type { DraftField, DraftTask } from '#core/plan/draft/draft.ts';
import { applied, applier, refused } from '#core/plan/draft/draft-state.ts';
import { findTasks, placeOf } from '#core/plan/draft/find-task.ts';
import { mergedRanges } from '#core/plan/draft/ranges.ts';
import { joined } from '#core/plan/draft/responsibilities.ts';
import { textOf } from '#core/plan/draft/task-text.ts';
import type { PrintedField } from '#core/plan/parsed-plan.ts';

/** 合并事项: the first takes in the others. Its fields and its lead stay; units, deadlines and objects join. */
export const applyMergeTasks = applier('merge-tasks', (state, { tasks: anchors }) => {
  const { found, misfits } = findTasks(state.text, state.tasks, anchors);
  const merged = found.flatMap((index) => state.tasks[index] ?? []);
  const [first, ...others] = merged;
  if (first === undefined || others.length === 0) {
    const at = anchors[0] === undefined ? { start: 0, end: 0 } : placeOf(state.text, anchors[0]);
    return misfits.length > 0 ? applied(state, misfits) : refused(state, 'merge-too-few', at);
  }
  const ranges = mergedRanges(merged.flatMap((task) => task.ranges));
  const task: DraftTask = {
    ...first,
    ranges,
    text: textOf(state, ranges),
    responsibilities: joined(first.responsibilities, ...others.map((other) => followers(other, first))),
    deadlines: merged.flatMap(({ deadlines }) => deadlines).filter(isFirst((deadline) => `${deadline.range?.start}:${deadline.text}`)),
    objects: merged.flatMap(({ objects }) => objects).filter(isFirst(({ name }) => name)),
    fields: mergedFields(merged, state.fields),
    changed: true,
  };
  return applied(
    { ...state, tasks: state.tasks.flatMap((other) => (other === first ? [task] : others.includes(other) ? [] : [other])) },
    misfits,
  );
});

/** One task has one lead: the others' leads are responsible in the whole, unless the first task has none to lead it. */
function followers(other: DraftTask, first: DraftTask): DraftTask['responsibilities'] {
  if (!first.responsibilities.some(({ role }) => role === 'lead')) return other.responsibilities;
  return other.responsibilities.map((row) => {
    const leads = first.responsibilities.some(({ unit, role }) => unit === row.unit && role === 'lead');
    return row.role === 'lead' && !leads ? { ...row, role: 'responsible', basis: 'changed' } : row;
  });
}

/**
 * The fields of all tasks, each print once: what a person corrected in one of them is what it says in the whole, and two prints that say the same are one.
 */
function mergedFields(merged: readonly DraftTask[], printed: readonly PrintedField[]): readonly DraftField[] {
  const said = ({ label, values }: Pick<DraftField, 'label' | 'values'>) => `${label}:${values.join('、')}`;
  const all = merged.flatMap(({ fields }) => fields);
  return [...Map.groupBy(all, ({ range }) => range.start)]
    .flatMap(([start, readings]) => {
      const print = printed.find((field) => field.start === start);
      return readings.find((field) => print === undefined || said(field) !== said(print)) ?? readings[0] ?? [];
    })
    .filter(isFirst(said));
}

function isFirst<T>(keyOf: (item: T) => string): (item: T) => boolean {
  const seen = new Set<string>();
  return (item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}
