import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { changeDraft, getDraft } from '#contract/plan/draft-endpoints.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { keepOperations, keptOperations } from '#web/plan/review/pending-operations.ts';
import {
  batchOf,
  isEditable,
  movedOn,
  openReview,
  operate,
  sendingAs,
  stored,
  type Change,
  type DraftAnswer,
  type ReviewState,
} from '#web/plan/review/review-state.ts';
import { call } from '#web/ui/call.ts';
import { useUnloadWarning } from '#web/ui/leaving.ts';
import { explain, hasCode, isTransient } from '#web/ui/request-failure.ts';

export interface Review {
  readonly state: ReviewState;
  readonly editable: boolean;
  readonly change: (change: Change) => void;
  readonly operate: (...operations: Operation[]) => void;
  readonly retry: () => void;
  /** Gives up what could not be stored and reads the draft anew. */
  readonly reload: () => void;
}

/** A service that does not answer is asked again after this time. */
const retryMs = 5000;

/** Every part of the workspace reads the review from here. */
export const ReviewContext = createContext<Review | null>(null);

/** The review around a component. */
export function useReview(): Review {
  const review = useContext(ReviewContext);
  if (review === null) throw new Error('useReview needs the ReviewContext of ReviewPage');
  return review;
}

/** The state of one version's review; sends operations in order, one request at a time, while the page goes on. */
export function useReviewState(answer: DraftAnswer): Review {
  const { id: versionId, planId } = answer.version;
  const [state, change] = useState(() => openReview(answer, keptOperations(versionId)));
  const latest = useRef(state);
  const underWay = useRef(false);
  const transient = useRef(false);
  useEffect(() => {
    latest.current = state;
  });

  const fetchAgain = useCallback(async () => await call(getDraft, { params: { planId, versionId } }), [planId, versionId]);

  const send = useCallback(async () => {
    if (underWay.current) return;
    underWay.current = true;
    change((now) => sendingAs(now, 'sending'));
    try {
      const { version, operations } = await call(changeDraft, { params: { planId, versionId }, body: batchOf(latest.current) });
      change((now) => stored(now, version, operations));
    } catch (error) {
      await afterFailure(error);
    } finally {
      underWay.current = false;
    }

    async function afterFailure(error: unknown): Promise<void> {
      transient.current = isTransient(error);
      if (!hasCode(error, 'draft-moved-on')) return change((now) => sendingAs(now, 'failed', explain(error)));
      try {
        const fresh = await fetchAgain();
        change((now) => movedOn(now, fresh));
      } catch (again) {
        change((now) => sendingAs(now, 'failed', explain(again)));
      }
    }
  }, [planId, versionId, fetchAgain]);

  const { pending, sending, conflict } = state;
  const { draftRevision } = state.version;
  useEffect(() => {
    // What waits in a conflict is kept too, from before the others' change, so that a reload asks again.
    const revision = conflict === null ? draftRevision : (conflict.others[0]?.seq ?? draftRevision + 1) - 1;
    keepOperations(versionId, { revision, operations: [...(conflict?.kept ?? []), ...pending.map(({ operation }) => operation)] });
  }, [versionId, draftRevision, pending, conflict]);
  useEffect(() => {
    if (pending.length > 0 && sending === 'idle') void send();
  }, [pending, sending, send]);

  useEffect(() => {
    if (sending !== 'failed' || !transient.current) return undefined;
    const timer = setTimeout(() => void send(), retryMs);
    return () => clearTimeout(timer);
  }, [sending, send]);

  useUnloadWarning(pending.length > 0);

  const reload = useCallback(() => {
    void fetchAgain().then(
      (fresh) =>
        change((now) => {
          const { filter, continuedLeads, decidedTexts } = now;
          return { ...openReview(fresh, null), filter, continuedLeads, decidedTexts };
        }),
      (error: unknown) => change((now) => sendingAs(now, 'failed', explain(error))),
    );
  }, [fetchAgain]);

  return useMemo(
    () => ({
      state,
      editable: isEditable(state),
      change,
      operate: (...operations) => change((now) => operate(now, operations)),
      retry: () => void send(),
      reload,
    }),
    [state, send, reload],
  );
}
