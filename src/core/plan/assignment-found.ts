/** From the roles that a phrase prints to the fields of an assignment, with the rule that the document states for all of them. */
import type { Assignment } from './parsed-plan.ts';
import type { Phrase } from './assignment-phrase.ts';
import { bracketDepthStep, isLocality } from './unit-list-name.ts';

export type FoundAssignment = Omit<Assignment, 'path'>;

export interface AssignmentSpan {
  readonly start: number;
  readonly end: number;
  readonly phrase: Phrase;
  /** In a table whose head or note says so, the first unit of the cell leads. */
  readonly firstLeads?: boolean;
}

/** What the document says of all its lists: that the first unit leads, or those before a sign. */
export interface LeadRule {
  readonly firstLeads: boolean;
  readonly signs: string | null;
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

const label = /^[（(〔［[【]?[^：:，,、；;]{0,12}[：:]/u;

/** 逗号前为牵头单位: of a list without roles of its own those printed before the first of the signs lead. */
function withSignParting(phrase: Phrase, raw: string, signs: string): Phrase {
  if (phrase.hasLead || phrase.parts.some(({ role }) => role !== 'responsible')) return phrase;
  const from = label.exec(raw)?.[0].length ?? 0;
  let depth = 0;
  let border = -1;
  for (let at = from; at < raw.length && border < 0; at++) {
    depth += bracketDepthStep(raw.charCodeAt(at));
    if (depth <= (from > 0 && label.test(raw) ? 0 : 1) && signs.includes(raw.charAt(at))) border = at;
  }
  if (border < 0) return phrase;
  const names = phrase.parts.flatMap((part) => part.names);
  const leads = (name: string): boolean => raw.indexOf(name, from) >= 0 && raw.indexOf(name, from) < border;
  return {
    ...phrase,
    hasLead: true,
    parts: [
      { role: 'lead', names: names.filter(leads) },
      { role: 'support', names: names.filter((name) => !leads(name)) },
    ],
  };
}

/** Localities stand in `local`; in `lead` or `responsible` too where they lead or are the only responsible ones. */
export function toAssignment(text: string, span: AssignmentSpan, rule: LeadRule): FoundAssignment {
  const parted = rule.signs === null ? span.phrase : withSignParting(span.phrase, text.slice(span.start, span.end), rule.signs);
  const phrase = rule.firstLeads || span.firstLeads === true ? withFirstLeading(parted) : parted;
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
