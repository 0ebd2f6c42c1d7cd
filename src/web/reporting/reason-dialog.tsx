import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly title: string;
  /** What is done, as its button says. */
  readonly okText: string;
  /** What it comes to. */
  readonly text: ReactNode;
  /** What the reason is called. */
  readonly label: string;
  readonly maxLength: number;
  readonly act: { readonly isPending: boolean; readonly error: Error | null; readonly mutateAsync: (reason: string) => Promise<unknown> };
  readonly onClose: () => void;
}

/** Asks why before something is done that needs nothing else. */
export function ReasonDialog({ title, okText, text, label, maxLength, act, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const single = useSingle();
  return (
    <FormDialog
      title={title}
      okText={okText}
      act={act}
      disabled={reason === ''}
      onGive={() => {
        if (reason !== '') single(() => act.mutateAsync(reason));
      }}
      onClose={onClose}
    >
      <p>{text}</p>
      <Field label={label} required>
        {(ids) => (
          <Input.TextArea
            {...ids}
            ref={focusOnce}
            value={typed}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={maxLength}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
