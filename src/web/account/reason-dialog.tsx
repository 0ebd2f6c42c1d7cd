import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { withReason } from '#contract/account/endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { t } from '#web/account/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

interface Props {
  readonly title: string;
  /** What happens to whom. */
  readonly text: string;
  readonly okText: string;
  /** Does it; answers what to say then. */
  readonly act: (reason: string) => Promise<string>;
  readonly onClose: () => void;
}

/** A dialog for an action that needs a reason; it explains the effect first. */
export function ReasonDialog({ title, text, okText, act, onClose }: Props) {
  const single = useSingle();
  const [reason, setReason] = useState('');
  const run = useAct(() => act(reason.trim()), {
    onFresh: (done) => {
      message.success(done);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: run.isPending }}
      onOk={() => single(() => run.mutateAsync())}
      onCancel={onClose}
    >
      <p className="muted">{text}</p>
      <Form layout="vertical" component="div" className="people-form">
        <Form.Item label={t('shell.reason')} htmlFor="people-reason" required>
          <Input.TextArea
            id="people-reason"
            ref={focusOnce}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={maxLengthOf(withReason, 'reason')}
            value={reason}
            placeholder={t('shell.reason.hint')}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      {run.isError && <Alert type="error" title={explain(run.error)} />}
    </Modal>
  );
}
