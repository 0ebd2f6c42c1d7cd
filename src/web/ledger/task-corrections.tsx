import { Button } from 'antd';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { useUndoCorrection } from '#web/ledger/undo-notice.tsx';
import { firstSaid } from '#web/ledger/task-fate-words.ts';
import { t } from '#web/ledger/words.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/ledger-dialogs.css';

/** Where somebody says something else than the plan prints, or than was said when the task was made: that, who says so, why, from when on. */
export function TaskCorrections({ task }: { task: Pick<TaskDetail, 'corrections' | 'origin' | 'madeBy'> }) {
  const { corrections } = task;
  const undo = useUndoCorrection();
  const single = useSingle();
  const may = useMay();
  if (corrections.length === 0) return null;
  return (
    <section className="task-corrections" aria-label={t('correction.heading')}>
      <h3>{t('correction.heading')}</h3>
      <ul className="plain">
        {corrections.map((one) => (
          <li key={one.field}>
            <b>{t(`correction.field.${one.field}`)}</b> {firstSaid(task, one.field, one.printed)}
            <span className="quiet">
              {t('correction.said', { by: one.by, day: one.knownFrom, reason: one.reason === '' ? t('correction.undo') : one.reason })}
            </span>
            {may('undoCorrection') && (
              <Button
                type="link"
                size="small"
                loading={undo.isPending && undo.variables === one.id}
                onClick={() => single(() => undo.mutateAsync(one.id), one.id)}
              >
                {t('shell.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
