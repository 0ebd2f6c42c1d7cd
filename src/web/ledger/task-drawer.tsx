import { CloseOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import type { LedgerView } from '#web/ledger/ledger-address.ts';
import { taskTabs, type TaskTab } from '#web/ledger/ledger-shows.ts';
import { CorrectDialog } from '#web/ledger/correct-dialog.tsx';
import { TaskCorrections } from '#web/ledger/task-corrections.tsx';
import { SetLeadDialog } from '#web/ledger/set-lead-dialog.tsx';
import { SetThemesDialog } from '#web/ledger/set-themes-dialog.tsx';
import { ShareDialog } from '#web/ledger/share-dialog.tsx';
import { SplitDialog } from '#web/ledger/split-dialog.tsx';
import { TaskFate } from '#web/ledger/task-fate.tsx';
import { TaskFields } from '#web/ledger/task-fields.tsx';
import { TaskHistory } from '#web/ledger/task-history.tsx';
import { TaskPrinciples } from '#web/ledger/task-principles.tsx';
import { TaskSources } from '#web/ledger/task-sources.tsx';
import { WithdrawDialog } from '#web/ledger/withdraw-dialog.tsx';
import { useTask } from '#web/ledger/use-tasks.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** One task beside the table (over the page on a phone): what it is, who answers, where it is printed, what happened to it. */
export function TaskDrawer({ taskId, view, onClose }: { taskId: string; view: LedgerView; onClose: () => void }) {
  const task = useTask(taskId);
  return (
    <aside className="drawer" aria-label={t('ledger.drawer')}>
      <Button className="drawer-close" type="text" icon={<CloseOutlined />} onClick={onClose} aria-label={t('shell.close')} />
      {task.data !== undefined && <Detail task={task.data} view={view} />}
      {task.isPending && <Skeleton active paragraph={{ rows: 7 }} />}
      {task.isError && task.data === undefined && (
        <LoadFailure error={task.error} missing={t('task-not-found')} onRetry={() => void task.refetch()} />
      )}
    </aside>
  );
}

function Detail({ task, view }: { task: TaskDetail; view: LedgerView }) {
  const [tab, setTab] = useState<TaskTab>('source');
  const may = useMay();
  const isCounterpart = useMe().post?.role === 'counterpart';
  const [dialog, setDialog] = useState<'lead' | 'correct' | 'themes' | 'share' | 'withdraw' | 'restore' | 'split' | null>(null);
  const heading = useFocusKept(task);
  const counts = { source: 0, principles: task.principles.length, history: task.history.length };
  return (
    <>
      <p className="drawer-crumb">
        {task.code} · {t(`kind.${task.kind}`)} · {task.path} {task.chapter}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {task.title}
      </h2>
      <TaskFate task={task} onRestore={() => setDialog('restore')} />
      <TaskFields
        task={task}
        view={view}
        onThemes={may('setTaskThemes') && task.state === 'open' ? () => setDialog('themes') : null}
        onHistory={() => setTab('history')}
      />
      <TaskCorrections task={task} />
      <div className="drawer-acts">
        {may('setLead') && task.state === 'open' && (
          <Button size="small" type={task.lead === null ? 'primary' : 'default'} onClick={() => setDialog('lead')}>
            {task.lead === null ? t('ledger.set-lead') : t('ledger.set-lead.change')}
          </Button>
        )}
        {may('correctTasks') && task.state === 'open' && (
          <Button size="small" onClick={() => setDialog('correct')}>
            {t('correction.act')}
          </Button>
        )}
        {may('splitTask') && task.state === 'open' && (
          <Button size="small" onClick={() => setDialog('split')}>
            {t('adjustment.split')}
          </Button>
        )}
        {may('withdrawTasks') && task.state === 'open' && (
          <Button size="small" onClick={() => setDialog('withdraw')}>
            {t('adjustment.withdraw')}
          </Button>
        )}
        {may('setTaskThemes') && task.state === 'open' && (
          <Button size="small" onClick={() => setDialog('themes')}>
            {t('ledger.set-themes')}
          </Button>
        )}
        {may('setTaskShares') && (task.state === 'open' || task.shares.length > 0) && (
          <Button size="small" onClick={() => setDialog('share')}>
            {t('share.action')}
          </Button>
        )}
      </div>
      <div className="tabs" role="tablist">
        {taskTabs(isCounterpart, task.lineage.length).map((one) => (
          <button
            type="button"
            key={one}
            id={`tab-${one}`}
            role="tab"
            className="bare"
            aria-selected={one === tab}
            aria-controls="task-tab"
            onClick={() => setTab(one)}
          >
            {t(`ledger.tab.${one}`)}
            {counts[one] > 0 && ` ${counts[one]}`}
          </button>
        ))}
      </div>
      <div id="task-tab" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'source' && <TaskSources task={task} />}
        {tab === 'principles' && <TaskPrinciples key={task.id} task={task} />}
        {tab === 'history' && <TaskHistory task={task} />}
      </div>
      {dialog === 'lead' && <SetLeadDialog tasks={[task]} onClose={() => setDialog(null)} />}
      {dialog === 'correct' && <CorrectDialog given={{ one: task }} onClose={() => setDialog(null)} />}
      {(dialog === 'withdraw' || dialog === 'restore') && <WithdrawDialog what={dialog} tasks={[task]} onClose={() => setDialog(null)} />}
      {dialog === 'split' && <SplitDialog task={task} onClose={() => setDialog(null)} />}
      {dialog === 'share' && <ShareDialog tasks={[task]} onClose={() => setDialog(null)} />}
      {dialog === 'themes' && <SetThemesDialog tasks={[task]} onClose={() => setDialog(null)} />}
    </>
  );
}

/** Where an act takes its own button away (an undo, a split), the focus goes to the task's title instead of nowhere. */
function useFocusKept({ id, revision }: TaskDetail): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef({ id, revision });
  useEffect(() => {
    const changed = seen.current.id === id && seen.current.revision !== revision;
    seen.current = { id, revision };
    if (changed && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [id, revision]);
  return heading;
}
