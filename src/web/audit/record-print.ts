import { useEffect } from 'react';
import { recordPrint } from '#contract/audit/endpoints.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';

const longestPage = maxLengthOf(recordPrint.body, 'page');
/** Some browsers say it twice for one print. */
const onceMs = 1500;

/** Reports prints to the trail. Printing never waits for it or fails because of it. */
export function useRecordPrint(): void {
  useEffect(() => {
    let last = 0;
    const record = () => {
      if (Date.now() - last < onceMs) return;
      last = Date.now();
      call(recordPrint, { body: { page: `${location.pathname}${location.search}`.slice(0, longestPage) } }).catch(() => {});
    };
    globalThis.addEventListener('beforeprint', record);
    return () => globalThis.removeEventListener('beforeprint', record);
  }, []);
}
