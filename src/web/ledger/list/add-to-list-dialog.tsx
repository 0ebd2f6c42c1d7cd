import { Alert, Checkbox, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { addToList } from '#contract/ledger/list-endpoints.ts';
import { previewListing } from '#contract/ledger/preview-endpoints.ts';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { ChooseList, useComposedLists } from '#web/ledger/list/choose-list.tsx';
import { leftOutWords, toList } from '#web/ledger/list/listing-preview.ts';
import { useAddedNotice } from '#web/ledger/list/undo-listing.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/list/choose-list.css';

interface Props {
  /** What the filter finds; with `taskIds` these of it. */
  readonly given: { readonly filter: TaskFilter; readonly taskIds?: readonly string[] };
  readonly count: number;
  readonly onClose: () => void;
}

/** Puts tasks of the ledger into a list of a year: which list, and what would come in, is said before. */
export function AddToListDialog({ given, count, onClose }: Props) {
  const [meant] = useState(() => ({
    filter: given.filter,
    ...(given.taskIds === undefined ? {} : { taskIds: [...given.taskIds] }),
  }));
  const [chosen, setChosen] = useState<string | null>(null);
  const [withOmitted, setWithOmitted] = useState(false);
  const composed = useComposedLists(chosen);
  const listId = composed.list?.id ?? null;
  const look = useAct((of: string) => call(previewListing, { params: { listId: of }, body: meant }));
  const { mutate } = look;
  useEffect(() => {
    if (listId !== null) mutate(listId);
  }, [listId, mutate]);
  const tellAdded = useAddedNotice();
  const act = useAct((of: string) => call(addToList, { params: { listId: of }, body: { by: 'filter', ...meant, withOmitted } }), {
    onDone: ({ added, itemIds }, of) => {
      if (added > 0) tellAdded(of, t('list.added', { count: added }), itemIds);
      else message.info(t('list.choose.nothing'));
      onClose();
    },
  });
  const single = useSingle();
  // Of the list that was chosen before nothing is said.
  const preview = look.variables === listId && look.isSuccess ? look.data : undefined;
  const coming = preview === undefined ? 0 : toList(preview, withOmitted);
  const fits = preview === undefined || coming <= preview.room;
  return (
    <Modal
      open
      title={t('list.choose.title', { count })}
      okText={coming === 0 ? t('list.choose.add') : t('list.choose.add.count', { count: coming })}
      okButtonProps={{ disabled: coming === 0 || !fits, loading: act.isPending }}
      onOk={() => {
        if (listId !== null) single(() => act.mutateAsync(listId));
      }}
      onCancel={onClose}
    >
      <ChooseList composed={composed} onChoose={({ id }) => setChosen(id)} />
      {listId !== null && (
        <div className="list-preview" aria-live="polite">
          {preview === undefined ? (
            look.isPending && <span className="muted">{t('list.choose.counting')}</span>
          ) : (
            <>
              <b>{coming === 0 ? t('list.choose.nothing') : t('list.choose.coming', { count: coming })}</b>
              {leftOutWords(preview, withOmitted).map((words) => (
                <span key={words}>{words}</span>
              ))}
            </>
          )}
        </div>
      )}
      {preview !== undefined && preview.omitted > 0 && (
        <Checkbox checked={withOmitted} onChange={({ target }) => setWithOmitted(target.checked)}>
          {t('list.choose.with-omitted', { count: preview.omitted })}
        </Checkbox>
      )}
      {preview !== undefined && !fits && (
        <Alert className="dialog-gap" type="warning" title={t('list.choose.room', { room: preview.room })} />
      )}
      {look.isError && <Alert className="dialog-gap" type="error" title={explain(look.error)} />}
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
    </Modal>
  );
}
