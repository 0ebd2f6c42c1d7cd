import type { UnitKind } from '#core/unit/unit.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import { t } from '#web/account/words.ts';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (unitId: string | null) => void;
  readonly kinds?: readonly UnitKind[] | undefined;
  readonly label: string;
}

/** The picker of units as a field of a form, which hands in its value. */
export function UnitField({ id, value = null, onChange, kinds, label }: Props) {
  return (
    <UnitPicker
      {...(id === undefined ? {} : { id })}
      kinds={kinds}
      aria-label={label}
      value={value}
      placeholder={t('people.unit.pick')}
      onChange={(unitId) => onChange?.(unitId)}
    />
  );
}
