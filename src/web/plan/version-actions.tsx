import { MoreOutlined } from '@ant-design/icons';
import { Button, Tooltip, type MenuProps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { downloadOriginal, type PlanSummary, type VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { DiscardDialog } from '#web/plan/discard-dialog.tsx';
import { LabelDialog } from '#web/plan/label-dialog.tsx';
import { versionActs, type VersionAct } from '#web/plan/version-acts.ts';
import { useFilePicker } from '#web/plan/use-file-picker.ts';
import { useRestore } from '#web/plan/use-restore.ts';
import { useMay } from '#web/access/me.ts';
import { download } from '#web/ui/call.ts';
import { t } from '#web/plan/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { diffAddress, ledgerOfPlan } from '#web/plan/plan-address.ts';
import { message, notification } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';

interface Props {
  readonly plan: PlanSummary;
  readonly version: VersionSummary;
  readonly newest: boolean;
  readonly review: string;
  readonly onVersion: (files: File[]) => void;
}

/** The one next step as a button, the rest in a menu. */
export function VersionActions({ plan, version, newest, review, onVersion }: Props) {
  const navigate = useNavigate();
  const choose = useFilePicker(onVersion, false);
  const may = useMay();
  const [discarding, setDiscarding] = useState(false);
  const [labelling, setLabelling] = useState(false);
  const params = { planId: plan.id, versionId: version.id };
  const restore = useRestore(params);
  const discarded = () => {
    setDiscarding(false);
    const key = `discard-${version.id}`;
    notification.info({
      key,
      title: t('plan.discarded', { title: plan.title, number: version.number }),
      duration: 12,
      actions: (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(key);
            restore.start();
          }}
        >
          {t('shell.undo')}
        </Button>
      ),
    });
  };
  const labels: Readonly<Record<VersionAct, string>> = {
    diff: t('plan.diff'),
    original: t('plan.original'),
    label: t('plan.label'),
    version: t('plan.upload.version'),
    restore: t('plan.restore'),
    discard: t('plan.discard'),
  };
  const items: MenuProps['items'] = versionActs(plan, version, newest, may).flatMap((key): NonNullable<MenuProps['items']> =>
    key === 'discard' ? [{ type: 'divider' as const }, { key, label: labels[key], danger: true }] : [{ key, label: labels[key] }],
  );
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'diff') void navigate(diffAddress({ planId: plan.id, versionId: version.id }));
    if (key === 'original') download(downloadOriginal, { params }).catch((error: unknown) => message.error(explain(error)));
    if (key === 'version') choose();
    if (key === 'label') setLabelling(true);
    if (key === 'discard') setDiscarding(true);
    if (key === 'restore') restore.start();
  };
  return (
    <div className="version-actions">
      {version.state === 'published' && (
        <Link to={ledgerOfPlan(plan.id)}>
          <Button>{t('plan.ledger')}</Button>
        </Link>
      )}
      {may('getDraft') && (
        <Link to={review}>
          <Button type={version.state === 'draft' ? 'primary' : 'default'}>
            {version.state === 'draft' ? t('plan.review') : t('plan.read')}
          </Button>
        </Link>
      )}
      <ClickMenu placement="bottomRight" menu={{ items, onClick }}>
        <Tooltip title={t('plan.more')}>
          <Button type="text" icon={<MoreOutlined />} aria-label={t('plan.more')} />
        </Tooltip>
      </ClickMenu>
      {labelling && <LabelDialog version={version} onClose={() => setLabelling(false)} />}
      {discarding && <DiscardDialog params={params} onClose={() => setDiscarding(false)} onDone={discarded} />}
    </div>
  );
}
