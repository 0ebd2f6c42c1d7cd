import { Button } from 'antd';
import { withdrawObjection, type SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

interface Props {
  readonly row: SignForRow;
  readonly leader: string;
  readonly contact: string;
}

/** Takes an objection back and signs, with the names that stand above: the objection's leader where none is named. */
export function WithdrawObjection({ row, leader, contact }: Props) {
  const act = useAct(
    () =>
      call(withdrawObjection, {
        params: { signForId: row.id },
        body: { leader: leader.trim() === '' ? (row.objection?.leader ?? '') : leader.trim(), contact: contact.trim() },
      }),
    { onDone: () => message.success(t('sign.done', { count: 1 })), onError: (error) => message.error(explain(error), 6) },
  );
  return (
    <Button size="small" loading={act.isPending} onClick={() => act.mutate()}>
      {t('sign.withdraw')}
    </Button>
  );
}
