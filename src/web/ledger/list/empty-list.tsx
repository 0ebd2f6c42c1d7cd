import { Button } from 'antd';
import { CarryOverButton } from '#web/ledger/list/carry-over-button.tsx';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { t } from '#web/ledger/list/words.ts';

/** A list into which nothing was put yet: its first step. */
export function EmptyList({
  list,
  readOnly,
  onAdd,
}: {
  readonly list: ListDetail;
  readonly readOnly: boolean;
  readonly onAdd: () => void;
}) {
  return (
    <div className="list-main">
      <div className="state-page">
        <h1>{t('list.empty.title')}</h1>
        {!readOnly && (
          <>
            <p className="muted">{t('list.empty.text')}</p>
            <div className="acts">
              <Button type="primary" onClick={onAdd}>
                {t('list.add')}
              </Button>
              <CarryOverButton list={list} />
            </div>
          </>
        )}
      </div>
    </div>
  );
}
