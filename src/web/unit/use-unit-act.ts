import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useUnitsChanged } from '#web/unit/use-units.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** A change of units from a dialog: done once, told, and the tree is read anew. Whoever came late sees what is there now. */
export function useUnitAct<T>(act: () => Promise<T>, done: (answer: T) => string, onDone: (answer: T) => void, onStale: () => void) {
  const { message } = App.useApp();
  const changed = useUnitsChanged();
  const single = useSingle();
  const run = useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      message.success(done(answer));
      onDone(answer);
      await changed();
    },
    onError: (error) => {
      if (!hasCode(error, 'unit-changed')) return;
      message.error(explain(error), 6);
      onStale();
      void changed();
    },
  });
  return {
    go: () => single(() => run.mutateAsync()),
    pending: run.isPending,
    failed: run.isError && !hasCode(run.error, 'unit-changed') ? explain(run.error) : null,
  };
}
