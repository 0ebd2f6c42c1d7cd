import { Link } from 'react-router';
import type { TaskDetail } from '#contract/ledger.ts';
import { historyWords } from '#web/ledger/history-words.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { t, textOfCode } from '#web/ui/language.ts';
import { instant } from '#web/ui/instant.ts';

/** What happened to the task, newest first, in words; and the tasks that it came from or went into. */
export function TaskHistory({ task }: { task: TaskDetail }) {
  const entries = [...task.history].sort((a, b) => (a.at < b.at ? 1 : -1)).map((entry) => ({ ...entry, words: historyWords(entry) }));
  return (
    <>
      {task.lineage.map((one) => (
        <p key={`${one.taskId}-${one.direction}`} className="lineage">
          {t(`ledger.lineage.${one.direction}`, { relation: textOfCode(`relation.${one.relation}`, {}, one.relation) })}{' '}
          <Link to={ledgerAddress({ taskId: one.taskId })}>{one.code}</Link>
        </p>
      ))}
      <ol className="plain history">
        {entries.map((entry, at) => (
          <li key={`${entry.at}-${String(at)}`}>
            <time dateTime={entry.at}>{instant(entry.at)}</time>
            <div>
              <span>{entry.actor}</span> {textOfCode(`act.${entry.act}`, {}, entry.act)}
              {entry.words.length > 0 && <span className="muted"> · {entry.words.join(' · ')}</span>}
            </div>
          </li>
        ))}
        {entries.length === 0 && <li className="quiet">{t('ledger.history.none')}</li>}
      </ol>
    </>
  );
}
