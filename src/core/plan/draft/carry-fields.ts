/**
 * Carries what people said of tasks' fields and units over to the next version, three ways as with corrections of published tasks (decision
 * 023): where the new text prints what it printed, it stays; where it prints what people made of it, it is over; where it prints something third, it
 * is asked about.
 */
import type { Carried, Carrying } from '#core/plan/draft/carried.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { OperationOf } from '#core/plan/draft/draft-state.ts';
import { plainWords } from '#core/plan/draft/follow-places.ts';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';

type Same = (a: DraftTask, b: DraftTask) => boolean;
type UnitOperation = OperationOf<'set-lead' | 'lead-first' | 'add-unit' | 'drop-unit'>;
type EditTask = OperationOf<'edit-task'>;

interface Followed {
  readonly fate: 'stays' | 'over' | 'lost';
  readonly anchor: TaskAnchor;
}

interface Rules {
  /** Whether two states of the task say the same. */
  readonly same: Same;
  /** It says something only where the text says nothing, so nothing third can be printed. */
  readonly fills?: (is: DraftTask) => boolean;
  /** What the text has come to say is enough, though it may say it in another way. */
  readonly isSaid?: (was: DraftTask, is: DraftTask) => boolean;
}

function follow({ find, places }: Carrying, anchor: TaskAnchor, { same, fills, isSaid }: Rules): Followed {
  const was = find.before(anchor);
  const made = find.after(anchor);
  const there = places.task(anchor);
  const is = there === null ? undefined : find.now(there);
  // What did not fit the version before was asked about there.
  if (was === undefined || made === undefined) return { fate: 'over', anchor };
  if (there === null || is === undefined) return { fate: 'lost', anchor: places.nowhere(anchor) };
  const last = find.end(anchor) ?? made;
  if (same(is, made) || same(is, last) || isSaid?.(was, is) === true) return { fate: 'over', anchor: there };
  if (same(is, was) || fills?.(is) === true) return { fate: 'stays', anchor: there };
  // What was said again later is asked about once, as it was said last.
  if (!same(made, last)) return { fate: 'over', anchor: there };
  const at = is.ranges[0]?.start ?? 0;
  return { fate: 'lost', anchor: { ranges: [{ start: at, end: at }] } };
}

const sameDeadlines: Same = (a, b) => {
  const [one, other] = [a, b].map(({ deadlines }) => deadlines.filter(({ role }) => role === 'task'));
  if (one === undefined || other === undefined || one.length !== other.length) return false;
  return one.every((deadline, index) => {
    const like = other[index];
    if (like === undefined) return false;
    const isDated = (deadline.from ?? deadline.to) !== null && (like.from ?? like.to) !== null;
    return isDated ? deadline.from === like.from && deadline.to === like.to : plainWords(deadline.text) === plainWords(like.text);
  });
};

const sameObjects: Same = (a, b) => {
  const [one, other] = [a, b].map(({ objects }) => new Set(objects.map(({ name }) => plainWords(name))));
  return one !== undefined && other !== undefined && one.size === other.size && [...one].every((name) => other.has(name));
};

const sameLead: Same = (a, b) => leadOf(a) === leadOf(b);

const sameUnit =
  (unit: string): Same =>
  (a, b) => {
    const [one, other] = [a, b].map(({ responsibilities }) => responsibilities.find((row) => row.unit === unit));
    return one?.role === other?.role && (one?.ownPart ?? null) === (other?.ownPart ?? null);
  };

const sameField =
  (key: keyof EditTask['set']): Same =>
  (is, other) => {
    const said = plainWords(other[key] ?? '');
    // A title may have become the very words of the task, of which its title is a part.
    return plainWords(is[key] ?? '') === said || (key === 'title' && plainWords(is.text) === said);
  };

/** One field of one task. */
export function carryField(carrying: Carrying, operation: OperationOf<'set-deadline' | 'set-objects'>): Carried[] {
  const { fate, anchor } = follow(carrying, operation.task, { same: operation.type === 'set-deadline' ? sameDeadlines : sameObjects });
  return fate === 'over' ? [] : [{ operation: { ...operation, task: anchor }, lost: fate === 'lost' }];
}

/** Several fields of one task, each with a fate of its own. */
export function carryEdit(carrying: Carrying, operation: EditTask): Carried[] {
  const keys = ['title', 'role', 'kind', 'commitment', 'nature', 'subject'] as const;
  const fates = keys
    .filter((key) => operation.set[key] !== undefined)
    .map((key) => ({ key, ...follow(carrying, operation.task, { same: sameField(key) }) }));
  return (['stays', 'lost'] as const).flatMap((fate) => {
    const meant = fates.filter((each) => each.fate === fate);
    const [first] = meant;
    if (first === undefined) return [];
    const set = Object.fromEntries(meant.map(({ key }) => [key, operation.set[key]]));
    return [{ operation: { ...operation, task: first.anchor, set }, lost: fate === 'lost' }];
  });
}

/** The units of several tasks, each with a fate of its own; what is asked of some of them is asked once. */
export function carryUnits(carrying: Carrying, operation: UnitOperation): Carried[] {
  const rules = rulesOf(operation);
  const fates = operation.tasks.map((anchor) => follow(carrying, anchor, rules)).filter(({ fate }) => fate !== 'over');
  if (fates.length === 0) return [];
  return [{ operation: { ...operation, tasks: fates.map(({ anchor }) => anchor) }, lost: fates.some(({ fate }) => fate === 'lost') }];
}

function rulesOf(operation: UnitOperation): Rules {
  switch (operation.type) {
    case 'set-lead':
      // A lead goes against no text that names none.
      return { same: sameLead, fills: (is) => leadOf(is) === null };
    case 'lead-first':
      // Whoever is listed first leads where nobody is said to.
      return { same: sameLead, fills: () => true };
    case 'add-unit':
    case 'drop-unit':
      break;
  }
  const { unit, type } = operation;
  const names = ({ responsibilities }: DraftTask) => responsibilities.some((row) => row.unit === unit);
  // A unit that the text has come to list has the role that it is printed with.
  return { same: sameUnit(unit), isSaid: (was, is) => type === 'add-unit' && !names(was) && names(is) };
}
