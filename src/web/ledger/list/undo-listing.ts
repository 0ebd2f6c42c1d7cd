/** Taking back what was put into a list, or out of it. What was typed in an item that left the list comes back with it. */
import { addToList, removeFromList } from '#contract/ledger/list-endpoints.ts';
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

/** Says what left a list, with 撤销, which puts these tasks in again. */
export function useRemovedNotice(): (listId: string, words: string, taskIds: readonly string[]) => void {
  const undo = useAct(
    ({ listId, taskIds }: { readonly listId: string; readonly taskIds: readonly string[] }) =>
      call(addToList, { params: { listId }, body: { by: 'ids', taskIds: [...taskIds] } }),
    { onDone: ({ added }) => message.success(t('list.remove.undone', { count: added })), onError },
  );
  return (listId, words, taskIds) => noticeWithUndo(`list-${listId}`, words, () => undo.mutate({ listId, taskIds }));
}
