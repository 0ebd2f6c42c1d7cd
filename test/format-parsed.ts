/** All that the parser found in a plan, one line each in the order of the text, for people who compare two of its answers. */
import type { ParsedPlan, Range } from '#core/plan/parsed-plan.ts';

/** How much of a text is shown: the offsets tell the rest. */
const shownCharacters = 24;

export function formatParsed(plan: ParsedPlan): string {
  const shown = ({ start, end }: Range): string => {
    const text = plan.text.slice(start, end).replaceAll(/\s/g, '␣');
    return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
  };
  const lines: (Range & { readonly line: string })[] = [];
  const add = (kind: string, range: Range, ...facts: readonly (string | null)[]): void => {
    const said = facts.filter((fact) => fact !== null && fact !== '').join(' | ');
    lines.push({ start: range.start, end: range.end, line: `${range.start}-${range.end} ${kind} | ${said}` });
  };
  const list = (name: string, values: readonly (string | number)[]): string => (values.length === 0 ? '' : `${name} ${values.join('、')}`);

  for (const one of plan.clauses) add('clause', one, one.path, one.kind, shown(one));
  for (const one of plan.headings) add('heading', one, one.path, one.heading);
  for (const one of plan.tasks) {
    const links = [
      list('assignments', one.assignments),
      list('deadlines', one.deadlines),
      list('projects', one.projects),
      list('fields', one.fields),
    ];
    const title = one.title === one.text ? null : one.title;
    add('task', one, one.path, one.role, one.kind, one.commitment, one.nature, one.subject, title, shown(one), ...links);
  }
  for (const [index, one] of plan.assignments.entries()) {
    const units = [list('lead', one.lead), list('responsible', one.responsible), list('support', one.support), list('local', one.local)];
    add(`assignment ${index}`, one, one.path, ...units, one.othersOpen ? 'others open' : null);
  }
  for (const [index, one] of plan.deadlines.entries()) {
    add(`deadline ${index}`, one, one.path, one.kind, one.role, `${one.from ?? ''}..${one.to ?? ''}`, one.raw);
  }
  for (const [index, one] of plan.projects.entries()) add(`project ${index}`, one, one.path, one.name);
  for (const [index, one] of plan.fields.entries()) add(`field ${index}`, one, one.path, one.kind, one.label, one.values.join('、'));
  for (const one of plan.references) add('reference', one, one.title, one.docNumber);
  for (const one of plan.setAside) add('aside', one, one.kind, `${one.count}`, shown(one));
  for (const { at, cut } of plan.openCommas) add('comma', { start: at, end: at + 1 }, cut ? 'cut' : 'joined');
  for (const one of plan.doubts) add('doubt', one, one.code, one.message.replaceAll('\n', '␣'));

  const head = [plan.title, plan.docNumber ?? 'no number', plan.issuedOn ?? 'no day'].join(' | ');
  const body = lines.toSorted((a, b) => a.start - b.start || b.end - a.end).map(({ line }) => line);
  return `${[head, ...body].join('\n')}\n`;
}
