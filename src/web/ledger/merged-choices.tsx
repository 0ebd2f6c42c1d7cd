import { Select } from 'antd';
import {
  mergedFields,
  sameValue,
  saidValues,
  type ChangedRole,
  type MergedField,
  type MergedTask,
  type MergedValues,
  type SaidValue,
} from '#core/ledger/adjust/merged-fields.ts';
import { changedRoleWords, saidWords } from '#web/ledger/merged-words.ts';
import { t } from '#web/ledger/words.ts';
import { Field } from '#web/ui/field.tsx';

interface Props {
  readonly tasks: readonly MergedTask[];
  readonly values: MergedValues;
  readonly onChange: (values: MergedValues) => void;
}

/** In what the tasks differ, with whose value the whole takes. Where they say the same, or only one says anything, nothing is asked. */
export function MergedChoices({ tasks, values, onChange }: Props) {
  const asked = mergedFields.flatMap((field) => {
    const said = saidValues(tasks, field);
    return said.length < 2 ? [] : [{ field, said }];
  });
  if (asked.length === 0) return null;
  return (
    <section className="merged-choices" aria-label={t('adjustment.merge.differ')}>
      <p className="muted dialog-note">{t('adjustment.merge.differ.note')}</p>
      {asked.map(({ field, said }) => (
        <Field key={field} label={t(`correction.field.${field}`)}>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={chosenOf(said, values[field])}
              options={said.map((one, index) => ({ value: index, label: saidWords(one) }))}
              onChange={(index) => onChange({ ...values, [field]: said[index]?.value })}
            />
          )}
        </Field>
      ))}
    </section>
  );
}

/** Units that stand in another role in the whole than in the tasks: what is taken is said, and changed in the fields above. */
export function ChangedRoles({ roles }: { readonly roles: readonly ChangedRole[] }) {
  if (roles.length === 0) return null;
  return (
    <section className="dialog-note" aria-label={t('adjustment.merge.roles')}>
      <p className="muted">{t('adjustment.merge.roles.note')}</p>
      <ul className="plain made-of">
        {roles.map((one) => (
          <li key={one.unit}>{changedRoleWords(one)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Null: what was typed instead. */
function chosenOf(said: readonly SaidValue[], chosen: MergedValues[MergedField]): number | null {
  const index = said.findIndex(({ value }) => sameValue(value, chosen));
  return index < 0 ? null : index;
}
