import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { fieldsOffered } from '#web/ledger/condition-choice.ts';
import { fieldLabels, type CountedField } from '#web/ledger/filter-fields.ts';
import type { Facets } from '#web/ledger/use-tasks.ts';
import { t } from '#web/ledger/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { ClickBox } from '#web/ui/opened-by-click.tsx';
import '#web/ledger/ledger-boxes.css';

const ConditionValues = lazyPart(async () => (await import('#web/ledger/condition-values.tsx')).ConditionValues);

interface Props {
  readonly filter: TaskFilter;
  readonly facets: Facets | undefined;
  readonly onChange: (filter: TaskFilter) => void;
}

/** “＋ 条件”: first what to narrow, then to which values, each with its count. */
export function AddCondition(props: Props) {
  const [field, setField] = useState<CountedField>('unitId');
  return (
    <ClickBox
      placement="bottomLeft"
      styles={{ container: { padding: 0 } }}
      content={
        <div className="add-condition">
          <div className="fields" role="tablist" aria-orientation="vertical">
            {fieldsOffered(props.facets).map((one) => (
              <button type="button" role="tab" key={one} className="bare" aria-selected={one === field} onClick={() => setField(one)}>
                {t(fieldLabels[one])}
              </button>
            ))}
          </div>
          <ConditionValues key={field} field={field} {...props} />
        </div>
      }
    >
      <Button type="text" size="small" icon={<PlusOutlined />}>
        {t('ledger.filter.add')}
      </Button>
    </ClickBox>
  );
}
