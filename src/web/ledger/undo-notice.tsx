import { Button } from 'antd';
import { useCallback } from 'react';
import { undoAdjustment } from '#contract/ledger/adjustment-endpoints.ts';
import { undoCorrection } from '#contract/ledger/correction-endpoints.ts';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

const seconds = 12;

/** A notice that something was done, with 撤销. It stays after the dialog has closed, and takes it back once. */
export function noticeWithUndo(key: string, words: string, onUndo: () => void): void {
  let taken = false;
  let from: EventTarget | null = null;
  message.success({
    key,
    duration: seconds,
    content: (
      <>
        {words}
        <Button
          type="link"
          size="small"
          onFocus={({ relatedTarget }) => {
            from = relatedTarget;
          }}
          onClick={() => {
            if (taken) return;
            taken = true;
            message.destroy(key);
            // The button goes with the notice: whoever came to it by keyboard goes on where they were.
            if (from instanceof HTMLElement && from.isConnected) from.focus();
            onUndo();
          }}
        >
          {t('shell.undo')}
        </Button>
      </>
    ),
  });
}

/** Takes one act's corrections back, of all its tasks. */
export function useUndoCorrection() {
  return useAct((id: string) => call(undoCorrection, { params: { correctionId: id } }), {
    onDone: ({ changed }) => message.success(t('correction.undone', { count: changed })),
    onError: (error) => message.error(explain(error), 8),
  });
}

/** Takes one act of adjustment back, of all its tasks. */
export function useUndoAdjustment() {
  return useAct((id: string) => call(undoAdjustment, { params: { adjustmentId: id } }), {
    onDone: () => message.success(t('adjustment.undone')),
    onError: (error) => message.error(explain(error), 8),
  });
}

/** Tells of an act by its id, which can be taken back. */
export function useUndoNotice(what: 'correction' | 'adjustment'): (id: string, words: string) => void {
  const { mutate: undoOfCorrection } = useUndoCorrection();
  const { mutate: undoOfAdjustment } = useUndoAdjustment();
  const undo = what === 'correction' ? undoOfCorrection : undoOfAdjustment;
  return useCallback((id, words) => noticeWithUndo(`${what}-${id}`, words, () => undo(id)), [what, undo]);
}
