import { AutoComplete, Input, Select } from 'antd';
import { addTask } from '#contract/ledger/adjustment-endpoints.ts';
import { listedRoles, type MadeForm } from '#web/ledger/made-task-form.ts';
import { useUnitTexts } from '#web/ledger/use-tasks.ts';
import { t } from '#web/ledger/words.ts';
import { DueField } from '#web/plan/due-field.tsx';
import { dueShown } from '#web/plan/due-shown.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { optionHolds } from '#web/ui/option-filter.ts';

interface Props {
  readonly form: MadeForm;
  readonly onChange: (form: MadeForm) => void;
  /** For deadlines that name no year; null where the plans are of several. */
  readonly year: number | null;
  /** The first of several such forms has the focus. */
  readonly focus?: boolean;
}

/** What a task says that is made by hand: title, wording, deadline, units. */
export function MadeTaskFields({ form, onChange, year, focus = false }: Props) {
  const units = useUnitTexts();
  const set = (change: Partial<MadeForm>) => onChange({ ...form, ...change });
  const names = (units.data?.units ?? []).map(({ unit }) => ({ value: unit, label: unit }));
  const leads = (units.data?.units ?? []).filter(({ openList }) => !openList).map(({ unit }) => ({ value: unit }));
  return (
    <>
      <Field label={t('adjustment.field.title')} required>
        {({ id }) => (
          <Input
            id={id}
            {...(focus ? { ref: focusOnce } : {})}
            value={form.title}
            maxLength={maxLengthOf(addTask.body, 'title')}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('adjustment.field.text')} required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={form.text}
            maxLength={maxLengthOf(addTask.body, 'text')}
            onChange={(event) => set({ text: event.target.value })}
          />
        )}
      </Field>
      <DueField
        label={t('adjustment.field.due')}
        value={form.due === dueShown(form.dueBefore) ? undefined : form.due}
        shown={dueShown(form.dueBefore)}
        year={year}
        onChange={(due) => set({ due: due ?? dueShown(form.dueBefore) })}
      />
      <Field label={t('adjustment.field.lead')}>
        {({ id }) => (
          <AutoComplete
            id={id}
            style={{ width: '100%' }}
            value={form.lead}
            onChange={(lead) => set({ lead })}
            options={leads}
            showSearch={{ filterOption: optionHolds }}
          />
        )}
      </Field>
      {listedRoles
        .filter((role) => role !== 'supervise' || form.supervise.length > 0)
        .map((role) => (
          <Field key={role} label={t(`role.${role}`)} hint={role === 'responsible' ? t('adjustment.field.units') : undefined}>
            {({ id }) => (
              <Select
                id={id}
                mode="tags"
                showSearch={{ filterOption: optionHolds }}
                style={{ width: '100%' }}
                value={[...form[role]]}
                tokenSeparators={['、', '，', ',']}
                options={names}
                onChange={(chosen: string[]) => set({ [role]: chosen })}
              />
            )}
          </Field>
        ))}
    </>
  );
}
