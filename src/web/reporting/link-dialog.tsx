import { Input } from 'antd';
import { useState } from 'react';
import { addReportLink } from '#contract/reporting/evidence-endpoints.ts';
import { linkAddress } from '#core/reporting/evidence.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly reportId: string;
  readonly onClose: () => void;
}

/** A page that supports the report: its address, and what it is. */
export function LinkDialog({ reportId, onClose }: Props) {
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const single = useSingle();
  const add = useAct(() => call(addReportLink, { params: { reportId }, body: { url: url.trim(), name: name.trim() } }), {
    onDone: () => {
      message.success(t('report.evidence.added', { name: name.trim() }));
      onClose();
    },
  });
  const bad = url.trim() !== '' && !linkAddress.test(url.trim());
  const disabled = bad || url.trim() === '' || name.trim() === '';
  return (
    <FormDialog
      title={t('report.evidence.link.title')}
      okText={t('report.evidence.link.add')}
      act={add}
      disabled={disabled}
      onGive={() => {
        if (!disabled) single(() => add.mutateAsync());
      }}
      onClose={onClose}
    >
      <Field label={t('report.evidence.link.url')} error={bad ? t('report.evidence.link.bad') : null}>
        {({ id }) => <Input id={id} ref={focusOnce} value={url} placeholder="https://" onChange={(event) => setUrl(event.target.value)} />}
      </Field>
      <Field label={t('report.evidence.link.name')}>
        {({ id }) => (
          <Input
            id={id}
            value={name}
            maxLength={maxLengthOf(addReportLink.body, 'name')}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
