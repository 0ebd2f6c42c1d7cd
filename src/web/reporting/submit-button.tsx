import { Button } from 'antd';
import { submitReports, type Report } from '#contract/reporting/endpoints.ts';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** 原样再送: what came back is handed in as it is, when its people say so. */
export function SubmitAgain({ report: { id, edited } }: { readonly report: Report }) {
  const single = useSingle();
  const submit = useAct(() => call(submitReports, { body: { reports: [{ id, seen: edited?.revision ?? 1 }] } }), {
    onDone: ({ submitted }) => message.success(t('report.submit.done', { count: submitted })),
    onError: (error) => message.error(explain(error), 8),
  });
  return (
    <Button size="small" loading={submit.isPending} onClick={() => single(() => submit.mutateAsync())}>
      {t('report.submit.again')}
    </Button>
  );
}

/** Hands in what is ready, by a click or by Ctrl+Enter. */
export function SubmitButton({ ready, typing }: { readonly ready: readonly Report[]; readonly typing: Typing }) {
  const single = useSingle();
  const submit = useAct(
    async () => {
      const seen = await typing.flush(ready);
      if (seen === null) return null;
      return call(submitReports, { body: { reports: ready.map(({ id }) => ({ id, seen: seen.get(id) ?? 1 })) } });
    },
    {
      onDone: (answer) => {
        if (answer === null) message.error(t('report.submit.unsaved'), 6);
        else message.success(t('report.submit.done', { count: answer.submitted }));
      },
      onError: (error) => message.error(explain(error), 8),
    },
  );
  const give = () => single(() => submit.mutateAsync());
  useKeys({ 'mod+Enter': give }, ready.length > 0);
  return (
    <Button className="report-submit" type="primary" disabled={ready.length === 0} loading={submit.isPending} onClick={give}>
      {ready.length === 0 ? t('report.submit.none') : t('report.submit', { count: ready.length })}
    </Button>
  );
}
