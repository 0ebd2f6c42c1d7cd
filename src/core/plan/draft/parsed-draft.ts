/** The draft before anybody touched it: the parser's output with what it resolves to. */
import type { DraftDeadline, DraftDoubt, DraftField, DraftObject, DraftResponsibility, DraftTask } from '#core/plan/draft/draft.ts';
import type { DraftState } from '#core/plan/draft/draft-state.ts';
import { clamped, trimmed } from '#core/plan/draft/ranges.ts';
import { joined, rowsOf, withUnit } from '#core/plan/draft/responsibilities.ts';
import type { Assignment, Deadline, ParsedPlan, ParsedTask, PrintedField } from '#core/plan/parsed-plan.ts';

/** The state that the first operation is applied to. */
export function parsedDraft(parsed: ParsedPlan): DraftState {
  const { title, docNumber, issuedOn, text, headings, assignments, references, deadlines, projects, fields } = parsed;
  return {
    title,
    docNumber,
    issuedOn,
    text,
    headings,
    assignments,
    references,
    deadlines,
    projects,
    fields,
    clauses: parsed.clauses.map((clause) => ({ ...clause, marked: null })),
    tasks: draftTasks(parsed),
    doubts: draftDoubts(parsed),
    accepted: [],
  };
}

function draftTasks(parsed: ParsedPlan): DraftTask[] {
  const governed = new Map<number, number>();
  for (const task of parsed.tasks) for (const index of new Set(task.assignments)) governed.set(index, (governed.get(index) ?? 0) + 1);
  const tasks: DraftTask[] = [];
  let free = 0;
  for (const task of [...parsed.tasks].sort((a, b) => a.start - b.start)) {
    // Nothing belongs to two tasks, whatever a parser says.
    const range = { start: Math.max(task.start, free), end: Math.min(task.end, parsed.text.length) };
    if (range.start >= range.end) continue;
    free = range.end;
    tasks.push(draftTask(parsed, task, range, governed));
  }
  return tasks;
}

function draftTask(
  parsed: ParsedPlan,
  task: ParsedTask,
  range: { start: number; end: number },
  governed: ReadonlyMap<number, number>,
): DraftTask {
  const { path, text, title, role, kind, commitment, nature, subject } = task;
  return {
    key: `p${range.start}`,
    ranges: [range],
    path,
    text,
    title,
    role,
    kind,
    commitment,
    nature,
    subject,
    responsibilities: responsibilitiesOf(parsed, task, governed),
    deadlines: task.deadlines.flatMap((index) => {
      const deadline = parsed.deadlines[index];
      return deadline === undefined ? [] : [draftDeadline(deadline)];
    }),
    objects: objectsOf(parsed, task),
    fields: task.fields.flatMap((index) => {
      const field = parsed.fields[index];
      return field === undefined ? [] : [draftField(field)];
    }),
    changed: false,
  };
}

/** A printed deadline as a task shows it. */
export function draftDeadline({ raw, role, from, to, start, end }: Deadline): DraftDeadline {
  return { text: raw, role, from, to, range: { start, end } };
}

/** A printed field as a task shows it. */
export function draftField({ kind, label, values, start, end }: PrintedField): DraftField {
  return { kind, label, values, range: { start, end } };
}

function responsibilitiesOf(parsed: ParsedPlan, task: ParsedTask, governed: ReadonlyMap<number, number>): readonly DraftResponsibility[] {
  const assigned = task.assignments.flatMap((index) => {
    const assignment = parsed.assignments[index];
    if (assignment === undefined) return [];
    const own = (governed.get(index) ?? 0) <= 1 && isBeside(parsed.text, task, assignment);
    return rowsOf(assignment, index, own ? 'printed' : 'inherited');
  });
  // 领导小组负责…: where no assignment speaks, the body that the sentence names answers.
  return assigned.length === 0 && task.subject !== null ? withUnit([], task.subject, 'responsible', null, 'printed') : joined(assigned);
}

/** In the task's own paragraph, or right below it. */
function isBeside(text: string, task: ParsedTask, assignment: Assignment): boolean {
  const between =
    assignment.start >= task.end
      ? { start: task.end, end: assignment.start }
      : { start: assignment.end, end: Math.max(assignment.end, task.start) };
  return !text.slice(between.start, between.end).includes('\n') || trimmed(text, between) === null;
}

/** 编制《…规划》: the document that a policy task makes is its object though no project is named. */
const madeDocument = /(?:编制|制定|制订|出台|修订|起草|印发|发布)《([^《》]{2,60})》/u;

function objectsOf(parsed: ParsedPlan, task: ParsedTask): DraftObject[] {
  const objects = new Map<string, DraftObject>();
  for (const index of task.projects) {
    const project = parsed.projects[index];
    if (project === undefined || objects.has(project.name)) continue;
    objects.set(project.name, { name: project.name, kind: task.kind, range: { start: project.start, end: project.end } });
  }
  const made = task.kind === 'policy' && objects.size === 0 ? madeDocument.exec(task.text) : null;
  if (made?.[1] !== undefined) {
    const start = parsed.text.indexOf(`《${made[1]}》`, task.start) + 1;
    objects.set(made[1], { name: made[1], kind: 'policy', range: start > 0 ? { start, end: start + made[1].length } : null });
  }
  return [...objects.values()];
}

function draftDoubts(parsed: ParsedPlan): DraftDoubt[] {
  const doubts = new Map<string, DraftDoubt>();
  for (const { code, message, ...range } of parsed.doubts) {
    const { start, end } = clamped(parsed.text, range);
    const key = `${code}:${start}:${end}`;
    const there = doubts.get(key);
    doubts.set(key, { key, start, end, code, message: there === undefined ? message : `${there.message}\n${message}`, settled: null });
  }
  return [...doubts.values()];
}

/** The doubts with one more; a second one of the same kind at the same place adds its message and opens the first again. */
export function withDoubt(
  doubts: readonly DraftDoubt[],
  doubt: Pick<DraftDoubt, 'code' | 'start' | 'end' | 'message'>,
): readonly DraftDoubt[] {
  const key = `${doubt.code}:${doubt.start}:${doubt.end}`;
  const there = doubts.find((other) => other.key === key);
  if (there === undefined) return [...doubts, { ...doubt, key, settled: null }];
  if (there.message.split('\n').includes(doubt.message))
    return doubts.map((other) => (other === there ? { ...there, settled: null } : other));
  return doubts.map((other) => (other === there ? { ...there, message: `${there.message}\n${doubt.message}`, settled: null } : other));
}
