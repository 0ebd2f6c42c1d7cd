import { Input } from 'antd';
import { useState } from 'react';
import { joinItems } from '#contract/reporting/work-endpoints.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

/** Joins items that nothing proposed, by the codes that people know them by. */
export function JoinByCodes({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const codes = [...new Set(typed.split(/[\s,，、;；]+/u).filter((code) => code !== ''))];
  const single = useSingle();
  const join = useAct(() => call(joinItems, { body: { codes } }), {
    onDone: ({ asked }) => {
      message.success(t('work.joined', { asked }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('work.by-codes.title')}
      okText={t('work.join')}
      act={join}
      onGive={() => {
        setTried(true);
        if (codes.length >= 2) single(() => join.mutateAsync());
      }}
      onClose={onClose}
    >
      <Field label={t('work.by-codes.field')} error={tried && codes.length < 2 ? t('work.by-codes.too-few') : null} required>
        {(ids) => (
          <Input
            {...ids}
            ref={focusOnce}
            value={typed}
            placeholder="2026-0012、2026-0345"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
