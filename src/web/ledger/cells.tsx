import type { TaskRow } from '#contract/ledger.ts';
import { t } from '#web/ui/language.ts';

/** The task in two lines at most; a chapter's general sentence says so. */
export function TitleCell({ task }: { task: TaskRow }) {
  return (
    <div className="two" title={task.text}>
      {task.role === 'overall' && <span className="tag small">{t('task-role.overall')}</span>}
      {task.title}
    </div>
  );
}

/** The lead, or who is responsible while nobody leads; the others as a number. */
export function UnitsCell({ task }: { task: TaskRow }) {
  const named = task.responsibilities.filter(({ openList, role }) => !openList && (role === 'responsible' || role === 'lead'));
  const first = task.leadUnit ?? named[0]?.unit ?? null;
  const others = named.filter(({ unit }) => unit !== first).length;
  const open = task.responsibilities.some(({ openList }) => openList);
  return (
    <div className="units">
      {task.leadUnit === null && <span className="tag w small">{t('ledger.no-lead')}</span>}
      <div className="one" title={first ?? ''}>
        {first ?? <span className="quiet">{t('ledger.no-unit')}</span>}
      </div>
      {(others > 0 || open) && (
        <span className="quiet">
          {others > 0 && t('ledger.others', { count: others })}
          {open && <span className="open-mark">{t('ledger.open-list.short')}</span>}
        </span>
      )}
    </div>
  );
}

/** The deadline as a day, with the plan's words when these say more. */
export function DueCell({ task }: { task: TaskRow }) {
  if (task.dueText === null && task.dueTo === null) return <span className="quiet">{t('ledger.due.none')}</span>;
  return <span title={task.dueText ?? ''}>{dueWords(task)}</span>;
}

/** The day when it is known, else the words of the plan. */
export function dueWords(task: Pick<TaskRow, 'dueText' | 'dueTo'>): string {
  return task.dueTo ?? task.dueText ?? '';
}

/** Several names in two lines. */
export function NameList({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span className="quiet">{t('shell.none')}</span>;
  return (
    <div className="two" title={names.join('、')}>
      {names.join('、')}
    </div>
  );
}
