import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { taskKinds, type TaskKind } from '#core/plan/parsed-plan.ts';
import { hasWords, inOneLine } from '#core/platform/printed-words.ts';
import { operationTexts } from '#contract/plan/operation.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { InlineForm } from '#web/plan/review/inline-form.tsx';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

type Named = Pick<DraftTask['objects'][number], 'name' | 'kind'>;

/** The monitored objects (监测对象) that the task names. */
export function ObjectsField({ task }: { task: DraftTask }) {
  const { operate, editable } = useReview();
  const { mode, setMode } = useTaskDialogs();
  const set = (objects: readonly Named[]) =>
    operate({ type: 'set-objects', task: { ranges: task.ranges }, objects: objects.map(({ name, kind }) => ({ name, kind })) });
  return (
    <>
      <dt>{t('review.field.objects')}</dt>
      <dd>
        {task.objects.map((object) => (
          <span key={object.name} className="tag rv-unit" title={t(`kind.${object.kind}`)}>
            {object.name}
            {object.kind !== 'project' && <em>{t(`kind.${object.kind}`)}</em>}
            {editable && (
              <button
                type="button"
                className="bare rv-drop"
                aria-label={t('review.objects.drop', { name: object.name })}
                onClick={() => set(task.objects.filter((other) => other !== object))}
              >
                <CloseOutlined />
              </button>
            )}
          </span>
        ))}
        {task.objects.length === 0 && !editable && <span className="quiet">{t('shell.none')}</span>}
        {editable && mode !== 'objects' && (
          <button
            type="button"
            className="rv-quiet-button"
            aria-label={t('review.objects.add')}
            title={t('review.objects.add')}
            onClick={() => setMode('objects')}
          >
            <PlusOutlined /> <kbd>O</kbd>
          </button>
        )}
        {editable && mode === 'objects' && <ObjectForm task={task} onAdd={(object) => set([...task.objects, object])} />}
      </dd>
    </>
  );
}

function ObjectForm({ task, onAdd }: { task: DraftTask; onAdd: (object: Named) => void }) {
  const { backToList } = useTaskDialogs();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<TaskKind>(task.kind);
  const said = inOneLine(name);
  const usable = hasWords(said) && task.objects.every((object) => object.name !== said);
  return (
    <InlineForm
      className="rv-inline-form"
      onSubmit={() => {
        if (!usable) return;
        onAdd({ name: said, kind });
        setName('');
      }}
      onCancel={backToList}
    >
      <Input
        ref={focusOnce}
        size="small"
        style={{ width: 200 }}
        maxLength={maxLengthOf(operationTexts, 'object')}
        value={name}
        aria-label={t('review.objects.name')}
        placeholder={t('review.objects.name')}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        size="small"
        aria-label={t('review.field.kind')}
        value={kind}
        onChange={setKind}
        options={taskKinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
      />
      <Button size="small" type="primary" htmlType="submit" disabled={!usable}>
        {t('review.objects.give')}
      </Button>
      <Button size="small" type="text" onClick={backToList}>
        {t('review.done')}
      </Button>
    </InlineForm>
  );
}
