import { Alert, Modal, Radio } from 'antd';
import { useState } from 'react';
import { mergeObjects, type MonitoredObject } from '#contract/ledger/object-endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/ledger/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** Several names of one thing: which one stays? The one with most tasks is proposed. */
export function MergeDialog({
  objects,
  onClose,
  onDone,
}: {
  objects: readonly MonitoredObject[];
  onClose: () => void;
  onDone: () => void;
}) {
  const proposed = [...objects].sort((a, b) => b.taskCount - a.taskCount)[0];
  const [into, setInto] = useState(proposed?.id ?? '');
  const merge = useAct(() => call(mergeObjects, { body: { into, from: objects.map(({ id }) => id).filter((id) => id !== into) } }), {
    onDone: (object) => {
      message.success(t('register.merge.done', { name: object.name }));
      onDone();
    },
  });
  const single = useSingle();
  return (
    <Modal
      open
      title={t('register.merge.title', { count: objects.length })}
      okText={t('register.merge')}
      okButtonProps={{ loading: merge.isPending }}
      onOk={() => single(() => merge.mutateAsync())}
      onCancel={onClose}
    >
      <p className="muted">{t('register.merge.note')}</p>
      <Radio.Group className="merge-choice" value={into} onChange={(event) => setInto(String(event.target.value))}>
        {objects.map(({ id, name, taskCount }) => (
          <Radio key={id} value={id}>
            {name} <small className="quiet">{t('ledger.count', { count: taskCount })}</small>
          </Radio>
        ))}
      </Radio.Group>
      {merge.isError && <Alert type="error" title={explain(merge.error)} />}
    </Modal>
  );
}
