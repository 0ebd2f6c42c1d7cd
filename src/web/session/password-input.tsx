import { useState, type KeyboardEvent } from 'react';
import { logIn } from '#contract/session/endpoints.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { PlainInput } from '#web/ui/plain.tsx';
import { t } from '#web/session/frame-words.ts';
import '#web/session/credentials.css';

interface PasswordInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly error?: string | null;
  /** Has the focus when it appears. */
  readonly first?: boolean;
  readonly large?: boolean;
}

/** A password: can be shown, and says when Caps Lock is on. */
export function PasswordInput({ label, value, onChange, autoComplete, error = null, first = false, large = false }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const readCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  return (
    <Field label={label} error={error} hint={caps ? <span className="caps">{t('sign-in.caps')}</span> : null}>
      {(ids) => (
        <PlainInput
          {...ids}
          className="password-input"
          type={shown ? 'text' : 'password'}
          large={large}
          value={value}
          maxLength={maxLengthOf(logIn.body, 'password')}
          autoComplete={autoComplete}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          ref={first ? focusOnce : null}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={readCaps}
          onKeyUp={readCaps}
          onBlur={() => setCaps(false)}
          suffix={
            <button type="button" className="bare reveal" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {t(shown ? 'sign-in.password.hide' : 'sign-in.password.show')}
            </button>
          }
        />
      )}
    </Field>
  );
}
