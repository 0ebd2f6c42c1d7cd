/** What was found in a normal text, led back to the document: ranges into its own text, words as it prints them. */
import type { Clause, ParsedPlan, Range } from '../parsed-plan.ts';
import type { NormalText } from './normal-text.ts';

/** The leaves of the normal text as leaves of the original, with what was set aside between them. */
function leadClauses(clauses: readonly Clause[], normal: NormalText): Clause[] {
  const { original, back, setAside } = normal;
  const leaves: Clause[] = [];
  let next = 0;
  const push = (start: number, end: number, path: string, kind: Clause['kind']): void => {
    if (end > start) leaves.push({ path, kind, start, end });
  };
  clauses.forEach(({ path, kind }, index) => {
    let at = index === 0 ? 0 : back(clauses[index]?.start ?? 0);
    const following = clauses[index + 1];
    const end = following === undefined ? original.length : back(following.start);
    for (let aside = setAside[next]; aside !== undefined && aside.start < end; aside = setAside[++next]) {
      push(at, Math.max(at, aside.start), path, kind);
      at = Math.max(at, Math.min(aside.end, end));
      push(Math.max(aside.start, leaves.at(-1)?.end ?? 0), at, '', 'set-aside');
    }
    push(at, end, path, kind);
  });
  return leaves.length > 0 || original.length === 0 ? leaves : [{ path: '', kind: 'set-aside', start: 0, end: original.length }];
}

/** Leads everything that the readers found back to the original text. */
export function leadBack(plan: ParsedPlan, normal: NormalText): ParsedPlan {
  const { original, text, back } = normal;
  if (original === text) return plan;
  const range = <T extends Range>(found: T): T => {
    const start = back(found.start);
    return { ...found, start, end: found.end > found.start ? back(found.end - 1) + 1 : start };
  };
  /** The words as the document prints them around a place; those that do not stand there stay. */
  const printed = (words: string, from: number, to: number): string => {
    if (!normal.respelled || words === '') return words;
    // Looked for around the place alone: a character that does not stand there may stand nowhere in the text.
    const around = text.slice(from, to);
    let at = Math.max(0, around.indexOf(words));
    if (around.startsWith(words, at)) {
      const [first, last] = [back(from + at), back(from + at + words.length - 1)];
      // Nothing was edited between its characters.
      if (last - first === words.length - 1) return original.slice(first, last + 1);
    }
    let result = '';
    for (const char of words) {
      const found = around.indexOf(char, at);
      if (found < 0) result += char;
      else {
        const origin = back(from + found);
        result += original.slice(origin, origin + char.length);
        at = found + char.length;
      }
    }
    return result;
  };
  const within = (words: string, { start, end }: Range): string => printed(words, start, end);
  const names = (list: readonly string[], found: Range): string[] => list.map((name) => within(name, found));
  /** A subject may stand in an earlier task of its sentence. */
  const reach = 400;
  return {
    ...plan,
    text: original,
    title: printed(plan.title, 0, Math.min(text.length, 6000)),
    clauses: leadClauses(plan.clauses, normal),
    headings: plan.headings.map((one) => ({ ...range(one), heading: within(one.heading, one) })),
    tasks: plan.tasks.map((one) => {
      const led = range(one);
      return {
        ...led,
        text: original.slice(led.start, led.end),
        title: within(one.title, one),
        subject: one.subject === null ? null : printed(one.subject, Math.max(0, one.start - reach), one.end),
      };
    }),
    assignments: plan.assignments.map((one) => {
      const led = range(one);
      return {
        ...led,
        raw: original.slice(led.start, led.end),
        lead: names(one.lead, one),
        responsible: names(one.responsible, one),
        support: names(one.support, one),
        local: names(one.local, one),
      };
    }),
    deadlines: plan.deadlines.map((one) => {
      const led = range(one);
      return { ...led, raw: original.slice(led.start, led.end) };
    }),
    projects: plan.projects.map((one) => ({ ...range(one), name: within(one.name, one) })),
    fields: plan.fields.map((one) => {
      const led = range(one);
      return { ...led, raw: original.slice(led.start, led.end), label: within(one.label, one), values: names(one.values, one) };
    }),
    setAside: [...normal.setAside, ...plan.setAside.map(range)].sort((a, b) => a.start - b.start),
    openCommas: plan.openCommas.map(({ at, cut }) => ({ at: back(at), cut })),
    references: plan.references.map((one) => ({ ...range(one), title: one.title === null ? null : within(one.title, one) })),
    doubts: plan.doubts.map((one) => ({
      ...range(one),
      message: one.message.replaceAll(/(?<=“)[^“”]+(?=”)/gu, (words) => printed(words, Math.max(0, one.start - 40), one.end + 160)),
    })),
  };
}
