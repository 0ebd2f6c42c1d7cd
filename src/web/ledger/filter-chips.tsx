import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { listPrinciples, type TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { getUnit } from '#contract/unit/endpoints.ts';
import { getObject } from '#contract/ledger/object-endpoints.ts';
import { AddCondition } from '#web/ledger/add-condition.tsx';
import { countedFields, fieldLabels, listedWords, valuesOf, valueWord, withValues, type CountedField } from '#web/ledger/filter-fields.ts';
import type { FilterField, LedgerView } from '#web/ledger/ledger-address.ts';
import type { Facets } from '#web/ledger/use-tasks.ts';
import { useMay } from '#web/access/me.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/ledger/words.ts';

interface Props {
  readonly view: LedgerView;
  readonly facets: Facets | undefined;
  readonly onChange: (filter: TaskFilter) => void;
}

const order = Object.keys(fieldLabels) as FilterField[];

/** The active filters, each with a button to remove it, and a button to add one. */
export function FilterChips({ view, facets, onChange }: Props) {
  const { filter } = view;
  const nameOf = useNames(filter, facets);
  // With a single plan in the ledger, choosing a chapter chose the plan as well: one chip stands for both.
  const implied = filter.chapter !== undefined && facets?.plan.length === 1;
  const set = order.filter((field) => valuesOf(filter, field).length > 0 && !(implied && field === 'planId'));
  const without = (field: FilterField) => withValues(implied && field === 'chapter' ? withValues(filter, 'planId', []) : filter, field, []);
  return (
    <div className="ledger-chips">
      {set.map((field) => (
        <span className="chip" key={field}>
          {t(fieldLabels[field])}{' '}
          <b>
            {valuesOf(filter, field)
              .map((value) => nameOf(field, value))
              .join('、')}
          </b>
          <button
            type="button"
            className="bare"
            aria-label={t('ledger.filter.remove', { field: t(fieldLabels[field]) })}
            onClick={() => onChange(without(field))}
          >
            <CloseOutlined />
          </button>
        </span>
      ))}
      <AddCondition filter={filter} facets={facets} onChange={onChange} />
      {set.length > 1 && (
        <button type="button" className="bare link" onClick={() => onChange({})}>
          {t('ledger.clear')}
        </button>
      )}
    </div>
  );
}

/** Names of what the address holds as ids. */
function useNames(filter: TaskFilter, facets: Facets | undefined): (field: FilterField, value: string) => string {
  const objectId = filter.objectId?.[0];
  const object = useQuery({
    ...endpointQuery(getObject, { params: { objectId: objectId ?? '' } }),
    enabled: objectId !== undefined,
  });
  const principles = useQuery({
    ...endpointQuery(listPrinciples, {}),
    enabled: filter.principleId !== undefined,
  });
  const may = useMay();
  // Of a unit that was merged away nothing is counted: its own name says what it became.
  const uncounted = facets === undefined ? undefined : filter.unitId?.find((id) => !facets.unitId.some(({ value }) => value === id));
  const unit = useQuery({
    ...endpointQuery(getUnit, { params: { unitId: uncounted ?? '' } }),
    enabled: uncounted !== undefined && may('getUnit'),
  });
  return (field, value) => {
    if (field === 'unitId' && value === uncounted && unit.data !== undefined) return unit.data.names[0]?.name ?? '…';
    const word = valueWord(field, value);
    if (word !== null) return word;
    if (field === 'objectId') return value === objectId ? (object.data?.name ?? '…') : '…';
    if (field === 'principleId') return shorten(principles.data?.principles.find(({ clauseId }) => clauseId === value)?.text ?? '…');
    if (field === 'listed') {
      const one = facets?.listed.find((counted) => counted.value === value);
      return one === undefined ? '…' : listedWords(one);
    }
    const facet = isCounted(field) ? facets?.[countedFields[field]].find((one) => one.value === value) : undefined;
    if (field === 'chapter') return `${value} ${facet?.label ?? ''}`;
    return facet?.label ?? (field === 'planId' || field === 'themeId' || field === 'unitId' ? '…' : value);
  };
}

function isCounted(field: FilterField): field is CountedField {
  return field in countedFields;
}

function shorten(text: string): string {
  return text.length > 16 ? `${text.slice(0, 15)}…` : text;
}
