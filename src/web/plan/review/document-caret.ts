/** Reading the document by keyboard: the text as steps, a clause (up to ，；、：) or a sentence (up to 。！？； or the end of a line) at a time. */
import type { Range } from '#core/plan/parsed-plan.ts';

const clauseMark = /[，；。！？：\n]/u;
const sentenceMark = /[；。！？\n]/u;
/** A closing mark belongs to what it closes. */
const closing = /[”’」』）)】\]]/u;
/** Nothing is read further than this in search of a mark. */
const reach = 4000;

export type Step = 'clause' | 'sentence';

/** Where the step that contains or follows `offset` ends. */
export function stepEnd(text: string, offset: number, step: Step): number {
  const mark = step === 'clause' ? clauseMark : sentenceMark;
  let at = Math.min(offset, text.length);
  while (at < text.length && text.charAt(at).trim() === '') at++;
  const limit = Math.min(text.length, at + reach);
  while (at < limit && !mark.test(text.charAt(at))) at++;
  if (at < limit && text.charAt(at) !== '\n') at++;
  while (at < limit && closing.test(text.charAt(at))) at++;
  return at;
}

/** Where the step before `offset` starts. */
export function stepStart(text: string, offset: number, step: Step): number {
  const mark = step === 'clause' ? clauseMark : sentenceMark;
  let at = Math.max(0, offset);
  while (at > 0 && (mark.test(text.charAt(at - 1)) || closing.test(text.charAt(at - 1)) || text.charAt(at - 1).trim() === '')) at--;
  const limit = Math.max(0, at - reach);
  while (at > limit && !mark.test(text.charAt(at - 1))) at--;
  while (at < offset && (closing.test(text.charAt(at)) || text.charAt(at).trim() === '')) at++;
  return at;
}

/** The whole step at an offset. */
export function stepAt(text: string, offset: number, step: Step): Range {
  const start = stepStart(text, offset + 1, step);
  return { start, end: stepEnd(text, Math.max(start, offset), step) };
}

/** The selection made longer or shorter at its end; never shorter than nothing. */
export function extended(text: string, selection: Range, step: Step, forward: boolean): Range {
  if (forward) return { start: selection.start, end: stepEnd(text, selection.end, step) };
  const end = stepStart(text, selection.end, step);
  return { start: selection.start, end: end > selection.start ? end : selection.end };
}

/** Where a task's text can be cut: after ； 。 (proposed) and after ，、 (possible), strictly inside of its ranges. */
export function cutPoints(text: string, ranges: readonly Range[]): { at: number; proposed: boolean }[] {
  const points: { at: number; proposed: boolean }[] = [];
  for (const { start, end } of ranges) {
    for (let at = start; at < end - 1; at++) {
      const char = text.charAt(at);
      if (!/[；;。，,、]/u.test(char)) continue;
      const next = text.slice(at + 1, end);
      if (/[^\s，。；、,;.”’）)]/u.test(next)) points.push({ at: at + 1, proposed: /[；;。]/u.test(char) });
    }
  }
  return points;
}
