/** A small text with what a person reads in it (test/corpus/cases); answers what the parser reads otherwise. Only what the case names is compared. */
import type { Assignment, Deadline, ParsedPlan, ParsedTask, Range } from '#core/plan/parsed-plan.ts';

export interface ReadingCase {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly expect: {
    readonly title?: string;
    readonly headings?: readonly { readonly path: string; readonly heading?: string }[];
    readonly assignments?: readonly (Partial<Assignment> & { readonly strictLead?: boolean })[];
    readonly deadlines?: readonly (Partial<Deadline> & { readonly rawIncludes?: string })[];
    readonly tasks?: readonly (Partial<ParsedTask> & { readonly text: string })[];
    readonly projects?: readonly string[];
    readonly doubts?: readonly string[];
    readonly notTasks?: readonly string[];
  };
}

/** Two ranges are the same task when they share so much of their union. */
const leastOverlap = 0.8;

function overlap(a: Range, b: Range): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

const sameSet = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  JSON.stringify([...new Set(a)].sort()) === JSON.stringify([...new Set(b)].sort());

function pairwise<Found, Wanted>(
  found: readonly Found[],
  wanted: readonly Wanted[],
  alike: (found: Found, wanted: Wanted) => boolean,
): boolean {
  return found.length === wanted.length && found.every((one, index) => alike(one, wanted[index] as Wanted));
}

/** lead and responsible count as one role, as in FORMAT.md, unless the case asks who leads. */
function alikeUnits(found: Assignment, wanted: Partial<Assignment> & { readonly strictLead?: boolean }): boolean {
  return (
    sameSet([...found.lead, ...found.responsible], [...(wanted.lead ?? []), ...(wanted.responsible ?? [])]) &&
    (wanted.strictLead !== true || sameSet(found.lead, wanted.lead)) &&
    sameSet(found.support, wanted.support) &&
    sameSet(found.local, wanted.local)
  );
}

function alikeDeadline(found: Deadline, wanted: Partial<Deadline> & { readonly rawIncludes?: string }): boolean {
  const keys = ['raw', 'kind', 'role', 'from', 'to'] as const;
  return found.raw.includes(wanted.rawIncludes ?? '') && keys.every((key) => wanted[key] === undefined || wanted[key] === found[key]);
}

function alikeTasks(plan: ParsedPlan, wanted: readonly (Partial<ParsedTask> & { readonly text: string })[]): boolean {
  let from = 0;
  return pairwise(plan.tasks, wanted, (task, want) => {
    const start = plan.text.indexOf(want.text, from);
    if (start < 0) throw new Error(`no such words in the case: ${want.text}`);
    from = start + want.text.length;
    const keys = ['assignments', 'deadlines', 'kind', 'commitment', 'nature', 'role', 'subject'] as const;
    return (
      overlap({ start, end: from }, task) >= leastOverlap &&
      keys.every((key) => want[key] === undefined || JSON.stringify(want[key]) === JSON.stringify(task[key]))
    );
  });
}

/** What the parser reads otherwise than the case says, with what it reads instead; empty where all is right. */
export function checkCase(plan: ParsedPlan, { expect }: ReadingCase): string[] {
  const wrong: string[] = [];
  const differs = (what: string, got: unknown): void => void wrong.push(`${what}: ${JSON.stringify(got)}`);
  if (expect.title !== undefined && plan.title !== expect.title) differs('title', plan.title);
  if (
    expect.headings &&
    !pairwise(plan.headings, expect.headings, (h, want) => h.path === want.path && h.heading === (want.heading ?? h.heading))
  )
    differs(
      'headings',
      plan.headings.map(({ path, heading }) => [path, heading]),
    );
  if (expect.assignments && !pairwise(plan.assignments, expect.assignments, alikeUnits))
    differs(
      'assignments',
      plan.assignments.map(({ raw, lead, responsible, support, local }) => [raw, lead, responsible, support, local]),
    );
  if (expect.deadlines && !pairwise(plan.deadlines, expect.deadlines, alikeDeadline))
    differs(
      'deadlines',
      plan.deadlines.map(({ raw, kind, role, from, to }) => [raw, kind, role, from, to]),
    );
  if (expect.tasks && !alikeTasks(plan, expect.tasks))
    differs(
      'tasks',
      plan.tasks.map((task) => [task.text, task.assignments, task.deadlines, task.kind, task.nature, task.subject]),
    );
  if (
    expect.projects &&
    !sameSet(
      plan.projects.map(({ name }) => name),
      expect.projects,
    )
  )
    differs(
      'projects',
      plan.projects.map(({ name }) => name),
    );
  if (expect.doubts?.some((code) => plan.doubts.every((doubt) => doubt.code !== code)) === true)
    differs(
      'doubts',
      plan.doubts.map(({ code }) => code),
    );
  if (expect.notTasks?.some((words) => plan.tasks.some(({ text }) => text.includes(words))) === true)
    differs(
      'tasks',
      plan.tasks.map(({ text }) => text),
    );
  return wrong;
}
