/** When a draft may become the ledger, and the rows that it becomes. */
import { parentOf } from '#core/plan/chapter-path.ts';
import type { Draft, DraftDeadline, DraftDoubt, DraftField, DraftObject, DraftResponsibility, DraftTask } from '#core/plan/draft/draft.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import { codeGiver } from '#core/plan/draft/task-code.ts';
import type { Heading, Range } from '#core/plan/parsed-plan.ts';
import { cityLeaderOf } from '#core/plan/city-leader.ts';
import { failure, success, type Outcome } from '#core/failure.ts';

/** A gap or an open doubt that is published as it is, with the reason that is recorded. */
export interface Acceptance {
  readonly key: string;
  readonly reason: string;
}

/** What was accepted, for the record. */
export interface Accepted {
  readonly gaps: readonly (Range & { readonly reason: string })[];
  readonly doubts: readonly { readonly doubt: DraftDoubt; readonly reason: string }[];
}

/** Names a gap in an acceptance. A doubt is named by its key. */
export function gapKey({ start, end }: Range): string {
  return `gap:${start}:${end}`;
}

/** Publishing needs tasks, full coverage and no open doubt, or an acceptance for each that is left. */
export function checkPublish(
  draft: Draft,
  acceptances: readonly Acceptance[],
): Outcome<Accepted, 'draft-empty' | 'draft-not-covered' | 'draft-has-doubts'> {
  if (draft.tasks.length === 0) return failure('draft-empty');
  const reasons = new Map(acceptances.map(({ key, reason }) => [key, reason]));
  const gaps = draft.coverage.gaps.map((gap) => ({ ...gap, reason: reasons.get(gapKey(gap)) }));
  const open = draft.doubts.filter(({ settled }) => settled === null).map((doubt) => ({ doubt, reason: reasons.get(doubt.key) }));
  const acceptedGaps = gaps.flatMap(({ start, end, reason }) => (reason === undefined ? [] : [{ start, end, reason }]));
  const acceptedDoubts = open.flatMap(({ doubt, reason }) => (reason === undefined ? [] : [{ doubt, reason }]));
  if (acceptedGaps.length < gaps.length) return failure('draft-not-covered', { gaps: gaps.length - acceptedGaps.length });
  if (acceptedDoubts.length < open.length) return failure('draft-has-doubts', { doubts: open.length - acceptedDoubts.length });
  return success({ gaps: acceptedGaps, doubts: acceptedDoubts });
}

/** When the task is due: the earliest of its own deadlines; dates of goals, benefits, windows and reports are not its end. */
export function dueOf(task: Pick<DraftTask, 'deadlines'>): DraftDeadline | null {
  const latest = '9999-12-31';
  const own = task.deadlines.filter(({ role }) => role === 'task');
  own.sort((a, b) => (a.to ?? latest).localeCompare(b.to ?? latest) || (a.from ?? latest).localeCompare(b.from ?? latest));
  return own[0] ?? null;
}

/** The deadlines of a task as people are shown them: what is printed in its sentence and again beside it, once. */
export function shownDeadlines({ deadlines }: Pick<DraftTask, 'deadlines'>): readonly DraftDeadline[] {
  const said = new Map<string, DraftDeadline>();
  for (const deadline of deadlines) {
    const { text, role, from, to } = deadline;
    const key = JSON.stringify([text, role, from, to]);
    if (!said.has(key)) said.set(key, deadline);
  }
  return [...said.values()];
}

export interface PublishedClause extends Range {
  /** From 1, in the order of the text. */
  readonly seq: number;
  readonly path: string;
  readonly kind: string;
  /** The heading that it is, or stands under. */
  readonly heading: string | null;
  readonly body: string;
}

interface PublishedResponsibility extends Omit<DraftResponsibility, 'assignment'> {
  readonly seq: number;
  readonly accountable: boolean;
}

export interface PublishedTask extends Pick<
  DraftTask,
  'key' | 'path' | 'title' | 'text' | 'role' | 'kind' | 'commitment' | 'nature' | 'subject'
