import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { useMe } from '#web/access/me.ts';
import { keepMarks, markKey, readMarks, type Mark, type Marks, type MarksPlace } from '#web/reporting/kept-marks.ts';
import { useUnloadWarning } from '#web/ui/leaving.ts';

/** What is marked of what waits, kept in the browser until it is handled. */
export function useMarks(waiting: MarksPlace['waiting']) {
  const me = useMe();
  const place = { waiting, accountId: me.account.id };
  const [marks, setMarks] = useState<Marks>(() => readMarks(() => localStorage, place));
  const [lost, setLost] = useState(false);
  useUnloadWarning(lost && marks.size > 0);
  const set = (next: Marks) => {
    setMarks(next);
    setLost(!keepMarks(() => localStorage, place, next));
  };
  return {
    of: (report: Report): Mark | undefined => marks.get(markKey(report)),
    /** Null: it is approved or accepted like all others. */
    put: (report: Report, mark: Mark | null) => {
      const next = new Map(marks);
      if (mark === null) next.delete(markKey(report));
      else next.set(markKey(report), mark);
      set(next);
    },
    /** These are handled; what waits no more is forgotten with them. */
    settle: (handled: readonly Report[], waitingStill: readonly Report[]) => {
      const keys = new Set(waitingStill.map(markKey).filter((key) => !handled.some((one) => markKey(one) === key)));
      set(new Map([...marks].filter(([key]) => keys.has(key))));
    },
  };
}
