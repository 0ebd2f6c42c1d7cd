/** Finds every printed assignment of tasks to units. The engine knows a list of constructs; each construct is a file of its own. */
import { bracketedAssignment } from './assignment-bracketed.ts';
import { toAssignment, type AssignmentConstruct, type AssignmentSpan, type FoundAssignment } from './assignment-found.ts';
import { labelledAssignment } from './assignment-labelled.ts';
import { linedAssignment } from './assignment-lined.ts';
import { runTogetherAssignment } from './assignment-run-together.ts';
import { tabbedAssignment } from './assignment-tabbed.ts';
import { toldAssignment } from './assignment-told.ts';
import { readFirstLeadsRule, readSignRule } from './first-leads-rule.ts';

export type { FoundAssignment } from './assignment-found.ts';

/** In order of trust: where two overlap, the earlier construct holds. */
const constructs: readonly AssignmentConstruct[] = [
  bracketedAssignment,
  tabbedAssignment,
  runTogetherAssignment,
  labelledAssignment,
  linedAssignment,
  toldAssignment,
];

function withoutOverlaps(spans: readonly (readonly AssignmentSpan[])[]): AssignmentSpan[] {
  let taken: AssignmentSpan[] = [];
  for (const next of spans) {
    const merged: AssignmentSpan[] = [];
    let at = 0;
    for (const span of next) {
      while (at < taken.length && (taken[at]?.end ?? 0) <= span.start) merged.push(...taken.slice(at, ++at));
      const occupying = taken[at];
      const isFree = occupying === undefined || occupying.start >= span.end;
      if (isFree && span.start >= (merged.at(-1)?.end ?? 0)) merged.push(span);
    }
    taken = [...merged, ...taken.slice(at)];
  }
  return taken;
}

/** Every assignment of the text, in order, not overlapping. */
export function readAssignments(text: string): FoundAssignment[] {
  const spans = withoutOverlaps(constructs.map(({ find }) => find(text)));
  const rule = { firstLeads: readFirstLeadsRule(text) !== null, signs: readSignRule(text) };
  return spans.map((span) => toAssignment(text, span, rule));
}
