/**
 * Answers that stay in memory once they are made. Until when one holds, whoever keeps it says: an act that touches what it reads
 * (http/kept-until-touched.ts), or a revision of the ledger (ledger/tally/kept-answer.ts).
 */
import type { Act } from '#server/platform/http/act.ts';
import type { Installation } from '#server/platform/installation.ts';

export interface Kept<State, Json> {
  /** What it was made from, as far as is known now. */
  state: State;
  /** Still in the making, perhaps: whoever comes meanwhile waits for it instead of making it too. */
  readonly json: Promise<Json>;
  size: number;
}

/** Those of all jurisdictions of an installation together, the one that was asked for last behind. */
export type KeptBy<State, Json> = WeakMap<Installation, Map<string, Kept<State, Json>>>;

/** So much is kept of those that were asked for last, of each kind. */
const most = 64 * 1024 * 1024;
/** What an answer takes beside its letters: pages behind the last one are short, and there is no end of them. */
const sizeOfEach = 4096;

const keyOf = ({ jurisdictionId }: Act, name: string): string => `${jurisdictionId} ${name}`;

/** What is kept under that name in the jurisdiction of the act, whether it holds or not. */
export function keptOf<State, Json>(act: Act, keptBy: KeptBy<State, Json>, name: string): Kept<State, Json> | undefined {
  return keptBy.get(act.installation)?.get(keyOf(act, name));
}

/** What is kept, when it holds: it is known to hold for `state`, too. Else what `make` answers from `state`; throws what that throws, and keeps nothing then. */
export async function keep<State, Json extends string | Buffer>(
  act: Act,
  keptBy: KeptBy<State, Json>,
  name: string,
  wanted: { readonly state: State; holds(kept: Kept<State, Json>): boolean; make(): Promise<Json> },
): Promise<Json> {
  const { state, holds, make } = wanted;
  const answers = keptBy.get(act.installation) ?? new Map<string, Kept<State, Json>>();
  keptBy.set(act.installation, answers);
  const key = keyOf(act, name);
  const known = answers.get(key);
  answers.delete(key);
  if (known !== undefined && holds(known)) {
    known.state = state;
    answers.set(key, known);
    const json = await known.json.catch(() => null);
    if (json !== null) return json;
    // Whoever made it may have lost its connection: then one of those who waited makes it.
    if (answers.get(key) === known) answers.delete(key);
    return keep(act, keptBy, name, wanted);
  }
  const made: Kept<State, Json> = { state, json: make(), size: 0 };
  answers.set(key, made);
  try {
    const json = await made.json;
    made.size = json.length + sizeOfEach;
    forgetOldest(answers);
    return json;
  } catch (error) {
    if (answers.get(key) === made) answers.delete(key);
    throw error;
  }
}

function forgetOldest(answers: Map<string, { readonly size: number }>): void {
  let sum = answers.values().reduce((before, { size }) => before + size, 0);
  for (const [key, { size }] of answers) {
    if (sum <= most) return;
    sum -= size;
    answers.delete(key);
  }
}
