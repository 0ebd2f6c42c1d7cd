import { Fragment } from 'react';
import { Link } from 'react-router';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { fieldsBeside } from '#core/plan/city-leader.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { ledgerAddress, type LedgerView } from '#web/ledger/ledger-address.ts';
import { TaskLists } from '#web/ledger/list-marks.tsx';
import { dueSaid, noDueSaid } from '#web/ledger/task-fate-words.ts';
import { TaskShares } from '#web/ledger/task-shares.tsx';
import { TaskUnits } from '#web/ledger/task-units.tsx';
import { t } from '#web/ledger/words.ts';
import { objectsAddress } from '#web/ledger/object/objects-address.ts';

interface Props {
  readonly task: TaskDetail;
  readonly view: LedgerView;
  /** null: the post may not set them. */
  readonly onThemes: (() => void) | null;
  /** To what happened to the task. */
  readonly onHistory: () => void;
}

/** The fields of a task; every name leads to the tasks that share it. */
export function TaskFields({ task, view, onThemes, onHistory }: Props) {
  const filtered = (filter: LedgerView['filter']) => ledgerAddress({ group: view.group, filter });
  return (
    <dl className="fields">
      {task.lead === null && (
        <>
          <dt>{t('role.lead')}</dt>
          <dd>
            <span className="tag w">{t('ledger.no-lead')}</span>
          </dd>
        </>
      )}
      {responsibilityRoles.map((role) => {
        const units = task.responsibilities.filter((one) => one.role === role);
        if (units.length === 0) return null;
        return [
          <dt key={role}>{t(`role.${role}`)}</dt>,
          <dd key={`${role}-units`}>
            <TaskUnits task={task} units={units} view={view} />
          </dd>,
        ];
      })}
      <dt>{t('ledger.column.due')}</dt>
      <dd>
        {task.dueText === null && task.dueTo === null ? (
          <span className="quiet">{noDueSaid(task)}</span>
        ) : (
          <>
            {task.dueTo !== null && (
              <b>{task.dueFrom !== null && task.dueFrom !== task.dueTo ? `${task.dueFrom} — ${task.dueTo}` : task.dueTo}</b>
            )}
            {task.dueText !== null && <span className="muted">{dueSaid(task, task.dueText)}</span>}
          </>
        )}
      </dd>
      <dt>{t('ledger.column.commitment')}</dt>
      <dd>
        <span className="tag l">{t(`commitment.${task.commitment}`)}</span>
        <span className="tag">{t(`nature.${task.nature}`)}</span>
        {task.role === 'overall' && <span className="tag">{t('task-role.overall')}</span>}
      </dd>
      {task.cityLeader !== null && (
        <>
          <dt>{t('correction.field.cityLeader')}</dt>
          <dd>{task.cityLeader}</dd>
        </>
      )}
      {fieldsBeside(task.fields, task.cityLeader).map(({ label, values }) => (
        <Fragment key={`${label}：${values.join('、')}`}>
          <dt>{label}</dt>
          <dd>{values.join('、')}</dd>
        </Fragment>
      ))}
      {task.subject !== null && (
        <>
          <dt>{t('ledger.field.subject')}</dt>
          <dd>{task.subject}</dd>
        </>
      )}
      {task.lists.length > 0 && (
        <>
          <dt>{t('ledger.column.lists')}</dt>
          <dd>
            <TaskLists lists={task.lists} />
          </dd>
        </>
      )}
      {task.objects.length > 0 && (
        <>
          <dt>{t('ledger.column.objects')}</dt>
          <dd>
            {task.objects.map(({ id, name, kind }) => (
              <Link key={id} className="tag" to={objectsAddress({ kind, object: id })} title={name}>
                {name}
              </Link>
            ))}
          </dd>
        </>
      )}
      {task.shares.length > 0 && (
        <>
          <dt>{t('share.with')}</dt>
          <dd>
            <TaskShares task={task} onHistory={onHistory} />
          </dd>
        </>
      )}
      <dt>{t('ledger.column.themes')}</dt>
      <dd>
        {task.themes.map(({ id, name }) => (
          <Link key={id} className="tag" to={filtered({ themeId: [id] })}>
            {name}
          </Link>
        ))}
        {task.themes.length === 0 && onThemes === null && <span className="quiet">{t('shell.none')}</span>}
        {task.themes.length === 0 && onThemes !== null && (
          <button type="button" className="bare link" onClick={onThemes}>
            {t('ledger.themes.add')}
          </button>
        )}
      </dd>
    </dl>
  );
}
