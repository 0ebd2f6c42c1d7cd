import { applied, applier, refused } from '#core/plan/draft/draft-state.ts';
import type { DraftField } from '#core/plan/draft/draft.ts';
import { findTasks } from '#core/plan/draft/find-task.ts';
import { clamped, overlaps } from '#core/plan/draft/ranges.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

/**
 * 更正要素, or takes it away. Tasks without it stay as they are. A field that none of them has is a misfit, unless it was to go: what was wanted is so
 * already.
 */
export const applySetField = applier('set-field', (state, { tasks: anchors, field: place, to }) => {
  const { found, misfits } = findTasks(state.text, state.tasks, anchors);
  const meant = new Set(found);
  let isThere = false;
  const tasks = state.tasks.map((task, index) => {
    const field = meant.has(index) ? fieldAt(task.fields, place) : undefined;
    if (field === undefined) return task;
    isThere = true;
    const fields = task.fields.flatMap((other): DraftField[] =>
      other !== field ? [other] : to === null ? [] : [{ ...to, values: [...new Set(to.values)], range: field.range }],
    );
    return { ...task, fields, changed: true };
  });
  if (!isThere && to !== null && found.length > 0) return refused(state, 'range-invalid', clamped(state.text, place));
  return applied({ ...state, tasks }, misfits);
});

/**
 * The field that is printed at a place. A newer parse may have read a little more or less of it; a place that reaches into several is the place of none:
 * which of them was meant, nobody can tell.
 */
export function fieldAt(fields: readonly DraftField[], place: Range): DraftField | undefined {
  const [field, ...others] = fields.filter(({ range }) => overlaps(range, place));
  return others.length === 0 ? field : undefined;
}
