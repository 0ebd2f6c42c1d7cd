import { Button } from 'antd';
import { answerConsultation, type Consultation } from '#contract/ledger/opinion-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/ledger/list/opinion-words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** 无意见 in one click, where the unit has not said anything yet. */
export function NoneButton({ consultation: { id, state } }: { readonly consultation: Pick<Consultation, 'id' | 'state'> }) {
  const may = useMay();
  const single = useSingle();
  const act = useAct(() => call(answerConsultation, { params: { consultationId: id }, body: { answer: 'none' } }), {
    onDone: () => message.success(t('opinion.none.done')),
    onError: (error) => message.error(explain(error), 6),
  });
  if (!may('answerConsultation') || (state !== 'asked' && state !== 'silent')) return null;
  return (
    <Button size="small" loading={act.isPending} onClick={() => single(() => act.mutateAsync())}>
      {t('opinion.none')}
    </Button>
  );
}
