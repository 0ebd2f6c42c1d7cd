/** One call and what it tells of powers, and what the table says it should. */
import { searchAudit } from '#contract/audit/endpoints.ts';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { refusalCodes } from '#core/access/policy.ts';
import { powerClassOf } from '#core/access/subject.ts';
import type { CallAnswer, Calls } from '#test/server.ts';
import { businessWords, domains } from '#test/powers/walk/domains.ts';
import type { Cell, PowerRow } from '#test/powers/walk/table.ts';
import type { Persona, Target, World } from '#test/powers/walk/target.ts';
import type { AnyRequest, Trial } from '#test/powers/walk/trial.ts';

/**
 * refused: by the gate, whatever it is about · invisible: there is no such thing · allowed: done, or refused by a rule that is not about
 * powers. Anything else is a trial that does not try what it means to, and never expected.
 */
export type Verdict = 'refused' | 'invisible' | 'allowed' | `broken: ${string}`;

/** Calls and judges. */
export async function tryOne(
  calls: Calls,
  endpoint: Endpoint,
  trial: Trial,
  target: Target,
  world: World,
  headers?: Readonly<Record<string, string>>,
): Promise<{ readonly verdict: Verdict; readonly code: string; readonly text: string }> {
  const request: AnyRequest = trial.request(target, world);
  const answer = await calls.call(endpoint, { ...request, ...(headers === undefined ? {} : { headers }) });
  const text = answer.bytes.toString('utf8');
  return { verdict: verdictOf(answer, trial, target), code: answer.problem?.code ?? String(answer.status), text };
}

function verdictOf({ status, problem, bytes }: CallAnswer<unknown>, trial: Trial, target: Target): Verdict {
  if (status === 200) return (trial.shows?.(bytes.toString('utf8'), target) ?? true) ? 'allowed' : 'invisible';
  const code = problem?.code;
  if (code === undefined) return `broken: ${status}`;
  if (refusalCodes.some((one) => one === code)) return 'refused';
  if (code.startsWith('request.') || code.startsWith('server.')) return `broken: ${code} ${problem?.detail ?? ''}`;
  return code.endsWith('-not-found') || trial.emptyCodes.includes(code) ? 'invisible' : 'allowed';
}

/** What the table says for somebody. Without a post one is nobody in particular, but still oneself. */
export function cellOf(row: PowerRow, persona: Persona): Cell {
  if (persona.own === null) return row.nobody;
  if (persona.role !== null) return row.byRole[persona.role];
  // What is for posts of the business alone is not for an auditor, whatever it is about.
  const anybody = row.byRole['audit-admin'];
  return anybody === '本人' || anybody === '开放' ? anybody : '—';
}

/** What a cell promises for a target. */
export function expectedOf(cell: Cell, persona: Persona, target: Target | null): Verdict {
  if (cell === '—') return 'refused';
  if (target === null || cell === '开放') return 'allowed';
  if (target.where !== 'home') return 'invisible';
  switch (cell) {
    case '全':
    case '遮盖':
      return 'allowed';
    case '已发布':
      return target.issued ? 'allowed' : 'invisible';
    case '范围':
      return persona.covers === null || persona.covers.includes(target.unit) ? 'allowed' : 'invisible';
    case '共享':
      return target.sharedWith !== null && target.sharedWith === persona.unit ? 'allowed' : 'invisible';
    case '本人':
      return target === persona.own ? 'allowed' : 'invisible';
  }
}

/** What somebody tries an endpoint on. Whoever is to be refused tries what is nearest, since the gate does not look at it. */
export function targetsFor({ targets }: Trial, cell: Cell, persona: Persona, world: World): readonly (Target | null)[] {
  const all = targets.all(world, persona);
  return cell === '—' ? all.slice(0, 1) : all;
}

/** Words in an answer that somebody may not read there, whatever was asked for. `readsPlans`: may they read issued documents as a whole? */
export function leaksIn(text: string, cell: Cell, persona: Persona, { atHome, abroad }: World, readsPlans: boolean): readonly string[] {
  const isAdmin = persona.role !== null && powerClassOf(persona.role) !== 'business';
  const unseen = cell === '范围' || cell === '共享' ? atHome.filter((target) => expectedOf(cell, persona, target) === 'invisible') : [];
  const secret = unseen.flatMap(({ unit }) => domains.flatMap(({ secrets }) => secrets?.(unit, { readsPlans }) ?? []));
  return [abroad.unit, ...(isAdmin ? businessWords : secret)].filter((word) => text.includes(word));
}

/** Everything that the auditor's page tells, page by page. */
export async function wholeTrail(auditor: Calls): Promise<string> {
  let text = '';
  let before: number | undefined;
  do {
    const page = await auditor.ok(searchAudit, { query: { limit: 200, ...(before === undefined ? {} : { before }) } });
    text += JSON.stringify(page.events);
    before = page.nextBefore ?? undefined;
  } while (before !== undefined);
  return text;
}
