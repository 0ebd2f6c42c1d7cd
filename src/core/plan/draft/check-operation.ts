/** Whether an operation fits a draft: the one predicate of the server's refusal and of the browser's buttons. */
import type { Draft } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import type { MisfitCode } from '#core/plan/draft/draft-state.ts';
import { applyOperation } from '#core/plan/draft/replay.ts';
import { failure, type Failure } from '#core/failure.ts';

/** Null when the operation fits whole, else why not, with the place in the text. */
export function checkOperation(draft: Draft, operation: Operation): Failure<MisfitCode> | null {
  if (operation.type === 'undo') {
    const { seq } = operation;
    const possible = draft.applied.some((entry) => entry.seq === seq) || draft.undone.some((entry) => entry.undoneBy === seq);
    return possible ? null : failure('undo-impossible', { seq });
  }
  const { misfits } = applyOperation(draft, { seq: 0, operation, actor: '', at: '' });
  const first = misfits[0];
  return first === undefined ? null : failure(first.code, { start: first.at.start, end: first.at.end, count: misfits.length });
}
