import { Input } from 'antd';
import { proveTotp } from '#contract/session/endpoints.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { t } from '#web/session/frame-words.ts';
import '#web/session/credentials.css';

/** So many digits has a code. */
export const codeLength = maxLengthOf(proveTotp.body, 'code');

interface CodeInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** All six digits are there. */
  readonly onWhole: (value: string) => void;
  readonly error: string | null;
  readonly disabled?: boolean;
}

/** The digits of an authenticator. `123 456` from the clipboard is understood. */
export function CodeInput({ value, onChange, onWhole, error, disabled = false }: CodeInputProps) {
  return (
    <Field label={t('sign-in.code')} error={error} hint={t('sign-in.code.hint')}>
      {(ids) => (
        <Input
          {...ids}
          className="code-input"
          size="large"
          value={value}
          disabled={disabled}
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder="000000"
          ref={focusOnce}
          onChange={(event) => {
            const next = event.target.value.replaceAll(/\D/g, '').slice(0, codeLength);
            onChange(next);
            if (next.length === codeLength && next !== value) onWhole(next);
          }}
        />
      )}
    </Field>
  );
}
