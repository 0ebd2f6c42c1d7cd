import { Button } from 'antd';
import { Link } from 'react-router';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { useUndoAdjustment } from '#web/ledger/undo-notice.tsx';
import { Folded } from '#web/ledger/folded.tsx';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { endOf, fateOf, originOf } from '#web/ledger/task-fate-words.ts';
import { t } from '#web/ledger/words.ts';
import { useLanguage } from '#web/ui/language.ts';
import { useSingle } from '#web/ui/single.ts';

/** So many that it became or came from are shown before one asks for all. */
const kinAtFirst = 2;

/** What became of a task that does not stand, or what one that people made came from: in words, with links, and the way back. */
export function TaskFate({ task, onRestore }: { task: TaskDetail; onRestore: () => void }) {
  const may = useMay();
  const undo = useUndoAdjustment();
  const single = useSingle();
  const language = useLanguage();
  const fate = (task.state === 'withdrawn' ? fateOf : originOf)(task, language);
  if (fate === null) return null;
  const { undo: last } = task;
  return (
    <section className="task-fate" aria-label={t('adjustment.ended')}>
      {task.state === 'withdrawn' && <EndTag task={task} />} {fate.words}
      {fate.kin.length > 0 && (
        <Folded key={task.id} all={fate.kin} atFirst={kinAtFirst} more={(count) => t('adjustment.kin.more', { count })}>
          {(shown, fold) => (
            <ul className="plain">
              {shown.map(({ taskId, code, title }) => (
                <li key={taskId}>
                  <Link to={ledgerAddress({ taskId })}>
                    {code} {title}
                  </Link>
                </li>
              ))}
              {fold !== false && <li>{fold}</li>}
            </ul>
          )}
        </Folded>
      )}
      {fate.reason !== '' && <span className="quiet task-fate-reason">{t('adjustment.ended.reason', { reason: fate.reason })}</span>}
      {task.endedBy?.kind === 'withdraw' && may('restoreTasks') && (
        <Button type="link" size="small" onClick={onRestore}>
          {t('adjustment.restore')}
        </Button>
      )}
      {last !== null && last.kind !== 'withdraw' && may('undoAdjustment') && (
        <Button type="link" size="small" loading={undo.isPending} onClick={() => single(() => undo.mutateAsync(last.id))}>
          {t(`adjustment.undo.${last.kind}`)}
        </Button>
      )}
    </section>
  );
}

/** How it ended; red where nothing goes on in its place. */
function EndTag({ task }: { task: TaskDetail }) {
  const end = endOf(task);
  return <span className={end === 'task-state.withdrawn' ? 'tag r' : 'tag'}>{t(end)}</span>;
}
