/** Carries over to the next version what people said of the text itself: an answer follows the words that it was given to, and no others. */
import { applyOperation } from '#core/plan/draft/replay.ts';
import type { Carrying } from '#core/plan/draft/carried.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import type { DraftState, OperationOf } from '#core/plan/draft/draft-state.ts';
import { pathAt, plainWords } from '#core/plan/draft/follow-places.ts';
import { overlaps } from '#core/plan/draft/ranges.ts';
import type { Assignment, Range } from '#core/plan/parsed-plan.ts';

/**
 * 标记, 认可未对应: of words that are gone nothing is to be said; what stands in their place is asked about as a gap. What is marked as none is seen
 * no more, so that a mark follows its own words alone.
 */
export function carryMark({ places, before, now }: Carrying, operation: OperationOf<'mark' | 'accept-gap'>): Operation[] {
  const there = places.range(operation.range);
  const wordsOf = (text: string, { start, end }: Range) => plainWords(text.slice(start, end));
  if (there !== null && wordsOf(now.text, there) === wordsOf(before.text, operation.range))
    return [{ ...operation, range: { start: there.start, end: there.end } }];
  if (there !== null) return [{ ...operation, range: { start: there.start, end: there.start } }];
  return places.stands(operation.range) ? [{ ...operation, range: nowhere(places, operation.range) }] : [];
}

/** 标记责任分工: where the text lists these units by itself, it is over. */
export function carryMarkedAssignment({ places, before, now }: Carrying, operation: OperationOf<'mark-assignment'>): Operation[] {
  const there = places.range(operation.range);
  if (there === null) {
    const path = pathAt(before, operation.range.start);
    const isListed = now.assignments.some((each) => places.chapters.isSame(path, each.path) && lists(each, operation));
    return isListed ? [] : [{ ...operation, range: nowhere(places, operation.range) }];
  }
  const moved = { ...operation, range: { start: there.start, end: there.end } };
  const { state, misfits } = applyOperation(now, { seq: 0, operation: moved, actor: '', at: '' });
  const printed = now.assignments.some((each) => overlaps(each, there) && lists(each, operation));
  return printed && (misfits.length > 0 || saysNothingNew(now, state)) ? [] : [moved];
}

function lists(printed: Assignment, meant: OperationOf<'mark-assignment'>): boolean {
  return (['lead', 'responsible', 'support', 'local'] as const).every((role) => meant[role].every((unit) => printed[role].includes(unit)));
}

function saysNothingNew(now: DraftState, then: DraftState): boolean {
  const settled = ({ doubts }: DraftState) => doubts.filter((doubt) => doubt.settled !== null).length;
  return (
    settled(now) === settled(then) &&
    now.tasks.every(({ responsibilities: { length } }, at) => then.tasks[at]?.responsibilities.length === length)
  );
}

/** 回答存疑 */
export function carryAnswer(carrying: Carrying, operation: OperationOf<'settle-doubt'>): Operation[] {
  const { doubt, answer } = operation;
  // The new version prints its own day of issue; what found no place before was seen.
  if (answer.kind === 'dated' || doubt.code === 'operation-lost') return [];
  const { places, now } = carrying;
  const there = places.within(doubt);
  const isAsked = there !== null && now.doubts.some((each) => each.code === doubt.code && overlaps(each, there));
  if (there !== null && isAsked) return [{ ...operation, doubt: { code: doubt.code, start: there.start, end: there.end } }];
  if (answer.kind === 'as-printed' || isPrinted(carrying, operation)) return [];
  return [{ ...operation, doubt: { code: doubt.code, ...nowhere(places, doubt) } }];
}

/** Whether the sentence prints what was said to be meant, or the assignment lists whom an answer named. */
function isPrinted({ before, now, places }: Carrying, { doubt, answer }: OperationOf<'settle-doubt'>): boolean {
  const around = places.around(doubt);
  if (around === null) return false;
  if (answer.kind === 'named') {
    const printed = now.assignments.filter((each) => overlaps(each, around));
    const units = new Set(
      printed.flatMap(({ lead, responsible, support, local }) => [...lead, ...responsible, ...support, ...local].map(plainWords)),
    );
    return answer.units.every((unit) => units.has(plainWords(unit)));
  }
  if (answer.kind !== 'corrected') return false;
  const words = now.text.slice(around.start, around.end);
  // A correction may hold the misprint: 甲局 for 局.
  return words.includes(answer.text) && !words.replaceAll(answer.text, '').includes(before.text.slice(doubt.start, doubt.end));
}

function nowhere(places: Carrying['places'], range: Range): Range {
  return places.nowhere({ ranges: [range] }).ranges[0] ?? { start: 0, end: 0 };
}
