import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { denySignOff, withdrawApproval } from '#contract/reporting/acts-endpoints.ts';
import { listReports, type Report } from '#contract/reporting/endpoints.ts';
import { ContentShown } from '#web/reporting/content-shown.tsx';
import { HandedMarks } from '#web/reporting/handed-marks.tsx';
import { JudgeFigures } from '#web/reporting/judge-figures.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { useLanguage } from '#web/ui/language.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/reporting/reports.css';

/** Below what waits for the leader: what is said to be signed by the reader and may be denied, and what was approved and can be taken back. */
export function ApprovedReports() {
  const signed = useQuery(endpointQuery(listReports, { query: { waiting: 'denial' } })).data?.reports ?? [];
  const approved = useQuery(endpointQuery(listReports, { query: { waiting: 'withdrawal' } })).data?.reports ?? [];
  const [denied, setDenied] = useState<Report | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const single = useSingle();
  const withdraw = useAct(
    (reports: readonly Report[]) =>
      call(withdrawApproval, { body: { reports: reports.map(({ id, versions }) => ({ id, version: versions })) } }),
    {
      onDone: ({ withdrawn }) => {
        message.success(t('report.withdraw.done', { count: withdrawn }));
        setPicked(new Set());
      },
      onError: (error) => message.error(explain(error), 6),
    },
  );
  const shown = signed.length + approved.length > 0;
  // Who comes from the desk is led here.
  useEffect(() => {
    if (shown && location.hash === '#approved') document.querySelector('#approved')?.scrollIntoView();
  }, [shown]);
  if (!shown) return null;
  const chosen = approved.filter(({ id }) => picked.has(id));
  return (
    <div className="approved-rows" id="approved">
      {signed.length > 0 && (
        <section aria-label={t('report.approved.signed')}>
          <h2>{t('report.approved.signed')}</h2>
          {signed.map((report) => (
            <ApprovedRow key={report.id} report={report}>
              <Button size="small" onClick={() => setDenied(report)}>
                {t('report.deny')}
              </Button>
            </ApprovedRow>
          ))}
        </section>
      )}
      {approved.length > 0 && (
        <section aria-label={t('report.approved.title')}>
          <h2>
            {t('report.approved.title')}{' '}
            {approved.length > 1 && (
              <Button
                size="small"
                loading={withdraw.isPending}
                onClick={() =>
                  chosen.length === 0 ? setPicked(new Set(approved.map(({ id }) => id))) : single(() => withdraw.mutateAsync(chosen))
                }
              >
                {chosen.length === 0
                  ? t('report.withdraw.all', { count: approved.length })
                  : t('report.withdraw.some', { count: chosen.length })}
              </Button>
            )}
          </h2>
          {approved.map((report) => (
            <ApprovedRow
              key={report.id}
              report={report}
              brief
              pick={
                approved.length === 1
                  ? null
                  : {
                      picked: picked.has(report.id),
                      onPick: (now) => setPicked((all) => new Set(now ? [...all, report.id] : [...all].filter((id) => id !== report.id))),
                    }
              }
            >
              <Button size="small" disabled={withdraw.isPending} onClick={() => single(() => withdraw.mutateAsync([report]), report.id)}>
                {t('report.withdraw')}
              </Button>
            </ApprovedRow>
          ))}
        </section>
      )}
      {denied !== null && <DenyDialog report={denied} onClose={() => setDenied(null)} />}
    </div>
  );
}

interface RowProps {
  readonly report: Report;
  readonly pick?: { readonly picked: boolean; readonly onPick: (picked: boolean) => void } | null;
  /** It was read before; its versions have all of it. */
  readonly brief?: boolean;
  readonly children: React.ReactNode;
}

function ApprovedRow({ report, pick = null, brief = false, children }: RowProps) {
  const language = useLanguage();
  const { item, period, unit, signedOff, content, before } = report;
  return (
    <div className="approved-row">
      {pick !== null && (
        <Checkbox
          aria-label={t('report.withdraw.pick', { title: item.title })}
          checked={pick.picked}
          onChange={({ target }) => pick.onPick(target.checked)}
        />
      )}
      <div>
        <span className="list-code">{item.code}</span> <b>{item.text ?? item.title}</b>
        <p className="muted">
          {periodWords(period)} · {unit.name}
        </p>
        {signedOff?.own === true && signedOff.deniableUntil !== null && (
          <p>{t('report.signed.own', { day: dayWords(signedOff.deniableUntil, language) })}</p>
        )}
        {brief ? (
          <>
            <JudgeFigures report={report} risks={[]} />
            <p className="judge-said brief">{content.text === '' ? t('report.same', { reason: content.unchanged }) : content.text}</p>
          </>
        ) : (
          <ContentShown content={content} before={before?.content ?? null} earlier milestones={item.milestones} />
        )}
        <HandedMarks report={report} />
      </div>
      {children}
    </div>
  );
}

function DenyDialog({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const single = useSingle();
  const act = useAct(() => call(denySignOff, { body: { reports: [{ id: report.id, version: report.versions }], reason: reason.trim() } }), {
    onDone: () => {
      message.success(t('report.deny.done'));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('report.deny.title', { title: report.item.title })}
      okText={t('report.deny')}
      act={act}
      disabled={reason.trim() === ''}
      onGive={() => single(() => act.mutateAsync())}
      onClose={onClose}
    >
      <Field label={t('report.deny.reason')} required hint={t('report.deny.note')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            ref={focusOnce}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            maxLength={maxLengthOf(denySignOff.body, 'reason')}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
