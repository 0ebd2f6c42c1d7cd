/** Which unit texts the doubts about open lists ask about, and which of them are answered: the review and the list of units ask it once. */
import type { Draft, DraftDoubt, DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { overlapping } from '#core/plan/draft/overlapping.ts';
import { rowsInDoubt } from '#core/plan/draft/rows-in-doubt.ts';

type Asked = Pick<Draft, 'text' | 'assignments'>;

interface OpenListDoubt {
  readonly doubt: DraftDoubt;
  readonly texts: ReadonlySet<string>;
  /** Where they stand: each task with a text that is asked of it, in the order of the tasks. */
  readonly rows: readonly { readonly task: DraftTask; readonly unit: string }[];
}

/**
 * Each doubt about an open list with the unit texts that it asks about. Only the tasks of the assignments that a doubt touches are looked at: of a plan
 * that prints an open list behind each of thousands of items, all of all would be the cube of their number.
 */
export function openListDoubts(draft: Asked & Pick<Draft, 'doubts' | 'tasks'>): readonly OpenListDoubt[] {
  const tasksOf = new Map<number, Set<number>>();
  for (const [at, { responsibilities }] of draft.tasks.entries()) {
    for (const { openList, assignment } of responsibilities) {
      if (!openList || assignment === null) continue;
      const there = tasksOf.get(assignment);
      if (there === undefined) tasksOf.set(assignment, new Set([at]));
      else there.add(at);
    }
  }
  return draft.doubts.flatMap((doubt) => {
    if (doubt.code !== 'open-list') return [];
    const touched = new Set<number>();
    for (const index of overlapping(draft.assignments, doubt)) for (const at of tasksOf.get(index) ?? []) touched.add(at);
    const rows = [...touched]
      .sort((a, b) => a - b)
      .flatMap((at) => draft.tasks[at] ?? [])
      .flatMap((task) => rowsInDoubt(draft, doubt, task).rows.map(({ unit }) => ({ task, unit })));
    return rows.length === 0 ? [] : [{ doubt, texts: new Set(rows.map(({ unit }) => unit)), rows }];
  });
}

/** A text that people said to keep as it is printed, in answer to every doubt about it; with who said so last. */
export interface KeptText {
  readonly text: string;
  readonly actor: string;
  readonly at: string;
}

/**
 * The texts that the review has answered: they need not be asked again. What was only accepted for publishing, with a reason in the note, was
 * left open on purpose, and is asked in the ledger.
 */
export function keptTexts(draft: Asked & Pick<Draft, 'doubts' | 'tasks'>): KeptText[] {
  const asked = Map.groupBy(
    openListDoubts(draft).flatMap(({ doubt, texts }) => [...texts].map((text) => ({ text, settled: doubt.settled }))),
    ({ text }) => text,
  );
  return [...asked].flatMap(([text, doubts]) => {
    const answers = doubts.flatMap(({ settled }) => (settled?.answer.kind === 'as-printed' && settled.note === '' ? [settled] : []));
    const last = answers.toSorted((a, b) => a.seq - b.seq).at(-1);
    return last === undefined || answers.length < doubts.length ? [] : [{ text, actor: last.actor, at: last.at }];
  });
}

/**
 * The other way round: the answers of the review that follow when these texts are decided for the whole plan. A doubt is answered when all texts
 * that it asks about are decided; the draft keeps the printed words, whose meaning is the decision.
 */
export function answersTo(
  draft: Asked & Pick<Draft, 'doubts' | 'tasks'>,
  texts: readonly string[],
  decided: ReadonlySet<string>,
): Extract<Operation, { type: 'settle-doubt' }>[] {
  return openListDoubts(draft).flatMap(({ doubt: { start, end, code, settled }, texts: asked }) => {
    const isMeant = settled === null && texts.some((text) => asked.has(text)) && [...asked].every((text) => decided.has(text));
    return isMeant
      ? [{ type: 'settle-doubt' as const, doubt: { start, end, code }, answer: { kind: 'as-printed' as const }, note: '' }]
      : [];
  });
}
