import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { operationTexts } from '#contract/plan/operation.ts';
import type { DraftField, DraftTask } from '#core/plan/draft/draft.ts';
import { printedFieldKinds } from '#core/plan/parsed-plan.ts';
import { correctField, dropField, sharing, type TypedField } from '#web/plan/review/field-operation.ts';
import { InlineForm } from '#web/plan/review/inline-form.tsx';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';

/** Says what a field is that was misread, or drops it: from this task, or from all that have it from the same place. */
export function FieldForm({ task, field }: { task: DraftTask; field: DraftField }) {
  const { state, operate } = useReview();
  const { backToList } = useTaskDialogs();
  const [typed, setTyped] = useState<TypedField>({ kind: field.kind, label: field.label, values: field.values.join('、') });
  const [everywhere, setEverywhere] = useState(true);
  const others = sharing(state.draft.tasks, task, field);
  const tasks = everywhere ? [task, ...others] : [task];
  const operation = correctField(tasks, field, typed);
  const set = (part: Partial<TypedField>) => setTyped((now) => ({ ...now, ...part }));
  return (
    <InlineForm
      className="rv-inline-form"
      onSubmit={() => {
        if (operation === null) return;
        operate(operation);
        backToList();
      }}
      onCancel={backToList}
    >
      <Input
        size="small"
        style={{ width: 130 }}
        aria-label={t('review.fields.label')}
        placeholder={t('review.fields.label')}
        maxLength={maxLengthOf(operationTexts, 'fieldLabel')}
        value={typed.label}
        onChange={(event) => set({ label: event.target.value })}
      />
      <Input
        ref={focusOnce}
        size="small"
        style={{ width: 210 }}
        aria-label={t('review.fields.values')}
        placeholder={t('review.fields.values')}
        maxLength={maxLengthOf(operationTexts, 'fieldValue')}
        value={typed.values}
        onChange={(event) => set({ values: event.target.value })}
      />
      <Select
        size="small"
        aria-label={t('review.fields.kind')}
        value={typed.kind}
        onChange={(kind) => set({ kind })}
        options={printedFieldKinds.map((kind) => ({ value: kind, label: t(`review.fields.kind.${kind}`) }))}
      />
      {others.length > 0 && (
        <Checkbox checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)}>
          {t('review.fields.everywhere', { count: others.length })}
        </Checkbox>
      )}
      <Button size="small" type="primary" htmlType="submit" disabled={operation === null}>
        {t('shell.save')}
      </Button>
      <Button
        size="small"
        danger
        onClick={() => {
          operate(dropField(tasks, field));
          backToList();
        }}
      >
        {t('review.fields.drop', { label: field.label })}
      </Button>
      <Button size="small" type="text" onClick={backToList}>
        {t('shell.cancel')}
      </Button>
    </InlineForm>
  );
}
