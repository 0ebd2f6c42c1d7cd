/** From the roles that a phrase prints to the fields of an assignment, with the rule that the document states for all of them. */
import type { Assignment } from './parsed-plan.ts';
import type { Phrase } from './assignment-phrase.ts';
import { isLocality } from './unit-list-name.ts';

export type FoundAssignment = Omit<Assignment, 'path'>;

export interface AssignmentSpan {
  readonly start: number;
  readonly end: number;
  readonly phrase: Phrase;
  /** In a table whose head or note says so, the first unit of the cell leads. */
  readonly firstLeads?: boolean;
}

/** A form in which plans print assignments: finds all of them in a text, in order. */
export interface AssignmentConstruct {
  readonly name: string;
  readonly find: (text: string) => AssignmentSpan[];
}

function withFirstLeading(phrase: Phrase): Phrase {
  const [first, ...others] = phrase.parts;
  const [leader, ...rest] = first?.names ?? [];
  if (phrase.hasLead || first === undefined || leader === undefined || first.role === 'support') return phrase;
  return {
    ...phrase,
    hasLead: true,
    parts: [
      { role: 'lead', names: [leader] },
      { role: 'support', names: rest },
      ...others.map(({ names }) => ({ role: 'support' as const, names })),
    ],
  };
}

/** Localities stand in `local`; in `lead` or `responsible` too where they lead or are the only responsible ones. */
export function toAssignment(text: string, span: AssignmentSpan, firstLeads: boolean): FoundAssignment {
  const phrase = firstLeads || span.firstLeads === true ? withFirstLeading(span.phrase) : span.phrase;
  const named = { lead: new Set<string>(), responsible: new Set<string>(), support: new Set<string>() };
  const localities = new Set<string>();
  for (const { role, names } of phrase.parts) {
    for (const name of names) {
      named[role].add(name);
      if (isLocality(name)) localities.add(name);
    }
  }
  const isBody = (name: string): boolean => !localities.has(name);
  const lead = [...named.lead];
  const bodies = [...named.responsible].filter(isBody);
  const responsible = lead.length === 0 && bodies.length === 0 ? [...named.responsible] : bodies;
  return {
    raw: text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
    lead,
    responsible,
    support: [...named.support].filter(isBody),
    local: [...localities],
    othersOpen: phrase.open,
  };
}
