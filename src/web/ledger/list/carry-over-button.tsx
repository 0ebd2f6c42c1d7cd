import { Button, Dropdown } from 'antd';
import { carryOver } from '#contract/ledger/list-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

/** Items of an earlier list go on in this one; nothing where there is no earlier one. */
export function CarryOverButton({ list }: { readonly list: ListDetail }) {
  const act = useAct((from: string) => call(carryOver, { params: { listId: list.id }, body: { from } }), {
    onDone: ({ added, already, withdrawn }) => message.success(t('list.carry.done', { added, already, withdrawn }), 6),
    onError: (error) => message.error(explain(error), 6),
  });
  if (list.earlier.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: list.earlier.map((one) => ({ key: one.id, label: t('list.carry.from', { list: listTitle(one) }) })),
        onClick: ({ key }) => act.mutate(key),
      }}
    >
      <Button loading={act.isPending} title={t('list.carry.note')}>
        {t('list.carry')}
      </Button>
    </Dropdown>
  );
}
