/** What a form asks for that makes a task by hand: as typed, filled from the tasks that it is made of. */
import type { splitTask } from '#contract/ledger/adjustment-endpoints.ts';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import type { Due } from '#core/ledger/correct-tasks.ts';
import { proposedValues, type MergedTask } from '#core/ledger/adjust/merged-fields.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import { readDue } from '#web/plan/read-due.ts';
import { dueShown } from '#web/plan/due-shown.ts';
import type { CallInput } from '#web/ui/call.ts';

export const listedRoles = ['responsible', 'support', 'local', 'supervise'] as const;
export type ListedRole = (typeof listedRoles)[number];

export interface MadeForm extends Readonly<Record<ListedRole, readonly string[]>> {
  readonly title: string;
  readonly text: string;
  /** As typed. */
  readonly due: string;
  /** What the field was filled with: left alone, it means just that. */
  readonly dueBefore: Due;
  readonly lead: string;
}

type Source = Pick<
  TaskDetail,
  'code' | 'title' | 'text' | 'dueText' | 'dueFrom' | 'dueTo' | 'lead' | 'kind' | 'commitment' | 'nature' | 'cityLeader'
> & {
  readonly responsibilities: readonly { readonly unit: string; readonly role: string }[];
};

const noDue: Due = { text: null, from: null, to: null };

export const emptyForm: MadeForm = {
  title: '',
  text: '',
  due: '',
  dueBefore: noDue,
  lead: '',
  responsible: [],
  support: [],
  local: [],
  supervise: [],
};

/** Filled from these tasks, the first one first: their words one after the other, the deadline that is proposed for them, the units of all. */
export function formOf(tasks: readonly Source[]): MadeForm {
  const [first] = tasks;
  if (first === undefined) return emptyForm;
  const { due } = proposedValues(mergedOf(first), tasks.slice(1).map(mergedOf));
  const lead = tasks.find((task) => task.lead !== null)?.lead ?? '';
  const duties = tasks.flatMap(({ responsibilities }) => responsibilities).filter(({ unit }) => unit !== lead);
  const placed = new Set<string>();
  const inRole = (...roles: readonly string[]): string[] =>
    duties.flatMap(({ unit, role }) => {
      if (!roles.includes(role) || placed.has(unit)) return [];
      placed.add(unit);
      return [unit];
    });
  return {
    title: wholeTitle(first),
    text: tasks.map(({ text }) => text).join('\n'),
    due: dueShown(due),
    dueBefore: due,
    lead,
    // Of several leads one goes on.
    responsible: inRole('lead', 'responsible'),
    support: inRole('support'),
    local: inRole('local'),
    supervise: inRole('supervise'),
  };
}

/** The role that a unit has in what is sent: the first in which it stands. */
export function roleIn(form: MadeForm): (unit: string) => ResponsibilityRole | null {
  return (unit) => (form.lead.trim() === unit ? 'lead' : (listedRoles.find((role) => form[role].includes(unit)) ?? null));
}

/** What tasks that become one may differ in. */
export function mergedOf({ code, dueText: text, dueFrom: from, dueTo: to, cityLeader, kind, commitment, nature }: Source): MergedTask {
  return { code, due: { text, from, to }, cityLeader, kind, commitment, nature };
}

/** What is sent; null while something is wrong or empty that must not be. `year`: for deadlines that name none, as readDue takes it. */
export function madeOf(form: MadeForm, year: number | null): CallInput<typeof splitTask>['body']['parts'][number] | null {
  const due = dueOf(form, year);
  const [title, text] = [form.title.trim(), form.text.trim()];
  if (title === '' || text === '' || due === null) return null;
  const { responsible, support, local, supervise } = form;
  return {
    title,
    text,
    due,
    units: {
      lead: form.lead.trim() === '' ? null : form.lead.trim(),
      responsible: [...responsible],
      support: [...support],
      local: [...local],
      supervise: [...supervise],
    },
  };
}

/** The deadline that is meant; null where what is typed is not understood. */
export function dueOf({ due, dueBefore }: Pick<MadeForm, 'due' | 'dueBefore'>, year: number | null): Due | null {
  if (due.trim() === dueShown(dueBefore)) return dueBefore;
  const read = due.trim() === '' ? noDue : readDue(due, year);
  return read === 'year-needed' ? null : read;
}

/** What is empty that must not be, or not understood, in the order of the form; labels as keys. */
export function missingOf(form: MadeForm, year: number | null): readonly ('title' | 'text' | 'due')[] {
  return [
    ...(form.title.trim() === '' ? (['title'] as const) : []),
    ...(form.text.trim() === '' ? (['text'] as const) : []),
    ...(dueOf(form, year) === null ? (['due'] as const) : []),
  ];
}

/** Whether two parts say the same work: then nothing is divided. */
export function sayTheSame(forms: readonly MadeForm[]): boolean {
  return new Set(forms.map(({ title, text }) => JSON.stringify([title.trim(), text.trim()]))).size < forms.length;
}

/** A title that was cut for the list says less than the task: its words then, as far as a title reaches. */
function wholeTitle({ title, text }: Pick<Source, 'title' | 'text'>): string {
  return title.endsWith('…')
    ? text
        .trim()
        .replace(/[。；]$/u, '')
        .slice(0, 500)
    : title;
}
