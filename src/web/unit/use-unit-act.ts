import { useAct } from '#web/ui/act.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** Runs a change of units from a dialog and shows a message. After a conflict the current state is loaded. */
export function useUnitAct<T>(act: () => Promise<T>, done: (answer: T) => string, onDone: (answer: T) => void, onStale: () => void) {
  const single = useSingle();
  const run = useAct(act, {
    onDone: (answer) => {
      message.success(done(answer));
      onDone(answer);
    },
    onError: (error) => {
      if (!hasCode(error, 'unit-changed')) return;
      message.error(explain(error), 6);
      onStale();
    },
  });
  return {
    go: () => single(() => run.mutateAsync()),
    pending: run.isPending,
    failed: run.isError && !hasCode(run.error, 'unit-changed') ? explain(run.error) : null,
  };
}
