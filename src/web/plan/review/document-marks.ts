/** What each stretch of the text became, cut so that every stretch has one colour. */
import { commaMarks, type CommaMark } from '#core/plan/draft/comma-marks.ts';
import type { Draft, DraftDoubt } from '#core/plan/draft/draft.ts';
import type { ParsedPlan, Range } from '#core/plan/parsed-plan.ts';

export interface Segment extends Range {
  readonly kind: string;
  readonly task: string | null;
  /** A task begins here: set off a little from the one before. */
  readonly first: boolean;
  readonly object: boolean;
  readonly deadline: boolean;
  readonly doubt: DraftDoubt | null;
  readonly gap: boolean;
  /** It is a comma that could go either way. */
  readonly comma: CommaMark | null;
}

/** Ranges sorted by start; `longest` bounds how far back one that reaches into a place can begin. */
interface Sorted<T extends Range> {
  readonly list: readonly T[];
  readonly longest: number;
}

export interface DraftMarks {
  readonly clauses: Sorted<Draft['clauses'][number]>;
  readonly tasks: Sorted<Range & { readonly key: string }>;
  readonly objects: Sorted<Range>;
  readonly deadlines: Sorted<Range>;
  readonly doubts: Sorted<DraftDoubt>;
  readonly gaps: Sorted<Range>;
  readonly commas: Sorted<Range & { readonly mark: CommaMark }>;
}

/** Sorts what a draft says about its text, once per change. Objects and deadlines are underlined where the print names them. */
export function marksOf(draft: Draft, parsed: ParsedPlan): DraftMarks {
  return {
    clauses: sorted(draft.clauses),
    tasks: sorted(draft.tasks.flatMap(({ key, ranges }) => ranges.map(({ start, end }) => ({ key, start, end })))),
    objects: sorted(parsed.projects),
    deadlines: sorted(parsed.deadlines),
    doubts: sorted(draft.doubts.filter(({ settled }) => settled === null)),
    gaps: sorted(draft.coverage.gaps),
    commas: sorted(commaMarks(parsed.openCommas, draft.tasks).map((mark) => ({ start: mark.at, end: mark.at + 1, mark }))),
  };
}

/** The stretches of `[from, to)`, cut at the edges of `also` too. */
export function segmentsOf(marks: DraftMarks, { start: from, end: to }: Range, also: readonly (Range | null)[] = []): Segment[] {
  const found = {
    clauses: within(marks.clauses, from, to),
    tasks: within(marks.tasks, from, to),
    objects: within(marks.objects, from, to),
    deadlines: within(marks.deadlines, from, to),
    doubts: within(marks.doubts, from, to),
    gaps: within(marks.gaps, from, to),
    commas: within(marks.commas, from, to),
  };
  const cuts = new Set([from, to]);
  for (const { start, end } of [...Object.values(found).flat(), ...also.filter((range) => range !== null)]) {
    if (start > from && start < to) cuts.add(start);
    if (end > from && end < to) cuts.add(end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index): Segment => {
    const end = edges[index + 1] ?? to;
    return {
      start,
      end,
      kind: covering(found.clauses, start)?.kind ?? 'other',
      task: covering(found.tasks, start)?.key ?? null,
      first: covering(found.tasks, start)?.start === start,
      object: covering(found.objects, start) !== undefined,
      deadline: covering(found.deadlines, start) !== undefined,
      doubt: covering(found.doubts, start) ?? null,
      gap: covering(found.gaps, start) !== undefined,
      comma: covering(found.commas, start)?.mark ?? null,
    };
  });
}

function covering<T extends Range>(list: readonly T[], offset: number): T | undefined {
  return list.find(({ start, end }) => start <= offset && offset < end);
}

function sorted<T extends Range>(ranges: readonly T[]): Sorted<T> {
  const list = [...ranges].sort((a, b) => a.start - b.start);
  return { list, longest: list.reduce((longest, { start, end }) => Math.max(longest, end - start), 0) };
}

function within<T extends Range>({ list, longest }: Sorted<T>, from: number, to: number): T[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < from - longest) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < list.length; at++) {
    const range = list[at];
    if (range === undefined || range.start >= to) break;
    if (range.end > from && range.end > range.start) found.push(range);
  }
  return found;
}
