import { Select } from 'antd';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { UnitInput } from '#web/ledger/unit-input.tsx';
import { batchChange, batchPreview, type UnitsBatch } from '#web/ledger/units-form.ts';
import { t } from '#web/ledger/words.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import '#web/ledger/ledger-dialogs.css';
import '#web/ui/field.css';

type Task = Pick<TaskRow, 'lead' | 'responsibilities'>;

interface Props {
  readonly tasks: readonly Task[];
  readonly batch: UnitsBatch | undefined;
  readonly onChange: (batch: UnitsBatch | undefined) => void;
}

const acts = ['replace', 'extend', 'take-out'] as const;

/** One unit of many tasks: another in its place, one more, or one out; and what that does to the tasks that are chosen. */
export function UnitsBatchFields({ tasks, batch, onChange }: Props) {
  const counts = new Map<string, number>();
  for (const { unit } of tasks.flatMap(({ responsibilities }) => responsibilities)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const those = [...counts].toSorted((a, b) => b[1] - a[1]);
  const set = (change: Partial<UnitsBatch>) => onChange({ act: 'replace', unit: '', to: '', role: 'responsible', ...batch, ...change });
  return (
    <fieldset className="field unit-lines">
      <legend>{t('correction.field.units')}</legend>
      <div className="unit-line">
        <Select
          aria-label={t('correction.field.units')}
          allowClear
          placeholder={t('correction.keep')}
          value={batch?.act ?? null}
          options={acts.map((act) => ({ value: act, label: t(`correction.units.${act}`) }))}
          onChange={(act: UnitsBatch['act'] | undefined) => (act === undefined ? onChange(undefined) : set({ act, unit: '', to: '' }))}
        />
        {batch !== undefined && batch.act !== 'extend' && (
          <Select
            aria-label={t('correction.units.former')}
            placeholder={t('correction.units.former')}
            showSearch={{ filterOption: optionHolds }}
            // A name is read whole, though the field is narrow.
            popupMatchSelectWidth={false}
            value={batch.unit === '' ? null : batch.unit}
            options={those.map(([unit, count]) => ({ value: unit, label: `${unit} · ${t('ledger.count', { count })}` }))}
            onChange={(unit: string) => set({ unit })}
          />
        )}
        {batch?.act === 'replace' && <UnitInput label={t('correction.units.latter')} value={batch.to} onChange={(to) => set({ to })} />}
        {batch?.act === 'extend' && (
          <>
            <UnitInput label={t('correction.units.name')} value={batch.unit} onChange={(unit) => set({ unit })} />
            <Select
              aria-label={t('correction.units.in-role')}
              value={batch.role}
              options={responsibilityRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              onChange={(role) => set({ role })}
            />
          </>
        )}
      </div>
      {batch !== undefined && <Preview tasks={tasks} batch={batch} />}
    </fieldset>
  );
}

function Preview({ tasks, batch }: { tasks: readonly Task[]; batch: UnitsBatch }) {
  const change = batchChange(batch);
  if (change === null) return null;
  const { changed, leaderless, unitless } = batchPreview(tasks, change);
  return (
    <div className={leaderless + unitless === 0 ? 'field-words' : 'field-words wrong'} role="status">
      {changed === 0 ? t('correction.units.preview.none') : t('correction.units.preview', { count: changed })}
      {leaderless > 0 && <> · {t('correction.units.preview.leaderless', { count: leaderless })}</>}
      {unitless > 0 && <> · {t('correction.units.preview.unitless', { count: unitless })}</>}
    </div>
  );
}
