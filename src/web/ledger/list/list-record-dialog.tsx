import { useQuery } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import { getListHistory } from '#contract/ledger/list-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { useMay } from '#web/access/me.ts';
import { Attachments } from '#web/attachment/attachments.tsx';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { listHistoryWords } from '#web/ledger/list/list-history-words.ts';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** What belongs to the whole list and to none of its rows: the papers that it rests upon, and what happened to it. */
export function ListRecordDialog({ list, onClose }: { readonly list: ListDetail; readonly onClose: () => void }) {
  const may = useMay();
  return (
    <Modal open width={680} title={t('list.record.title', { name: listTitle(list) })} footer={null} onCancel={onClose}>
      <h3>{t('list.record.files')}</h3>
      <Attachments kind="annual_list" object={list.id} />
      {may('getListHistory') && (
        <>
          <h3>{t('list.record.history')}</h3>
          <ListHistory listId={list.id} />
        </>
      )}
    </Modal>
  );
}

function ListHistory({ listId }: { readonly listId: string }) {
  const history = useQuery(endpointQuery(getListHistory, { params: { listId } }));
  if (history.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (history.isError) return <LoadFailure error={history.error} onRetry={() => void history.refetch()} />;
  return <HistoryList history={history.data} words={listHistoryWords} />;
}
