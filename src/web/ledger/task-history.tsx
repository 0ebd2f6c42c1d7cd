import { Link } from 'react-router';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { historyWords } from '#web/ledger/history-words.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/ledger/words.ts';

/** What happened to the task, newest first, in words; and the tasks that it came from or went into. */
export function TaskHistory({ task }: { task: TaskDetail }) {
  return (
    <>
      {task.lineage.map((one) => (
        <p key={`${one.taskId}-${one.direction}`} className="lineage">
          {t(`ledger.lineage.${one.direction}`, { relation: textOfCode(`relation.${one.relation}`, {}, one.relation) })}{' '}
          <Link to={ledgerAddress({ taskId: one.taskId })}>{one.code}</Link>
        </p>
      ))}
      <HistoryList history={{ events: task.history, more: task.moreHistory }} words={historyWords} whole />
    </>
  );
}
