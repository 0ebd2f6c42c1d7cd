import { Input } from 'antd';
import { useState } from 'react';
import { partItem, type WorkItem } from '#contract/reporting/work-endpoints.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

/** Takes an item out of what is reported once, with a reason. */
export function PartDialog({ item, onClose }: { readonly item: WorkItem; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const single = useSingle();
  const part = useAct(() => call(partItem, { params: { itemId: item.id }, body: { reason: reason.trim() } }), {
    onDone: () => {
      message.success(t('work.parted'));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('work.part.title', { code: item.code })}
      okText={t('work.part')}
      act={part}
      disabled={reason.trim() === ''}
      onGive={() => {
        if (reason.trim() !== '') single(() => part.mutateAsync());
      }}
      onClose={onClose}
    >
      <p>{t('work.part.text')}</p>
      <Field label={t('work.part.reason')} required>
        {(ids) => (
          <Input.TextArea
            {...ids}
            ref={focusOnce}
            value={reason}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={maxLengthOf(partItem.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
