import { Link } from 'react-router';
import type { diffVersion } from '#contract/ledger/publish-endpoints.ts';
import { relationTone, shownTasks } from '#web/ledger/publish/diff-rows.ts';
import type { Answer } from '#web/ui/call.ts';
import { t } from '#web/ledger/words.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';

type Task = Answer<typeof diffVersion>['tasks'][number];

/** Which published task each task of the new version continues. */
export function DiffTasks({ tasks, onlyChanges }: { tasks: readonly Task[]; onlyChanges: boolean }) {
  const { shown, same } = shownTasks(tasks, onlyChanges);
  return (
    <ul className="plain diff-tasks">
      {shown.map((task) => (
        <li key={`${task.key ?? ''}-${task.taskId ?? ''}`}>
          <span className={`tag ${relationTone(task.relation)}`}>{t(`relation.${task.relation}`)}</span>
          <span className="grow">{task.title}</span>
          <span className="quiet">
            {task.taskId === null ? t('diff.task.new') : <Link to={ledgerAddress({ taskId: task.taskId })}>{task.code}</Link>}
            {task.key === null && ` · ${t('diff.task.dropped')}`}
          </span>
        </li>
      ))}
      {same > 0 && <li className="quiet">{t('diff.same-run', { count: same })}</li>}
    </ul>
  );
}
