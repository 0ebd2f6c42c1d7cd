import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { Unit } from '#contract/unit/endpoints.ts';
import { isValidOn, nameOn, type UnitKind } from '#core/unit/unit.ts';
import { useMatchedUnits, useUnits } from '#web/unit/use-units.ts';
import '#web/unit/unit-picker.css';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import { explain } from '#web/ui/request-failure.ts';

interface Common {
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly className?: string;
  /** For a field without a label of its own. */
  readonly 'aria-label'?: string;
  /** Only units of these kinds. */
  readonly kinds?: readonly UnitKind[] | undefined;
  /** Ended units too. */
  readonly ended?: boolean;
  /** Units that cannot be chosen here: the one that is asked about. */
  readonly without?: readonly string[];
}
interface One extends Common {
  readonly multiple?: false;
  readonly value: string | null;
  readonly onChange: (unitId: string | null) => void;
}
interface Several extends Common {
  readonly multiple: true;
  readonly value: readonly string[];
  readonly onChange: (unitIds: string[]) => void;
}

/** Chooses one unit, or several, by any of its names or its pinyin; official order as long as nothing is typed. */
export function UnitPicker(props: One | Several) {
  const { placeholder = t('unit.picker.placeholder'), autoFocus = false, disabled = false, kinds, ended = false, without = [] } = props;
  const units = useUnits();
  const [query, setQuery] = useState('');
  const day = today();
  const chosen = props.multiple === true ? props.value : props.value === null ? [] : [props.value];
  const offered = useMemo(
    () =>
      (units.data ?? []).filter(
        (unit) => (kinds === undefined || kinds.includes(unit.kind)) && (ended || isValidOn(unit, day)) && !without.includes(unit.id),
      ),
    [units.data, kinds, ended, day, without],
  );
  const matched = useMatchedUnits(query, offered);
  // What is chosen keeps its name also where it is not offered: ended, of another kind, or not matched just now.
  const named = new Map((units.data ?? []).map((unit) => [unit.id, unit]));
  const common = {
    className: `unit-picker ${props.className ?? ''}`,
    placeholder,
    autoFocus,
    disabled,
    'aria-label': props['aria-label'] ?? placeholder,
    ...(props.id === undefined ? {} : { id: props.id }),
    loading: units.isPending,
    allowClear: true,
    popupMatchSelectWidth: 340,
    listHeight: 300,
    showSearch: { filterOption: false, searchValue: query, onSearch: setQuery },
    options: matched.map((unit) => ({ value: unit.id, label: nameOn(unit, day).full, unit, day })),
    optionRender: optionLine,
    labelRender: ({ value }: { value: string | number }) => {
      const unit = named.get(String(value));
      return unit === undefined ? t('unit.picker.loading') : nameOn(unit, day)[props.multiple === true ? 'short' : 'full'];
    },
    notFoundContent: units.isError ? explain(units.error) : units.isPending ? t('unit.picker.loading') : t('unit.picker.none'),
  };
  return props.multiple === true ? (
    <Select<string[], Offered>
      {...common}
      mode="multiple"
      value={[...chosen]}
      onChange={(ids) => {
        setQuery('');
        props.onChange(ids);
      }}
    />
  ) : (
    <Select<string | null, Offered>
      {...common}
      value={chosen[0] ?? null}
      onChange={(id) => {
        setQuery('');
        props.onChange(id ?? null);
      }}
    />
  );
}

interface Offered {
  readonly value: string;
  readonly label: string;
  readonly unit: Unit;
  readonly day: string;
}

function optionLine({ data: { unit, day } }: { data: Offered }) {
  const { full, short } = nameOn(unit, day);
  return (
    <span className="unit-option">
      <span className="unit-option-name">{full}</span>
      {short !== full && <span className="quiet">{short}</span>}
      {!isValidOn(unit, day) && <span className="tag w">{t('unit.ended')}</span>}
      <span className="unit-option-kind quiet">{t(`unit-kind.${unit.kind}`)}</span>
    </span>
  );
}
