import { useQuery } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import { getThemeHistory } from '#contract/ledger/theme-endpoints.ts';
import { objectHistoryWords } from '#web/ledger/object/object-history-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** What happened to one theme. */
export function ThemeHistory({ themeId, name, onClose }: { themeId: string; name: string; onClose: () => void }) {
  const history = useQuery(endpointQuery(getThemeHistory, { params: { themeId } }));
  return (
    <Modal open title={`${t('history.tab')} · ${name}`} footer={null} onCancel={onClose}>
      {history.isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {history.isError && <LoadFailure error={history.error} onRetry={() => void history.refetch()} />}
      {history.isSuccess && <HistoryList history={history.data} words={objectHistoryWords} whole />}
    </Modal>
  );
}
