import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { Fragment, useEffect, useState } from 'react';
import { verifyAudit, type AuditFilter } from '#contract/audit/endpoints.ts';
import { faultWords } from '#web/audit/fault-words.ts';
import { momentOf } from '#web/audit/audit-moment.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { t } from '#web/audit/words.ts';
import { useLanguage } from '#web/ui/language.ts';
import { typeWord } from '#web/audit/audit-event-words.ts';
import { meaningOf } from '#web/audit/verify-meaning.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import '#web/audit/verify-dialog.css';

type Report = Answer<typeof verifyAudit>;

interface Props {
  readonly chain: AuditFilter['chain'];
  /** The number of the newest event that is known. */
  readonly newest: number | null;
  readonly onClose: () => void;
}

/** Checks the whole chain and says in plain words what that proves, and what not. */
export function VerifyDialog({ chain, newest, onClose }: Props) {
  const check = useAct(() => call(verifyAudit, { body: { chain } }));
  return (
    <Modal
      open
      width={620}
      title={`${t('audit.verify.title')} · ${t(`audit.chain.${chain}`)}`}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('shell.close')}
        </Button>,
        <Button key="go" type="primary" loading={check.isPending} onClick={() => check.mutate()}>
          {check.isSuccess ? t('audit.verify.again') : t('audit.verify.go')}
        </Button>,
      ]}
    >
      <div className="verify" aria-live="polite">
        {check.isIdle && <p>{t('audit.verify.intro')}</p>}
        {check.isPending && <Progress newest={newest} />}
        {check.isError && <LoadFailure error={check.error} onRetry={() => check.mutate()} />}
        {check.isSuccess && <Result report={check.data} />}
      </div>
    </Modal>
  );
}

/** The server answers once at the end: what is known until then is the time. */
function Progress({ newest }: { newest: number | null }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <div className="verify-bar" role="progressbar" aria-label={t('audit.verify.title')} />
      <p>{t('audit.verify.busy', { seconds })}</p>
      {newest !== null && <p className="quiet">{t('audit.verify.busy.rows', { rows: newest })}</p>}
    </>
  );
}

function Result({ report }: { report: Report }) {
  const meaning = meaningOf(report);
  return (
    <>
      <h3 className={`verify-${report.verdict}`}>
        {report.verdict === 'sound' ? <CheckCircleFilled /> : <WarningFilled />} {t(`audit.verdict.${report.verdict}`)}
      </h3>
      {report.verdict === 'unsound' ? <InvalidResult report={report} /> : <ValidResult report={report} />}
      {report.heads === 0 && report.verdict !== 'unconfirmed' && <p>{t('audit.verify.no-heads')}</p>}
      {report.verdict === 'unconfirmed' && report.heads > 0 && report.unexported !== null && (
        <p>{t('audit.verify.unexported', { from: report.unexported.from, at: momentOf(report.unexported.at) })}</p>
      )}
      {report.restores.map(({ seq, at, by, reason }) => (
        <p key={seq}>{t('audit.verify.restore', { seq, at: momentOf(at), by, reason })}</p>
      ))}
      {report.unstopped !== null && <p>{t('audit.verify.unstopped', { ...report.unstopped, at: momentOf(report.unstopped.at) })}</p>}
      {report.sealedLater !== null && (
        <p>{t('audit.verify.sealed-later', { to: report.sealedLater.to, at: momentOf(report.sealedLater.at) })}</p>
      )}
      {meaning.length > 0 && (
        <dl className="verify-meaning">
          {meaning.map(({ title, text }) => (
            <Fragment key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      <div className="verify-head">
        {report.seq !== null && report.hash !== null && (
          <>
            <p className="verify-head-title">
              {t('audit.verify.head', { seq: report.seq })}{' '}
              <CopyButton small text={`${report.seq} ${report.hash}`} label={t('audit.column.hash')} />
            </p>
            <code>{report.hash}</code>
          </>
        )}
        {report.headsFolder !== null && report.heads > 0 && (
          <p className="quiet">{t('audit.verify.folder', { folder: report.headsFolder })}</p>
        )}
      </div>
    </>
  );
}

function ValidResult({ report }: { report: Report }) {
  return (
    <>
      <p>{t('audit.verify.ok.rows', { rows: report.rows })}</p>
      {report.newestHead !== null && (
        <p>{t('audit.verify.ok.heads', { heads: report.heads, seq: report.newestHead.seq, at: momentOf(report.newestHead.at) })}</p>
      )}
    </>
  );
}

function InvalidResult({ report: { fault, headsFlaw, evidence } }: { report: Report }) {
  const language = useLanguage();
  return (
    <>
      {fault !== null && <p className="verify-fault">{faultWords(fault)}</p>}
      {headsFlaw !== null && <p className="verify-fault">{t(`audit.verify.file.${headsFlaw.kind}`, { line: headsFlaw.line })}</p>}
      {evidence !== null && (
        <p className="verify-fault">
          {t(`audit.verify.evidence.${evidence.code}`, { type: typeWord(evidence.type, language), id: evidence.id })}
        </p>
      )}
      {fault !== null && <p>{t('audit.verify.rows-sound', { sound: fault.data['sound'] ?? 0 })}</p>}
      <p>{t('audit.verify.keep')}</p>
    </>
  );
}
