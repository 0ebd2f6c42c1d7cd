import { Select } from 'antd';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { commitments, natures, taskKinds, taskRoles } from '#core/plan/parsed-plan.ts';
import { DeadlineField } from '#web/plan/review/deadline-field.tsx';
import { InlineText } from '#web/plan/review/inline-text.tsx';
import { PrintedFields } from '#web/plan/review/printed-fields.tsx';
import { ObjectsField } from '#web/plan/review/objects-field.tsx';
import { ResponsibilityFields } from '#web/plan/review/responsibility-fields.tsx';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';
import { operationTexts } from '#contract/plan/operation.ts';
import { maxLengthOf } from '#web/ui/limits.ts';

type Edit = Extract<Operation, { type: 'edit-task' }>['set'];

/** All fields of the selected task. */
export function TaskFields({ task }: { task: DraftTask }) {
  const { operate, editable } = useReview();
  const edit = (set: Edit) => operate({ type: 'edit-task', task: { ranges: task.ranges }, set });
  return (
    <dl className="rv-fields">
      <ResponsibilityFields task={task} />
      <DeadlineField task={task} />
      <ObjectsField task={task} />
      <PrintedFields task={task} />
      <dt>{t('review.field.kinds')}</dt>
      <dd className="rv-selects">
        <Choice
          label={t('review.field.kind')}
          value={task.kind}
          from={taskKinds}
          text={(one) => t(`kind.${one}`)}
          onChange={(kind) => edit({ kind })}
        />
        <Choice
          label={t('review.field.commitment')}
          value={task.commitment}
          from={commitments}
          text={(one) => t(`commitment.${one}`)}
          onChange={(commitment) => edit({ commitment })}
        />
        <Choice
          label={t('review.field.nature')}
          value={task.nature}
          from={natures}
          text={(one) => t(`nature.${one}`)}
          onChange={(nature) => edit({ nature })}
        />
        <Choice
          label={t('review.field.role')}
          value={task.role}
          from={taskRoles}
          text={(one) => t(`task-role.${one}`)}
          onChange={(role) => edit({ role })}
        />
      </dd>
      {(task.subject !== null || editable) && (
        <>
          <dt>{t('review.field.subject')}</dt>
          <dd>
            <InlineText
              label={t('review.field.subject')}
              value={task.subject ?? ''}
              empty={t('review.field.subject.none')}
              maxLength={maxLengthOf(operationTexts, 'subject')}
              onGive={(subject) => edit({ subject: subject === '' ? null : subject })}
            />
          </dd>
        </>
      )}
    </dl>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly from: readonly T[];
  readonly text: (value: T) => string;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, from, text, onChange }: ChoiceProps<T>) {
  const { editable } = useReview();
  if (!editable) return <span className="tag">{text(value)}</span>;
  return (
    <Select
      size="small"
      variant="filled"
      popupMatchSelectWidth={false}
      aria-label={label}
      title={label}
      value={value}
      onChange={onChange}
      options={from.map((one) => ({ value: one, label: text(one) }))}
    />
  );
}
