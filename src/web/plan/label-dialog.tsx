import { Alert, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { labelVersion, type VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { labels } from '#core/platform/label.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { t } from '#web/plan/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly version: VersionSummary;
  readonly onClose: () => void;
}

/** How far a version and its file may go; a change needs its reason. */
export function LabelDialog({ version: { id, planId, label: was }, onClose }: Props) {
  const [label, setLabel] = useState(was);
  const [reason, setReason] = useState('');
  const params = { planId, versionId: id };
  const save = useAct(() => call(labelVersion, { params, body: { label, was, reason: reason.trim() } }), { onDone: onClose });
  const single = useSingle();
  return (
    <Modal
      open
      title={t('plan.label.title')}
      okText={t('shell.save')}
      okButtonProps={{ disabled: label === was || reason.trim() === '', loading: save.isPending }}
      onOk={() => single(() => save.mutateAsync())}
      onCancel={onClose}
    >
      <p className="muted">{t('plan.label.note')}</p>
      <Radio.Group
        style={{ marginTop: 10 }}
        value={label}
        aria-label={t('plan.label.title')}
        onChange={(event) => setLabel(labels.find((one) => one === event.target.value) ?? label)}
        options={labels.map((one) => ({ value: one, label: t(`label.${one}`) }))}
      />
      <Input.TextArea
        rows={3}
        maxLength={maxLengthOf(labelVersion.body, 'reason')}
        value={reason}
        style={{ marginTop: 10 }}
        placeholder={t('plan.label.reason')}
        aria-label={t('plan.label.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {save.isError && <Alert style={{ marginTop: 10 }} type="error" title={explain(save.error)} />}
    </Modal>
  );
}
