import { Button } from 'antd';
import { undoCorrection } from '#contract/ledger/correction-endpoints.ts';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

const seconds = 12;

/** A notice that tasks were corrected, with 撤销. It stays after the dialog has closed. */
export function useCorrectionNotice(): (id: string | null, changed: number) => void {
  const undo = useUndoCorrection();
  return (id, changed) => {
    if (id === null) {
      message.info(t('correction.nothing'));
      return;
    }
    const key = `correction-${id}`;
    message.success({
      key,
      duration: seconds,
      content: (
        <>
          {t('correction.done', { count: changed })}
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

/** Takes one act's corrections back, of all its tasks. */
export function useUndoCorrection() {
  return useAct((id: string) => call(undoCorrection, { params: { correctionId: id } }), {
    onDone: ({ changed }) => message.success(t('correction.undone', { count: changed })),
    onError: (error) => message.error(explain(error), 8),
  });
}
