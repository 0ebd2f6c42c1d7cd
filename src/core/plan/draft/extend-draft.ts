/** Operations that come to a draft together: all fit, each on what the ones before it made, or none is taken. */
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import type { Draft } from '#core/plan/draft/draft.ts';
import type { MisfitCode } from '#core/plan/draft/draft-state.ts';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';
import { advance, replay } from '#core/plan/draft/replay.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import { success, type Outcome } from '#core/failure.ts';

interface OpenedDraft {
  readonly parsed: ParsedPlan;
  readonly log: readonly LoggedOperation[];
  readonly draft: Draft;
}

interface Stamp {
  /** The draft's revision: the number of the last entry of its log. */
  readonly revision: number;
  readonly actor: string;
  readonly at: string;
}

/** The draft with the operations, and the entries that they are in its log. */
export function extendDraft(
  { parsed, log, draft: before }: OpenedDraft,
  operations: readonly Operation[],
  { revision, actor, at }: Stamp,
): Outcome<{ draft: Draft; added: LoggedOperation[] }, MisfitCode> {
  const added: LoggedOperation[] = [];
  let draft = before;
  for (const [index, operation] of operations.entries()) {
    const refusal = checkOperation(draft, operation);
    if (refusal !== null) return refusal;
    const entry: LoggedOperation = { seq: revision + 1 + index, operation, actor, at };
    added.push(entry);
    // Only an undo reaches back: everything else is one step from the draft before it.
    draft = operation.type === 'undo' ? replay(parsed, [...log, ...added]) : advance(draft, entry);
  }
  return success({ draft, added });
}
