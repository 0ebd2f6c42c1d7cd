/** Taking back what was put into a list, or out of it. What was typed in an item that left the list comes back with it. */
import { addToList, removeFromList } from '#contract/ledger/list-endpoints.ts';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { t } from '#web/ledger/list/words.ts';
import { noticeWithUndo } from '#web/ledger/undo-notice.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

const onError = (error: Error) => message.error(explain(error), 8);

/** Says what came into a list, with 撤销, which takes these items out again. */
export function useAddedNotice(): (listId: string, words: string, itemIds: readonly string[]) => void {
  const undo = useAct(
    ({ listId, itemIds }: { readonly listId: string; readonly itemIds: readonly string[] }) =>
      call(removeFromList, { params: { listId }, body: { itemIds: [...itemIds], undoes: true } }),
    { onDone: ({ changed }) => message.success(t('list.added.undone', { count: changed })), onError },
  );
  return (listId, words, itemIds) => noticeWithUndo(`list-${listId}`, words, () => undo.mutate({ listId, itemIds }));
}

/** Takes items out of a list, and says so with 撤销, which puts their tasks in again. */
export function useRemoveItems(listId: string, onRemoved: () => void = () => {}) {
  const undo = useAct((taskIds: readonly string[]) => call(addToList, { params: { listId }, body: { by: 'ids', taskIds: [...taskIds] } }), {
    onDone: ({ added }) => message.success(t('list.remove.undone', { count: added })),
    onError,
  });
  return useAct(
    (items: readonly ListItemRow[]) =>
      call(removeFromList, { params: { listId }, body: { itemIds: items.map(({ id }) => id), undoes: false } }),
    {
      onDone: ({ changed }, items) => {
        const taskIds = items.map(({ task }) => task.id);
        noticeWithUndo(`list-${listId}`, t('list.remove.done', { count: changed }), () => undo.mutate(taskIds));
        onRemoved();
      },
      onError,
    },
  );
}
