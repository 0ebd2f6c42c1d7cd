import { Input, Segmented } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { longestGoal, type CellField } from '#core/ledger/list/item-cell.ts';
import { keyOf } from '#web/ledger/list/cell-edits.ts';
import { ItemMilestones } from '#web/ledger/list/item-milestones.tsx';
import type { DraftsKept } from '#web/ledger/list/milestone-drafts.ts';
import { cellText, problemWords, type ItemNames } from '#web/ledger/list/item-texts.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';
import { Field } from '#web/ui/field.tsx';

interface Props {
  readonly list: ListDetail;
  readonly item: ListItemRow;
  readonly names: ItemNames;
  readonly cells: ListCells;
  readonly kept: DraftsKept;
  readonly readOnly: boolean;
}

/** What the item is to reach this year, and by which days. Changed here as in its cells: they are the same. */
export function ItemGoal({ list, item, names, cells, kept, readOnly }: Props) {
  const due = item.task.dueText ?? item.task.dueTo;
  return (
    <>
      {readOnly ? (
        <p className={item.goal === undefined ? 'quiet' : ''}>{item.goal ?? t('list.item.no-goal')}</p>
      ) : (
        <>
          <CellField field="goal" item={item} names={names} cells={cells} maxLength={longestGoal} />
          <div className="list-choices">
            <Choice field="tier" words={['一级', '二级', '三级', '四级']} item={item} names={names} cells={cells} />
            <Choice field="public" words={['公开', '内部']} item={item} names={names} cells={cells} />
          </div>
        </>
      )}
      <ItemMilestones key={item.id} list={list} item={item} cells={cells} kept={kept} readOnly={readOnly} />
      <dl className="fields">
        {due !== undefined && (
          <>
            <dt>{t('list.item.plan-due')}</dt>
            <dd>{due}</dd>
          </>
        )}
        {readOnly && (
          <>
            <dt>{t('list.cell.tier')}</dt>
            <dd>{t(`list.tier.${item.tier}`)}</dd>
            <dt>{t('list.cell.public')}</dt>
            <dd>{t(`list.public.${item.public ? 'yes' : 'no'}`)}</dd>
          </>
        )}
        {item.cityLeader !== undefined && (
          <>
            <dt>{t('list.cell.cityLeader')}</dt>
            <dd>{item.cityLeader}</dd>
          </>
        )}
      </dl>
    </>
  );
}

interface CellProps extends Pick<Props, 'item' | 'names' | 'cells'> {
  readonly field: CellField;
}

/** A cell as a field: stored when it is left, like the cell. */
function CellField({ field, item, names, cells, maxLength }: CellProps & { readonly maxLength: number }) {
  const edit = cells.edits.get(keyOf({ item: item.id, field }));
  const stands = edit?.text ?? cellText(item, field, names);
  // With what stood there when typing began.
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string | undefined } | null>(null);
  const store = () => {
    if (typed !== null && typed.text !== stands) cells.type([{ item: item.id, field, text: typed.text, base: typed.over }]);
    setTyped(null);
  };
  // A field that goes while it has the focus is left without a word of it.
  const leave = useRef(store);
  useLayoutEffect(() => {
    leave.current = store;
  });
  useLayoutEffect(() => () => leave.current(), []);
  return (
    <Field
      label={t(`list.cell.${field}`)}
      error={edit?.state === 'wrong' ? edit.problems.map((one) => problemWords(one, field, edit.text.includes('\n'))).join('；') : null}
    >
      {({ id, status }) => (
        <Input.TextArea
          id={id}
          status={status}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={maxLength}
          value={typed?.text ?? stands}
          onChange={(event) =>
            setTyped({ text: event.target.value, over: typed === null ? (edit === undefined ? stands : undefined) : typed.over })
          }
          onBlur={store}
        />
      )}
    </Field>
  );
}

function Choice({ field, words, item, names, cells }: CellProps & { readonly words: readonly string[] }) {
  const text = cells.edits.get(keyOf({ item: item.id, field }))?.text ?? cellText(item, field, names);
  return (
    <Segmented
      size="small"
      aria-label={t(`list.cell.${field}`)}
      options={[...words]}
      value={text}
      onChange={(word) => cells.type([{ item: item.id, field, text: word }])}
    />
  );
}
