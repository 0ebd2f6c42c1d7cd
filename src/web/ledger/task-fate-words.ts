/** How a task that people made or ended says where it came from and what became of it. */
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { isUnits, type CorrectedField, type TaskValue } from '#core/ledger/correct-tasks.ts';
import { valueShown } from '#web/ledger/correction-form.ts';
import { dueShown } from '#web/plan/due-shown.ts';
import { t } from '#web/ledger/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { textOfCode, type Language } from '#web/ui/language.ts';

type Task = Pick<TaskDetail, 'state' | 'origin' | 'madeBy' | 'endedBy' | 'lineage'>;

interface Fate {
  readonly words: string;
  readonly reason: string;
  /** What it became, or came from. */
  readonly kin: TaskDetail['lineage'];
}

const byKind = { split: ['split'], merge: ['merged'], publish: ['replaced'] } as const;

/** Of one that does not stand. Those whom it was shared with are told what it became, not by whom. */
export function fateOf({ endedBy, lineage }: Pick<Task, 'endedBy' | 'lineage'>, language: Language): Fate {
  const into = lineage.filter(({ direction }) => direction === 'to');
  if (endedBy === null) {
    return { words: t(into.length === 0 ? 'adjustment.ended.version' : 'adjustment.ended.elsewhere'), reason: '', kin: into };
  }
  const { kind, isUndo, by, reason } = endedBy;
  const day = dayWords(endedBy.at, language);
  if (isUndo) {
    const kin = into.filter(({ relation }) => relation === 'undone');
    return { words: t(kind === 'add' ? 'adjustment.ended.add' : 'adjustment.ended.undo', { by, day }), reason, kin };
  }
  const relations: readonly string[] = kind === 'split' || kind === 'merge' || kind === 'publish' ? byKind[kind] : [];
  return { words: t(`adjustment.ended.${kind}`, { by, day }), reason, kin: into.filter(({ relation }) => relations.includes(relation)) };
}

/** What to call the state of one that does not stand. */
export function endOf({ endedBy }: Pick<Task, 'endedBy'>) {
  if (endedBy?.isUndo === false && (endedBy.kind === 'split' || endedBy.kind === 'merge'))
    return `task-state.ended.${endedBy.kind}` as const;
  return 'task-state.withdrawn';
}

/** Of one that stands: what it was split or merged from; null: the plan prints it, or it was added and says so by its origin. */
export function originOf({ madeBy, lineage }: Pick<Task, 'madeBy' | 'lineage'>, language: Language): Fate | null {
  if (madeBy?.kind !== 'split' && madeBy?.kind !== 'merge') return null;
  const relation = madeBy.kind === 'split' ? 'split' : 'merged';
  return {
    words: t(`adjustment.made.${madeBy.kind}`, { by: madeBy.by, day: dayWords(madeBy.at, language) }),
    reason: madeBy.reason,
    kin: lineage.filter((one) => one.direction === 'from' && one.relation === relation),
  };
}

/** What an added task rests on, for where others show their sentence; null: the plan prints it. */
export function byHandWords({ origin, madeBy }: Pick<Task, 'origin' | 'madeBy'>, language: Language): string | null {
  if (origin === 'clause') return null;
  const words = t(`origin.${origin}`);
  return madeBy?.kind === 'add'
    ? t('origin.by-hand', { origin: words, by: madeBy.by, day: dayWords(madeBy.at, language), reason: madeBy.reason })
    : t('origin.by-hand.short', { origin: words });
}

type Said = Pick<Task, 'origin' | 'madeBy'> & { readonly corrections: readonly Pick<TaskDetail['corrections'][number], 'field'>[] };

/** What a field said before somebody corrected it; of units too, that there were none. */
export function firstSaid(task: Said, field: CorrectedField, first: TaskValue): string {
  if (isNothing(first)) return t(`${firstWords(task)}.none`);
  return t(firstWords(task), { printed: valueShown(field, first, (code, fallback) => textOfCode(code, {}, fallback)) });
}

function isNothing(value: TaskValue): boolean {
  if (value === null) return true;
  return isUnits(value) ? value.length === 0 : typeof value === 'object' && dueShown(value) === '';
}

/** The words of a deadline, and whose they are: the plan's, those of who corrected it, or of who made the task. */
export function dueSaid(task: Said, text: string): string {
  return t(`ledger.due.${isCorrected(task) ? 'corrected' : isPrinted(task) ? 'printed' : 'made'}`, { text });
}

/** Why a task has no deadline. */
export function noDueSaid(task: Said): string {
  return t(isPrinted(task) && !isCorrected(task) ? 'ledger.due.none.long' : 'ledger.due.none.made');
}

const isCorrected = ({ corrections }: Said): boolean => corrections.some(({ field }) => field === 'due');
const isPrinted = (task: Said): boolean => firstWords(task) === 'correction.printed';

/** The words for what a task said at first: as the plan prints it, or as somebody made it. */
export function firstWords({ origin, madeBy }: Pick<Task, 'origin' | 'madeBy'>) {
  const kind = madeBy?.kind;
  if (kind === 'add' || kind === 'split' || kind === 'merge') return `correction.printed.${kind}` as const;
  // Whom it is shared with is not told who made it, but what it rests on.
  return origin === 'clause' ? 'correction.printed' : 'correction.printed.add';
}
