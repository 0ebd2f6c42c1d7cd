/** What carrying an operation over to the next version of a document works on. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { DraftState } from '#core/plan/draft/draft-state.ts';
import type { Places } from '#core/plan/draft/follow-places.ts';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';

/** The old version just before and after the operation and as people left it at the end; the new one as far as it was carried over. */
export interface Versions {
  readonly before: DraftState;
  readonly after: DraftState;
  readonly end: DraftState;
  readonly now: DraftState;
  readonly places: Places;
}

export interface Carrying extends Versions {
  readonly find: Readonly<Record<'before' | 'after' | 'end' | 'now', (anchor: TaskAnchor) => DraftTask | undefined>>;
}
