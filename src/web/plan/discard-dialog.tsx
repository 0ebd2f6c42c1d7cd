import { Alert, Input, Modal } from 'antd';
import { useRef, useState, type ComponentRef } from 'react';
import { discardVersion } from '#contract/plan/plan-endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { t } from '#web/plan/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly params: { readonly planId: string; readonly versionId: string };
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Discarding a draft needs a reason; it can be taken back. */
export function DiscardDialog({ params, onClose, onDone }: Props) {
  const [reason, setReason] = useState('');
  const discard = useAct(() => call(discardVersion, { params, body: { reason: reason.trim() } }), { onDone });
  const single = useSingle();
  const field = useRef<ComponentRef<typeof Input.TextArea>>(null);
  return (
    <Modal
      open
      afterOpenChange={(open) => open && field.current?.focus()}
      title={t('plan.discard.title')}
      okText={t('plan.discard')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: discard.isPending }}
      onOk={() => single(() => discard.mutateAsync())}
      onCancel={onClose}
    >
      <p className="muted">{t('plan.discard.note')}</p>
      <Input.TextArea
        ref={field}
        rows={3}
        maxLength={maxLengthOf(discardVersion.body, 'reason')}
        value={reason}
        style={{ marginTop: 10 }}
        placeholder={t('plan.discard.reason')}
        aria-label={t('plan.discard.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {discard.isError && <Alert style={{ marginTop: 10 }} type="error" title={explain(discard.error)} />}
    </Modal>
  );
}
