import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { getObject } from '#contract/ledger/object-endpoints.ts';
import { ObjectForm } from '#web/ledger/object/object-form.tsx';
import { ObjectHistory } from '#web/ledger/object/object-history.tsx';
import { useMay, useMe } from '#web/access/me.ts';
import type { Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';

type ObjectDetail = Answer<typeof getObject>;

/** One object: what is known of it, and the tasks and plans that name it. */
export function ObjectDrawer({ objectId, onClose, onMerged }: { objectId: string; onClose: () => void; onMerged: (into: string) => void }) {
  const object = useQuery(endpointQuery(getObject, { params: { objectId } }));
  // An old link to what was merged away leads on to what it became.
  const into = object.data?.id ?? objectId;
  useEffect(() => {
    if (into !== objectId) onMerged(into);
  });
  return (
    <aside className="drawer" aria-label={t('register.drawer')}>
      <Button className="drawer-close" type="text" icon={<CloseOutlined />} onClick={onClose} aria-label={t('shell.close')} />
      {object.isPending && <Skeleton active paragraph={{ rows: 7 }} />}
      {object.isError && object.data === undefined && <LoadFailure error={object.error} onRetry={() => void object.refetch()} />}
      {object.data !== undefined && <Detail object={object.data} />}
    </aside>
  );
}

const tabs = ['tasks', 'history'] as const;
const facts = ['stage', 'place', 'investment', 'owner', 'note'] as const;

function Detail({ object }: { object: ObjectDetail }) {
  const mayEdit = useMay()('editObject');
  // What others did with it was not shared.
  const isCounterpart = useMe().post?.role === 'counterpart';
  const [editing, setEditing] = useState(false);
  const [tab, setTab] = useState<(typeof tabs)[number]>('tasks');
  if (editing) return <ObjectForm object={object} onDone={() => setEditing(false)} />;
  return (
    <>
      <p className="drawer-crumb">{t(`register.${object.kind}`)}</p>
      <h2>{object.name}</h2>
      <dl className="fields">
        {facts.map((fact) => [
          <dt key={fact}>{t(`register.column.${fact}`)}</dt>,
          <dd key={`${fact}-value`}>{object[fact] ?? <span className="quiet">{t('register.missing')}</span>}</dd>,
        ])}
        {object.formerNames.length > 0 && (
          <>
            <dt>{t('register.former')}</dt>
            <dd>{object.formerNames.join('、')}</dd>
          </>
        )}
        <dt>{t('register.column.leads')}</dt>
        <dd>
          {object.leads.map((unit) => (
            <Link key={unit} className="tag l" to={ledgerAddress({ filter: { unit: [unit], unitRole: ['lead'] } })}>
              {unit}
            </Link>
          ))}
          {object.leads.length === 0 && <span className="tag w">{t('ledger.no-lead')}</span>}
        </dd>
        <dt>{t('register.plans')}</dt>
        <dd>
          {object.plans.map(({ id, title }) => (
            <Link key={id} to={ledgerAddress({ filter: { planId: [id], objectId: [object.id] } })}>
              {title}
            </Link>
          ))}
        </dd>
      </dl>
      <div className="drawer-acts">
        {mayEdit && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('register.edit')}
          </Button>
        )}
        <Link to={ledgerAddress({ filter: { objectId: [object.id] } })}>
          <Button size="small">{t('register.ledger')}</Button>
        </Link>
      </div>
      <div className="tabs" role="tablist">
        {tabs
          .filter((one) => one === 'tasks' || !isCounterpart)
          .map((one) => (
            <button
              type="button"
              key={one}
              id={`object-tab-${one}`}
              role="tab"
              className="bare"
              aria-selected={one === tab}
              aria-controls="object-tab"
              onClick={() => setTab(one)}
            >
              {one === 'tasks' ? `${t('register.tasks')} ${object.tasks.length}` : t('history.tab')}
            </button>
          ))}
      </div>
      <div id="object-tab" role="tabpanel" aria-labelledby={`object-tab-${tab}`}>
        {tab === 'history' ? (
          <ObjectHistory objectId={object.id} />
        ) : (
          <ul className="plain object-tasks">
            {object.tasks.map((task) => (
              <li key={task.id}>
                <Link to={ledgerAddress({ filter: { objectId: [object.id] }, taskId: task.id })}>
                  <span className="quiet">{task.code}</span> {task.title}
                </Link>
                <p className="serif two">{task.text}</p>
                <p className="quiet">
                  {task.lead ?? t('ledger.no-lead')} · {t(`commitment.${task.commitment}`)} ·{' '}
                  {task.dueTo ?? task.dueText ?? t('ledger.due.none.long')}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
