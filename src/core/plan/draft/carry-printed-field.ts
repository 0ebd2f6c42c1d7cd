/**
 * Carries a corrected or removed field (要素) over to the next version, three ways as with what people said of a task (carry-fields.ts): of a field only
 * its label and its values count, wherever they stand beside the task now.
 */
import { fieldAt } from '#core/plan/draft/apply-set-field.ts';
import type { Carrying } from '#core/plan/draft/carried.ts';
import type { DraftField } from '#core/plan/draft/draft.ts';
import type { OperationOf } from '#core/plan/draft/draft-state.ts';
import { plainWords } from '#core/plan/draft/follow-places.ts';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

type SetField = OperationOf<'set-field'>;
type Said = Pick<DraftField, 'label' | 'values'>;

interface Followed {
  readonly fate: 'stays' | 'over' | 'lost';
  readonly anchor: TaskAnchor;
  /** Where the field is printed now. */
  readonly field: Range | null;
}

const isLike = (a: Said, b: Said) => isNamed(a, b) && plainWords(a.values.join('、')) === plainWords(b.values.join('、'));
const isNamed = (a: Said, b: Said) => plainWords(a.label) === plainWords(b.label);

function follow({ find, places }: Carrying, anchor: TaskAnchor, { field: place, to }: SetField): Followed {
  const was = fieldAt(find.before(anchor)?.fields ?? [], place);
  // What did not fit the version before was asked about there.
  if (was === undefined) return { fate: 'over', anchor, field: null };
  const there = places.task(anchor);
  const is = there === null ? undefined : find.now(there);
  if (there === null || is === undefined) return { fate: 'lost', anchor: places.nowhere(anchor), field: null };
  const same = is.fields.find((field) => isLike(field, was));
  if (same !== undefined) return { fate: 'stays', anchor: there, field: same.range };
  const isSaid = to === null ? !is.fields.some((field) => isNamed(field, was)) : is.fields.some((field) => isLike(field, to));
  const last = fieldAt(find.end(anchor)?.fields ?? [], place);
  // What was said again later is asked about once, as it was said last.
  const isLast = to === null ? last === undefined : last !== undefined && isLike(last, to);
  if (isSaid || !isLast) return { fate: 'over', anchor, field: null };
  const at = is.ranges[0]?.start ?? 0;
  return { fate: 'lost', anchor: { ranges: [{ start: at, end: at }] }, field: null };
}

/** The field of several tasks. Those of which it is asked share one question. */
export function carryPrintedField(carrying: Carrying, operation: SetField): SetField[] {
  const fates = operation.tasks.map((anchor) => follow(carrying, anchor, operation)).filter(({ fate }) => fate !== 'over');
  const staying = Map.groupBy(
    fates.filter(({ fate }) => fate === 'stays'),
    ({ field }) => `${field?.start}:${field?.end}`,
  );
  const kept = [...staying.values()].map((list): SetField => {
    const field = list[0]?.field ?? operation.field;
    return { ...operation, field, tasks: list.map(({ anchor }) => anchor) };
  });
  const lost = fates.filter(({ fate }) => fate === 'lost').map(({ anchor }) => anchor);
  const [first] = lost;
  if (first === undefined) return kept;
  const at = first.ranges[0]?.start ?? 0;
  return [...kept, { ...operation, field: { start: at, end: at }, tasks: lost }];
}