> {
  readonly code: string;
  /** From 1, in the order of the printed ledger. */
  readonly order: number;
  /** The text of the nearest heading; '' outside of all chapters. */
  readonly chapter: string;
  readonly due: Pick<DraftDeadline, 'text' | 'from' | 'to'> | null;
  readonly lead: string | null;
  readonly responsibilities: readonly PublishedResponsibility[];
  readonly objects: readonly Pick<DraftObject, 'name' | 'kind'>[];
  readonly fields: readonly Pick<DraftField, 'kind' | 'label' | 'values'>[];
  /** 市级责任领导, as printed. */
  readonly cityLeader: string | null;
  /** Where it stands, cut at the borders of clauses; `clause` is the seq of the clause. */
  readonly ranges: readonly (Range & { readonly seq: number; readonly clause: number })[];
}

export interface Publication {
  readonly clauses: readonly PublishedClause[];
  readonly tasks: readonly PublishedTask[];
}

/**
 * The rows to write. `usedCodes` are all codes that the plan ever gave; `continued` names the codes that tasks keep from the version
 * before, by the draft's task key.
 */
export function toPublication(
  draft: Draft,
  planNumber: number,
  usedCodes: Iterable<string>,
  continued: ReadonlyMap<string, string> = new Map(),
): Publication {
  const nextCode = codeGiver(planNumber, [...usedCodes, ...continued.values()]);
  const headingOf = headingFinder(draft.headings);
  const clauses = draft.clauses
    .filter(({ start, end }) => start < end)
    .map(({ path, kind, start, end }, index): PublishedClause => {
      const heading = headingOf(path, start)?.heading ?? null;
      return { seq: index + 1, path, kind, heading, start, end, body: draft.text.slice(start, end) };
    });
  const tasks = draft.tasks.map((task, index): PublishedTask => {
    const { key, path, title, text, role, kind, commitment, nature, subject, objects, fields, ranges } = task;
    const due = dueOf(task);
    const lead = leadOf(task);
    return {
      key,
      path,
      title,
      text,
      role,
      kind,
      commitment,
      nature,
      subject,
      lead,
      code: continued.get(key) ?? nextCode(path),
      order: index + 1,
      chapter: headingOf(path, ranges[0]?.start ?? 0)?.heading ?? '',
      due: due === null ? null : { text: due.text, from: due.from, to: due.to },
      responsibilities: responsibilitiesOf(task),
      objects: objects.map(({ name, kind }) => ({ name, kind })),
      fields: fields.map(({ kind, label, values }) => ({ kind, label, values })),
      cityLeader: cityLeaderOf(fields),
      ranges: rangesOf(ranges, clauses),
    };
  });
  return { clauses, tasks };
}

/** The responsibilities of a task as they are published, in the order of the print. */
export function responsibilitiesOf(task: Pick<DraftTask, 'responsibilities'>): PublishedTask['responsibilities'] {
  const lead = leadOf(task);
  return task.responsibilities.map(({ unit, role, basis, openList, ownPart }, place) => ({
    seq: place + 1,
    unit,
    role,
    basis,
    openList,
    ownPart,
    accountable: role === 'lead' && unit === lead,
  }));
}

/** The nearest heading with words, of the path itself or of what it stands under; of several with one path the last before `start`. */
function headingFinder(headings: readonly Heading[]): (path: string, start: number) => Heading | undefined {
  const byPath = Map.groupBy(
    headings.filter(({ heading }) => heading !== ''),
    ({ path }) => path,
  );
  return (path, start) => {
    for (let above = path; above !== ''; above = parentOf(above)) {
      const same = byPath.get(above);
      if (same !== undefined) return same.findLast((heading) => heading.start <= start) ?? same[0];
    }
    return undefined;
  };
}

/** By bisection to the first clause, then along the clauses of the range. */
function rangesOf(ranges: readonly Range[], clauses: readonly PublishedClause[]): PublishedTask['ranges'] {
  const pieces: (Range & { seq: number; clause: number })[] = [];
  for (const range of ranges) {
    for (let index = firstEndingAfter(clauses, range.start); index < clauses.length; index++) {
      const clause = clauses[index];
      if (clause === undefined || clause.start >= range.end) break;
      const start = Math.max(range.start, clause.start);
      pieces.push({ seq: pieces.length + 1, clause: clause.seq, start, end: Math.min(range.end, clause.end) });
    }
  }
  return pieces;
}

function firstEndingAfter(clauses: readonly Range[], offset: number): number {
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauses[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
