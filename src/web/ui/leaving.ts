/** What is typed and not stored yet is not lost by leaving its page. */
import { useCallback, useEffect } from 'react';
import { useBlocker, type BlockerFunction } from 'react-router';
import { confirm } from '#web/ui/notices.ts';

interface LeaveQuestion {
  readonly title: string;
  readonly content: string;
  /** The button that leaves. */
  readonly okText: string;
  readonly cancelText: string;
}

/**
 * While `when` holds, a link or back asks first; a place on the same page is not asked about. `by`: what another page is known by; where the
 * search of an address says what a page shows, its path alone.
 */
export function useLeaveQuestion(when: boolean, question: LeaveQuestion, by: 'address' | 'path' = 'address'): void {
  const leaves = useCallback<BlockerFunction>(
    ({ currentLocation: here, nextLocation: there }) =>
      when && (here.pathname !== there.pathname || (by === 'address' && here.search !== there.search)),
    [when, by],
  );
  const blocker = useBlocker(leaves);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    confirm({ ...question, onOk: () => blocker.proceed(), onCancel: () => blocker.reset() });
    // Asked once for each attempt, whatever is rendered meanwhile.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [blocker.state]);
}

/** While `when` holds, the browser asks before it closes or reloads the tab. */
export function useUnloadWarning(when: boolean): void {
  useEffect(() => {
    if (!when) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [when]);
}
