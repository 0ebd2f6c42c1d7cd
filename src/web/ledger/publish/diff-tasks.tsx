import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { setContinuation, type diffVersion } from '#contract/ledger/publish-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { changeable, relationTone, shownTasks } from '#web/ledger/publish/diff-rows.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { explain } from '#web/ui/request-failure.ts';
import { t } from '#web/ledger/publish/page-words.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';

type Diff = Answer<typeof diffVersion>;
type Task = Diff['tasks'][number];

interface Props {
  readonly diff: Diff;
  readonly params: { readonly planId: string; readonly versionId: string };
  readonly onlyChanges: boolean;
}

/** A choice of no task. */
const isNew = '';

/** Which published task each task of the new version continues; before it is published a person changes what the texts suggest. */
export function DiffTasks({ diff: { tasks, candidates, to }, params, onlyChanges }: Props) {
  const { shown, same, resting } = shownTasks(tasks, onlyChanges);
  const may = useMay()('setContinuation') && to.state === 'draft';
  const rows = useMemo(() => changeable(tasks), [tasks]);
  const options = useMemo(
    () => [
      { value: isNew, label: t('diff.continues.new') },
      ...candidates.map(({ taskId, code, title, state }) => ({
        value: taskId,
        label: state === 'open' ? `${code} ${title}` : t('diff.continues.withdrawn', { code, title }),
      })),
    ],
    [candidates],
  );
  const act = useAct((body: { key: string; taskId?: string | null }) => call(setContinuation, { params, body }), {
    onError: (error) => message.error(explain(error), 6),
  });
  return (
    <>
      {may && <p className="muted">{t('diff.tasks.note')}</p>}
      <ul className="plain diff-tasks">
        {shown.map((task) => (
          <li key={`${task.key ?? ''}-${task.taskId ?? ''}`}>
            <span className={`tag ${relationTone(task.relation)}`}>{t(`relation.${task.relation}`)}</span>
            <span className="grow">{task.title}</span>
            {may && task.key !== null && rows.has(task) ? (
              <Choice
                task={task}
                options={options}
                busy={act.isPending}
                onChoose={(taskId) => act.mutate({ key: task.key ?? '', ...taskId })}
              />
            ) : (
              <span className="quiet">
                {task.taskId === null ? t('diff.task.new') : <Link to={ledgerAddress({ taskId: task.taskId })}>{task.code}</Link>}
                {task.key === null && ` · ${t('diff.task.dropped')}`}
                {task.rests && ` · ${t('diff.task.rests')}`}
              </span>
            )}
          </li>
        ))}
        {resting > 0 && <li className="quiet">{t('diff.resting-run', { count: resting })}</li>}
        {same > 0 && <li className="quiet">{t('diff.same-run', { count: same })}</li>}
      </ul>
    </>
  );
}

interface ChoiceProps {
  readonly task: Task;
  readonly options: { value: string; label: string }[];
  readonly busy: boolean;
  readonly onChoose: (said: { taskId?: string | null }) => void;
}

function Choice({ task, options, busy, onChoose }: ChoiceProps) {
  return (
    <span className="diff-choice">
      {task.chosen && (
        <Button type="link" size="small" disabled={busy} onClick={() => onChoose({})}>
          {t('diff.continues.proposed')}
        </Button>
      )}
      {task.chosen && <span className="tag l">{t('diff.continues.chosen')}</span>}
      <Select
        size="small"
        aria-label={t('diff.continues', { title: task.title })}
        value={task.continues ? (task.taskId ?? isNew) : isNew}
        disabled={busy}
        options={options}
        showSearch={{ filterOption: optionHolds }}
        popupMatchSelectWidth={420}
        onChange={(value) => onChoose({ taskId: value === isNew ? null : value })}
      />
    </span>
  );
}
