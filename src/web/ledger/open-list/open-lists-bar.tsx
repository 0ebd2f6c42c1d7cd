import { Button } from 'antd';
import type { Nameable } from '#web/ledger/open-list/name-dialog.tsx';
import { useResolve } from '#web/ledger/open-list/use-resolve.ts';
import { t } from '#web/ledger/words.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly selected: readonly Nameable[];
  /** They were decided already: that can be taken back. */
  readonly decided: boolean;
  readonly onName: () => void;
  readonly onClear: () => void;
}

/** What can be done with the responsibilities that are chosen. */
export function OpenListsBar({ selected, decided, onName, onClear }: Props) {
  const resolve = useResolve();
  const single = useSingle();
  const give = (state: 'as-printed' | 'open') =>
    single(async () => {
      await resolve.mutateAsync({ responsibilities: selected, decision: { state, unitIds: [] } });
      onClear();
    });
  return (
    <div className="open-lists-bar" role="toolbar" aria-label={t('open-lists.chosen', { count: selected.length })}>
      <b>{t('open-lists.chosen', { count: selected.length })}</b>
      <Button type="primary" onClick={onName}>
        {t(selected.some(({ openList }) => openList) ? 'unit-text.name' : 'unit-text.choose')}
      </Button>
      <Button loading={resolve.isPending} title={t('unit-text.as-printed.note')} onClick={() => give('as-printed')}>
        {t('unit-text.as-printed')}
      </Button>
      {decided && (
        <Button loading={resolve.isPending} onClick={() => give('open')}>
          {t('unit-text.take-back')}
        </Button>
      )}
      <span className="grow" />
      <Button type="text" onClick={onClear}>
        {t('open-lists.clear')}
      </Button>
    </div>
  );
}
