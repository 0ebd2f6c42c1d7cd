import { useQuery } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import { Link } from 'react-router';
import { listSignFors } from '#contract/ledger/sign-for-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { SignForm } from '#web/ledger/list/sign-form.tsx';
import { useHeld } from '#web/ledger/list/use-held.ts';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import '#web/ledger/list/signing.css';

/** As many as one answer has. */
const most = 500;

interface Props {
  readonly listId: string;
  readonly onClose: () => void;
}

/** Signs all of a list that waits for the unit and was not held back, with what it is in sight; item by item it is done on its page. */
export function SignNowDialog({ listId, onClose }: Props) {
  const read = useQuery(endpointQuery(listSignFors, { query: { listId, state: 'pending', limit: most } }));
  const [held] = useHeld();
  const rows = read.data?.signFors ?? [];
  const picked = rows.filter(({ id }) => !held.includes(id));
  const [first] = rows;
  return (
    <Modal
      open
      width={680}
      footer={null}
      title={first === undefined ? t('sign.title') : t('sign.now', { list: listTitle(first.list) })}
      onCancel={onClose}
    >
      {read.isError && <LoadFailure error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {read.isSuccess && rows.length === 0 && <p className="quiet">{t('sign.own.none')}</p>}
      {read.data !== undefined && rows.length > 0 && (
        <>
          <ul className="plain sign-now">
            {picked.map(({ id, item, task, part }) => (
              <li key={id}>
                <span className="list-code">{item.code}</span> {task.text ?? task.title}{' '}
                <span className="tag">{t('sign.role', { role: part?.role ?? 'left' })}</span>
              </li>
            ))}
          </ul>
          <p>
            <Link to={`/lists/signing?list=${listId}`}>{t('sign.now.singly')}</Link>
          </p>
          <SignForm
            posts={read.data.signers}
            ids={picked.map(({ id }) => id)}
            held={read.data.total - picked.length}
            first
            onFresh={onClose}
          />
        </>
      )}
    </Modal>
  );
}
