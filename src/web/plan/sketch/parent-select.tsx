import { Select } from 'antd';
import type { Unit } from '#contract/unit/endpoints.ts';
import { isAlive } from '#core/unit/change.ts';
import type { SketchParent } from '#core/unit/sketch-units.ts';
import { nameOn } from '#core/unit/unit.ts';
import { newRows, parentOfValue, parentValue, type SketchRow } from '#web/plan/sketch/sketch-rows.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/plan/sketch/words.ts';

interface Props {
  readonly label: string;
  /** undefined: of several that differ. */
  readonly value: SketchParent | null | undefined;
  readonly onChange: (parent: SketchParent | null) => void;
  readonly rows: readonly SketchRow[];
  readonly units: readonly Unit[];
  /** Sketches that cannot stand above themselves. */
  readonly without: readonly string[];
  /** Somebody just asked for it. */
  readonly openAtOnce?: boolean;
}

/** The unit above: one of the tree, one that is made now, or none. */
export function ParentSelect({ label, value, onChange, rows, units, without, openAtOnce = false }: Props) {
  const day = today();
  const options = [
    { value: '', label: t('sketch.parent.none') },
    ...newRows(rows)
      .filter(({ sketch }) => !without.includes(sketch.key))
      .map(({ sketch }) => ({ value: parentValue({ key: sketch.key }), label: t('sketch.parent.new', { name: sketch.full }) })),
    ...units
      .filter((unit) => isAlive(unit, day))
      .map((unit) => ({ value: parentValue({ unitId: unit.id }), label: nameOn(unit, day).full })),
  ];
  return (
    <Select
      {...(openAtOnce ? { ref: focusOnce, defaultOpen: true } : {})}
      className="sk-parent"
      size="small"
      aria-label={label}
      placeholder={t('sketch.parent.several')}
      showSearch={{ filterOption: optionHolds }}
      popupMatchSelectWidth={300}
      {...(value === undefined ? {} : { value: parentValue(value) })}
      onChange={(chosen: string) => onChange(parentOfValue(chosen))}
      options={options}
    />
  );
}
