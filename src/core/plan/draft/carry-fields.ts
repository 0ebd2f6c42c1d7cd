/**
 * Carries what people said of tasks' fields and units over to the next version, three ways as with corrections of published tasks (decision
 * 023): where the new text prints what it printed, it stays; where it prints what people made of it, it is over; where it prints something third, it
 * is asked about.
 */
import type { Carrying } from '#core/plan/draft/carried.ts';
import type { DraftDeadline, DraftTask } from '#core/plan/draft/draft.ts';
import type { OperationOf } from '#core/plan/draft/draft-state.ts';
import { plainWords } from '#core/plan/draft/follow-places.ts';
import type { Operation, TaskAnchor } from '#core/plan/draft/operation.ts';
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
  /** Whether the text has come to say what people made of it, be it in another way; left out: where it says the same. */
  readonly says?: (is: DraftTask, meant: DraftTask, was: DraftTask) => boolean;
  /** It says something only where the text says nothing, so nothing third can be printed. */
  readonly fills?: (is: DraftTask) => boolean;
}

function follow({ find, places }: Carrying, anchor: TaskAnchor, { same, says = same, fills }: Rules): Followed {
  const was = find.before(anchor);
  const made = find.after(anchor);
  const there = places.task(anchor);
  const is = there === null ? undefined : find.now(there);
  // What did not fit the version before was asked about there.
  if (was === undefined || made === undefined) return { fate: 'over', anchor };
  if (there === null || is === undefined) return { fate: 'lost', anchor: places.nowhere(anchor) };
  const last = find.end(anchor) ?? made;
  if (says(is, made, was) || says(is, last, was)) return { fate: 'over', anchor: there };
  if (same(is, was) || fills?.(is) === true) return { fate: 'stays', anchor: there };
  // What was said again later is asked about once, as it was said last.
  if (!same(made, last)) return { fate: 'over', anchor: there };
  const at = is.ranges[0]?.start ?? 0;
  return { fate: 'lost', anchor: { ranges: [{ start: at, end: at }] } };
}

const ownDeadlines = ({ deadlines }: DraftTask) => deadlines.filter(({ role }) => role === 'task');
const isDated = ({ from, to }: DraftDeadline): boolean => from !== null || to !== null;

/** The same days; where one of both means none, the same words. */
const sameDeadline = (a: DraftDeadline, b: DraftDeadline): boolean =>
  isDated(a) && isDated(b) ? a.from === b.from && a.to === b.to : plainWords(a.text) === plainWords(b.text);

const everyDeadline =
  (fits: (one: DraftDeadline, other: DraftDeadline) => boolean): Same =>
  (a, b) => {
    const [one, other] = [ownDeadlines(a), ownDeadlines(b)];
    const fitsAt = (deadline: DraftDeadline, like: DraftDeadline | undefined) => like !== undefined && fits(deadline, like);
    return one.length === other.length && one.every((deadline, index) => fitsAt(deadline, other[index]));
  };

const sameDeadlines = everyDeadline(sameDeadline);
/** Words of which the text does not tell the day do not say the day that people gave them. */
const saysDeadlines = everyDeadline((is, meant) => sameDeadline(is, meant) && (isDated(is) || !isDated(meant)));

const sameObjects: Same = (a, b) => {
  const namesOf = ({ objects }: DraftTask) => new Set(objects.map(({ name }) => plainWords(name)));
  const [one, other] = [namesOf(a), namesOf(b)];
  return one.size === other.size && [...one].every((name) => other.has(name));
};

const sameLead: Same = (a, b) => leadOf(a) === leadOf(b);

const sameUnit =
  (unit: string): Same =>
  (a, b) => {
    const [one, other] = [a, b].map(({ responsibilities }) => responsibilities.find((row) => row.unit === unit));
    return one?.role === other?.role && (one?.ownPart ?? null) === (other?.ownPart ?? null);
  };

function rulesOfField(key: keyof EditTask['set']): Rules {
  const same: Same = (a, b) => plainWords(a[key] ?? '') === plainWords(b[key] ?? '');
  if (key !== 'title') return { same };
  // A title may have become the very words of the task, of which its title is a part.
  const prints = ({ text }: DraftTask, { title }: DraftTask) => plainWords(text) === plainWords(title);
  return { same, says: (is, meant, was) => same(is, meant) || (prints(is, meant) && !prints(was, meant)) };
}

/** One field of one task. */
export function carryField(carrying: Carrying, operation: OperationOf<'set-deadline' | 'set-objects'>): Operation[] {
  const { fate, anchor } = follow(
    carrying,
    operation.task,
    operation.type === 'set-deadline' ? { same: sameDeadlines, says: saysDeadlines } : { same: sameObjects },
  );
  return fate === 'over' ? [] : [{ ...operation, task: anchor }];
}

/** Several fields of one task, each with a fate of its own. */
export function carryEdit(carrying: Carrying, operation: EditTask): Operation[] {
  const keys = ['title', 'role', 'kind', 'commitment', 'nature', 'subject'] as const;
  const fates = keys
    .filter((key) => operation.set[key] !== undefined)
    .map((key) => ({ key, ...follow(carrying, operation.task, rulesOfField(key)) }));
  return (['stays', 'lost'] as const).flatMap((fate) => {
    const meant = fates.filter((each) => each.fate === fate);
    const [first] = meant;
    if (first === undefined) return [];
    const set = Object.fromEntries(meant.map(({ key }) => [key, operation.set[key]]));
    return [{ ...operation, task: first.anchor, set }];
  });
}

/** The units of several tasks, each with a fate of its own; what is asked of some of them is asked once. */
export function carryUnits(carrying: Carrying, operation: UnitOperation): Operation[] {
  const rules = rulesOf(operation);
  const fates = operation.tasks.map((anchor) => follow(carrying, anchor, rules)).filter(({ fate }) => fate !== 'over');
  if (fates.length === 0) return [];
  return [{ ...operation, tasks: fates.map(({ anchor }) => anchor) }];
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
  const same = sameUnit(unit);
  const names = ({ responsibilities }: DraftTask) => responsibilities.some((row) => row.unit === unit);
  if (type === 'drop-unit') return { same };
  // A unit that the text has come to list has the role that it is printed with.
  return { same, says: (is, meant, was) => same(is, meant) || (!names(was) && names(is)) };
}
