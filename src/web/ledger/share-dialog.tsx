import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { getTask, type TaskRow } from '#contract/ledger/task-endpoints.ts';
import { setTaskShares } from '#contract/ledger/share-endpoints.ts';
import { taskParts } from '#core/ledger/share-tasks.ts';
import { isOutside, unitKinds } from '#core/unit/unit.ts';
import { shareChange, sharesSource } from '#web/ledger/batch-choice.ts';
import { useAct } from '#web/ui/act.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/ledger/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';
import '#web/ledger/ledger-dialogs.css';

const outside = unitKinds.filter(isOutside);

/** Which units outside see these tasks. Of one task what is shared is shown; of several, only what is added or taken back is said. */
export function ShareDialog({ tasks, onClose }: { tasks: readonly Pick<TaskRow, 'id'>[]; onClose: () => void }) {
  const single = useSingle();
  const only = tasks.length === 1 ? tasks[0] : undefined;
  const detail = useQuery({
    ...endpointQuery(getTask, { params: { taskId: only?.id ?? '' } }),
    enabled: only !== undefined,
  });
  const shared = detail.data?.shares ?? [];
  const [added, setAdded] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  /** null: nobody ticked it yet. */
  const [ticked, setTicked] = useState<boolean | null>(null);
  const source = ticked ?? sharesSource(shared);
  const chosen = [...shared.map(({ id }) => id).filter((id) => !removed.includes(id)), ...added];
  const change = only === undefined ? { added, removed } : shareChange(shared, chosen, ticked);
  const body = {
    taskIds: tasks.map(({ id }) => id),
    add: [...change.added],
    remove: [...change.removed],
    parts: taskParts.filter((part) => part !== 'source' || source),
  };
  const act = useAct(() => call(setTaskShares, { body }), {
    onDone: (answer) => {
      message.success(t('share.done', { count: answer.changed }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('share.title', { count: tasks.length })}
      okText={t('share.ok')}
      okButtonProps={{ disabled: body.add.length + body.remove.length === 0, loading: act.isPending }}
      onOk={() => single(() => act.mutateAsync())}
      onCancel={onClose}
    >
      <p className="muted dialog-note">{t('share.note')}</p>
      {/* Above the units: their list opens over what stands below. */}
      <p>
        <Checkbox checked={source} onChange={(event) => setTicked(event.target.checked)}>
          {t('share.source')}
        </Checkbox>
      </p>
      {only !== undefined ? (
        <UnitPicker
          multiple
          kinds={outside}
          disabled={detail.isPending}
          placeholder={t('share.placeholder')}
          value={chosen}
          onChange={(ids) => {
            const wanted = shareChange(shared, ids, null);
            setAdded(wanted.added);
            setRemoved(wanted.removed);
          }}
        />
      ) : (
        <div className="name-dialog">
          <div className="name-dialog-field">
            <span>{t('share.add')}</span>
            <UnitPicker multiple kinds={outside} without={removed} placeholder={t('share.placeholder')} value={added} onChange={setAdded} />
          </div>
          <div className="name-dialog-field">
            <span>{t('share.remove')}</span>
            <UnitPicker
              multiple
              kinds={outside}
              without={added}
              placeholder={t('share.placeholder')}
              value={removed}
              onChange={setRemoved}
            />
          </div>
        </div>
      )}
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
    </Modal>
  );
}
