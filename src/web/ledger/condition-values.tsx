import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { ticked } from '#web/ledger/condition-choice.ts';
import { conditionOptions } from '#web/ledger/condition-options.ts';
import { countedFields, valuesOf, withValues, type CountedField } from '#web/ledger/filter-fields.ts';
import { useOpenLists, type Facets } from '#web/ledger/use-tasks.ts';
import { t } from '#web/ledger/words.ts';
import { DayRange } from '#web/ui/day-range.tsx';

interface Props {
  readonly field: CountedField;
  readonly filter: TaskFilter;
  readonly facets: Facets | undefined;
  readonly onChange: (filter: TaskFilter) => void;
}

const shownAtMost = 80;

/** The values that a field of the filter can be narrowed to, each with its count. */
export function ConditionValues({ field, filter, facets, onChange }: Props) {
  const [find, setFind] = useState('');
  const chosen = valuesOf(filter, field);
  const openLists = useOpenLists();
  const options = conditionOptions(facets, field, find, openLists);
  return (
    <div className="values" role="tabpanel">
      {(facets?.[countedFields[field]].length ?? 0) > 10 && (
        <Input
          size="small"
          allowClear
          placeholder={t('ledger.filter.find')}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
      )}
      <div className="list">
        {options.slice(0, shownAtMost).map(({ value, label, count }) => (
          <label key={value}>
            <Checkbox
              checked={chosen.includes(value)}
              onChange={(event) => onChange(ticked(filter, facets, field, value, event.target.checked))}
            />
            <span className="one" title={label}>
              {label}
            </span>
            <small>{count}</small>
          </label>
        ))}
        {options.length === 0 && <p className="quiet">{t('ledger.filter.nothing')}</p>}
      </div>
      {field === 'due' && (
        <DayRange
          size="small"
          from={filter.dueFrom}
          to={filter.dueTo}
          labels={[t('ledger.filter.dueFrom'), t('ledger.filter.dueTo')]}
          onRange={(from, to) =>
            onChange(withValues(withValues(filter, 'dueFrom', from === undefined ? [] : [from]), 'dueTo', to === undefined ? [] : [to]))
          }
        />
      )}
    </div>
  );
}
