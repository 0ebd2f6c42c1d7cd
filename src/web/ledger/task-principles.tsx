import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { listPrinciples, setTaskPrinciples, type TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { useMay } from '#web/access/me.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/ledger/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** The plan's principles that the task serves. */
export function TaskPrinciples({ task }: { task: TaskDetail }) {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const mayEdit = useMay()('setTaskPrinciples') && task.state === 'open';
  const offered = useQuery({
    ...endpointQuery(listPrinciples, { query: { planId: task.planId } }),
    enabled: chosen !== null,
  });
  const save = useAct(() => call(setTaskPrinciples, { params: { taskId: task.id }, body: { clauseIds: [...(chosen ?? [])] } }), {
    onFresh: () => setChosen(null),
  });
  const single = useSingle();
  if (chosen === null)
    return (
      <div className="principles">
        {task.principles.map(({ clauseId, text }) => (
          <p key={clauseId} className="serif">
            {text}
          </p>
        ))}
        {task.principles.length === 0 && <p className="quiet">{t('ledger.principles.none')}</p>}
        {mayEdit && (
          <Button size="small" onClick={() => setChosen(new Set(task.principles.map(({ clauseId }) => clauseId)))}>
            {t('ledger.principles.edit')}
          </Button>
        )}
      </div>
    );
  return (
    <div className="principles">
      {(offered.data?.principles ?? []).map(({ clauseId, text }) => (
        <Checkbox
          key={clauseId}
          checked={chosen.has(clauseId)}
          onChange={(event) => {
            const next = new Set(chosen);
            if (event.target.checked) next.add(clauseId);
            else next.delete(clauseId);
            setChosen(next);
          }}
        >
          <span className="serif">{text}</span>
        </Checkbox>
      ))}
      {offered.data?.principles.length === 0 && <p className="quiet">{t('ledger.principles.nothing')}</p>}
      {(save.isError || offered.isError) && <Alert type="error" title={explain(save.error ?? offered.error)} />}
      <div className="row-acts">
        <Button size="small" type="primary" loading={save.isPending} onClick={() => single(() => save.mutateAsync())}>
          {t('shell.save')}
        </Button>
        <Button size="small" onClick={() => setChosen(null)}>
          {t('shell.cancel')}
        </Button>
      </div>
    </div>
  );
}
