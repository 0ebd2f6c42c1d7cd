/** Small plans of two versions: what people did on the first, and what becomes of it on the second. */
import { expect } from 'vitest';
import type { Operation, TaskAnchor } from '#core/plan/draft/operation.ts';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { Range } from '#core/plan/parsed-plan.ts';
import { logOf } from '#test/draft-sample.ts';

/** Finds in the first version the task that holds words, and where words stand. */
export interface Sample {
  readonly task: (words: string) => TaskAnchor;
  readonly place: (words: string) => Range;
}

/**
 * `kept` in their new form, `asked`: those that have no place, in words, `behind`: the words of the second version
 * that each question stands in front of; `gaps`: what nobody accounts for; `tasks` of the second version by their text.
 */
export function carried(body: string, newBody: string, operationsOf: (sample: Sample) => readonly Operation[]) {
  const [old, next] = [body, newBody].map((each) => parsePlan(`一、任务\n${each}`));
  if (old === undefined || next === undefined) return expect.fail('two versions');
  const place = (words: string): Range => {
    const start = old.text.indexOf(words);
    return { start, end: start + words.length };
  };
  const task = (words: string): TaskAnchor => {
    const found = old.tasks.find((each) => each.text.includes(words)) ?? expect.fail(`no task with ${words}`);
    return { ranges: [{ start: found.start, end: found.end }] };
  };
  const log = relocateLog(logOf(...operationsOf({ task, place })), old, next);
  const draft = replay(next, log);
  const questions = draft.doubts.filter(({ code }) => code === 'operation-lost');
  return {
    kept: log.map(({ operation }) => operation),
    asked: questions.flatMap(({ message }) => message.split('\n')),
    behind: questions.map(({ start }) => draft.text.slice(start, start + 8)),
    gaps: draft.coverage.gaps.map(({ start, end }) => draft.text.slice(start, end)),
    tasks: Object.fromEntries(
      draft.tasks.map((each) => [
        each.text,
        { title: each.title, path: each.path, lead: leadOf(each), units: each.responsibilities.map(({ unit }) => unit) },
      ]),
    ),
    order: draft.tasks.map(({ text }) => text),
  };
}
