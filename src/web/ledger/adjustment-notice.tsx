import { Button } from 'antd';
import { undoAdjustment } from '#contract/ledger/adjustment-endpoints.ts';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

const seconds = 12;

/** A notice of an act of adjustment, with 撤销. It stays after the dialog has closed. */
export function useAdjustmentNotice(): (id: string, words: string) => void {
  const undo = useUndoAdjustment();
  return (id, words) => {
    const key = `adjustment-${id}`;
    message.success({
      key,
      duration: seconds,
      content: (
        <>
          {words}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(key);
              undo.mutate(id);
            }}
          >
            {t('shell.undo')}
          </Button>
        </>
      ),
    });
  };
}

/** Takes one act back, of all its tasks. */
export function useUndoAdjustment() {
  return useAct((id: string) => call(undoAdjustment, { params: { adjustmentId: id } }), {
    onDone: () => message.success(t('adjustment.undone')),
    onError: (error) => message.error(explain(error), 8),
  });
}
