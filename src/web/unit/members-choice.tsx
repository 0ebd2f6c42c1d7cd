import { Button } from 'antd';
import { useMemo } from 'react';
import type { Unit } from '#contract/unit/endpoints.ts';
import { inOrder, isValidOn, nameOn, type UnitKind } from '#core/unit/unit.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import { useUnits } from '#web/unit/use-units.ts';
import '#web/unit/members-choice.css';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';

/** Kinds whose units an open list mostly means, few enough to show each. */
const quickKinds: readonly UnitKind[] = ['county', 'functional-zone'];

interface Props {
  readonly value: readonly string[];
  readonly onChange: (unitIds: string[]) => void;
}

/** The members of an open list: counties and zones by one click each or all at once, every other unit by name or pinyin. */
export function MembersChoice({ value, onChange }: Props) {
  const units = useUnits();
  const day = today();
  const chosen = new Set(value);
  const groups = useMemo(
    () =>
      quickKinds
        .map((kind) => ({ kind, units: (units.data ?? []).filter((unit) => unit.kind === kind && isValidOn(unit, day)).sort(inOrder) }))
        .filter((group) => group.units.length > 0),
    [units.data, day],
  );
  const quick = new Set(groups.flatMap((group) => group.units.map(({ id }) => id)));
  const toggle = (ids: readonly string[], on: boolean) =>
    onChange(on ? [...value, ...ids.filter((id) => !chosen.has(id))] : value.filter((id) => !ids.includes(id)));
  return (
    <div className="members">
      {groups.map((group) => (
        <Group key={group.kind} kind={group.kind} units={group.units} day={day} chosen={chosen} onToggle={toggle} />
      ))}
      <UnitPicker
        multiple
        placeholder={t('unit-members.more')}
        without={[...quick]}
        value={value.filter((id) => !quick.has(id))}
        onChange={(ids) => onChange([...value.filter((id) => quick.has(id)), ...ids])}
      />
      <p className="members-foot quiet" aria-live="polite">
        {t('unit-members.chosen', { count: value.length })}
        {value.length > 0 && (
          <Button type="link" size="small" onClick={() => onChange([])}>
            {t('unit-members.clear')}
          </Button>
        )}
      </p>
    </div>
  );
}

interface GroupProps {
  readonly kind: UnitKind;
  readonly units: readonly Unit[];
  readonly day: string;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (ids: readonly string[], on: boolean) => void;
}

function Group({ kind, units, day, chosen, onToggle }: GroupProps) {
  const ids = units.map(({ id }) => id);
  const all = ids.every((id) => chosen.has(id));
  return (
    <div className="members-group" role="group" aria-label={t(`unit-kind.${kind}`)}>
      <button type="button" className="bare members-all" aria-pressed={all} onClick={() => onToggle(ids, !all)}>
        {t('unit-members.all', { kind: t(`unit-kind.${kind}`), count: ids.length })}
      </button>
      {units.map((unit) => (
        <button
          key={unit.id}
          type="button"
          className="bare members-one"
          aria-pressed={chosen.has(unit.id)}
          onClick={() => onToggle([unit.id], !chosen.has(unit.id))}
        >
          {nameOn(unit, day).short}
        </button>
      ))}
    </div>
  );
}
