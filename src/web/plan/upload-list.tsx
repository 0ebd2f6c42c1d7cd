import { CheckCircleFilled, CloseCircleFilled, CloseOutlined, WarningFilled } from '@ant-design/icons';
import { Button, Progress, Spin } from 'antd';
import { Link } from 'react-router';
import { foundNothing, uploadActs, type Upload } from '#web/plan/upload-state.ts';
import type { Uploads } from '#web/plan/use-uploads.ts';
import { t } from '#web/plan/words.ts';
import { reviewAddress } from '#web/plan/plan-address.ts';

/** The uploads with their progress and result; for each failure the cause and what to do. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  if (uploads.list.length === 0) return null;
  return (
    <ul className="plain upload-list" aria-label={t('plan.upload.title')} aria-live="polite">
      {uploads.list.map((upload) => (
        <li key={upload.id} className={foundNothing(upload) || upload.state === 'asked' ? 'warned' : upload.state}>
          <span className="upload-mark" aria-hidden="true">
            <Mark upload={upload} />
          </span>
          <div className="grow">
            <b className="one">{upload.file.name}</b>
            {upload.plan !== null && <span className="muted"> → {upload.plan.title}</span>}
            <Account upload={upload} />
          </div>
          {upload.state === 'done' && upload.version !== null && (
            <Link to={reviewAddress({ planId: upload.version.planId, versionId: upload.version.id })}>
              <Button type="primary">{t('plan.review')}</Button>
            </Link>
          )}
          {upload.state === 'asked' && (
            <>
              <Button type="primary" onClick={() => uploads.answer(upload, true)}>
                {t('plan.upload.alike.version')}
              </Button>
              <Button onClick={() => uploads.answer(upload, false)}>{t('plan.upload.alike.separate')}</Button>
            </>
          )}
          {upload.existing !== null && (
            <Link to={reviewAddress(upload.existing)}>
              <Button>{t('plan.upload.existing')}</Button>
            </Link>
          )}
          {uploadActs(upload).again && <Button onClick={() => uploads.again(upload)}>{t('plan.upload.again')}</Button>}
          {uploadActs(upload).dismiss && (
            <Button type="text" icon={<CloseOutlined />} aria-label={t('plan.upload.dismiss')} onClick={() => uploads.dismiss(upload.id)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Mark({ upload }: { upload: Upload }) {
  if (foundNothing(upload) || upload.state === 'asked') return <WarningFilled />;
  if (upload.state === 'done') return <CheckCircleFilled />;
  return upload.state === 'failed' ? <CloseCircleFilled /> : <Spin size="small" />;
}

function Account({ upload }: { upload: Upload }) {
  if (upload.state === 'failed') return <p role="alert">{upload.failure}</p>;
  if (upload.alike !== null)
    return (
      <div role="alert">
        <p>{t('plan.upload.alike', { title: upload.alike.title, number: upload.alike.number })}</p>
        <p className="muted">{t('plan.upload.alike.note')}</p>
      </div>
    );
  if (foundNothing(upload)) return <p role="alert">{t('plan.upload.nothing')}</p>;
  if (upload.state === 'done')
    return (
      <p className="muted">
        {t('plan.upload.done', {
          tasks: upload.version?.taskCount ?? 0,
          doubts: upload.version?.openDoubts ?? 0,
          label: t(`label.${upload.version?.label ?? 'internal'}`),
        })}
      </p>
    );
  const percent = Math.round(upload.share * 100);
  return (
    <>
      <p className="muted">
        {upload.state === 'waiting'
          ? t('plan.upload.waiting')
          : upload.state === 'reading'
            ? t('plan.upload.reading')
            : t('plan.upload.sending', { percent })}
      </p>
      <Progress percent={percent} showInfo={false} size="small" />
    </>
  );
}
