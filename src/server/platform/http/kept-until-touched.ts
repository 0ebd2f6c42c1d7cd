/**
 * Answers that are kept until an act touches what they read (docs/decisions/037-kept-until-touched.md). Every act stands in the trail of its
 * jurisdiction, whose numbers follow the commits without a gap: who sees number n sees all that the acts up to n did. So an answer that was made
 * at n still holds at m when no act between them touches one of its topics, by what the endpoints of the contract say they touch. What the
 * contract does not know of, a job, touches everything.
 */
import { sql } from 'kysely';
import type { Topic } from '#contract/platform/topic.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Route } from '#server/platform/http/route.ts';
import type { Installation } from '#server/platform/installation.ts';
import { keep, keptOf, type KeptBy } from '#server/platform/keep.ts';

interface Head {
  readonly seq: number;
  /** A database that was put back to an older state goes on with other acts under the same numbers. */
  readonly hash: string;
}

interface State {
  readonly day: string;
  /** The newest act of the trail up to which it is known to hold. */
  readonly head: Head;
}

/** Further back the trail is not read: the answer is made anew. */
const mostActs = 1000;

const keptBy: KeptBy<State, Buffer> = new WeakMap();
const touchedBy = new WeakMap<Installation, ReadonlyMap<string, readonly Topic[]>>();

/** Says what the acts of these routes touch, before any request comes. */
export function knowTouches(installation: Installation, routes: readonly Route[]): void {
  touchedBy.set(installation, new Map(routes.map(({ endpoint: { id, touches } }) => [id, touches ?? []])));
}

/**
 * What `make` answers, as JSON. `name` says all that the answer depends on beside the topics, the jurisdiction and the day: what is asked for, and how
 * far the reader reaches. In reading acts alone: an act's own changes are in no trail yet. Throws what `make` throws, and keeps nothing then.
 */
export async function keptUntilTouched(
  act: Act,
  { name, reads, make }: { readonly name: string; readonly reads: readonly Topic[]; readonly make: () => Promise<string> },
): Promise<Buffer> {
  const proof = act.installation.keptProof;
  const makePlain = async (): Promise<Buffer> => Buffer.from(await make());
  const makeBuffer = proof === undefined ? makePlain : () => proof.making(act.db, name, makePlain);
  const known = keptOf(act, keptBy, name);
  const { head, acts } = await trailSince(act, known?.state.head);
  // Nothing was done in the jurisdiction yet, or the reader sees an older state than the answer was made from.
  if (head === undefined || (keptOf(act, keptBy, name)?.state.head.seq ?? 0) > head.seq) return makeBuffer();
  const json = await keep(act, keptBy, name, {
    state: { day: act.today, head },
    // Made by another while the trail was asked, perhaps.
    holds: (kept) =>
      kept.state.day === act.today &&
      (kept.state.head.hash === head.hash ||
        (kept === known && acts !== null && !acts.some((done) => mayTouch(act.installation, done, reads)))),
    make: makeBuffer,
  });
  if (proof !== undefined && !json.equals(await makeBuffer())) throw new Error(`a kept answer is not what is true now: ${name}`);
  return json;
}

/** The newest act that the reader sees, and the names of all that were done since that one; null: too many to be read, or it is of another history. */
async function trailSince(act: Act, since: Head | undefined): Promise<{ readonly head?: Head; readonly acts: readonly string[] | null }> {
  const { rows } = await sql<{ seq: number; hash: string; acts: string[] | null }>`
    select head.seq, head.hash, case when head.seq - ${since?.seq ?? null}::bigint <= ${mostActs} and exists (
             select from audit_event event where ${inJurisdiction(act, 'event')} and event.seq = ${since?.seq ?? null} and event.hash = ${since?.hash ?? null})
           then array(
             select distinct event.act from audit_event event
              where ${inJurisdiction(act, 'event')} and event.seq > ${since?.seq ?? null} and event.outcome = 'done') end as acts
      from audit_head head where ${inJurisdiction(act, 'head')}`.execute(act.db);
  const [row] = rows;
  return row === undefined ? { acts: null } : { head: { seq: Number(row.seq), hash: row.hash }, acts: row.acts };
}

/** Whether an act of that name touches one of these topics; what no endpoint does touches all. */
export function mayTouch(installation: Installation, act: string, reads: readonly Topic[]): boolean {
  return (
    touchedBy
      .get(installation)
      ?.get(act)
      ?.some((topic) => reads.includes(topic)) ?? true
  );
}
