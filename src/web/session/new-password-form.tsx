import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PasswordRuleFigures } from '#contract/session/own-account-endpoints.ts';
import type { PasswordOwner } from '#core/session/password-policy.ts';
import { PasswordInput } from '#web/session/password-input.tsx';
import { passwordRefusal, PasswordRules } from '#web/session/password-rules.tsx';
import { t } from '#web/session/frame-words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface NewPasswordFormProps {
  readonly loginName: string;
  readonly figures: PasswordRuleFigures;
  readonly owner: PasswordOwner;
  /** Ask for the one in use. */
  readonly withCurrent: boolean;
  readonly action: string;
  readonly onSave: (next: string, current: string | null) => Promise<unknown>;
  readonly large?: boolean;
  readonly cancel?: ReactNode;
}

/** A new password, typed twice, with the rules ticking beside it. */
export function NewPasswordForm(props: NewPasswordFormProps) {
  const { loginName, figures, owner, withCurrent, action, onSave, large = false, cancel } = props;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const single = useSingle();
  const refused = passwordRefusal(next, figures, owner) !== null;
  const differs = again !== next;
  const save = async () => {
    setTried(true);
    if (refused || differs || (withCurrent && current === '')) return;
    setBusy(true);
    setFailure(null);
    try {
      await onSave(next, withCurrent ? current : null);
      setCurrent('');
      setNext('');
      setAgain('');
      setTried(false);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        single(save);
      }}
    >
      {/* A password manager stores the new password under this name. */}
      <input type="text" name="username" autoComplete="username" value={loginName} readOnly hidden />
      {withCurrent && (
        <PasswordInput
          large={large}
          label={t('password.current')}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          error={tried && current === '' ? t('password.current.missing') : null}
          first
        />
      )}
      <PasswordInput
        large={large}
        label={t('password.next')}
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        first={!withCurrent}
        error={tried && refused ? t('password.next.refused') : null}
      />
      <PasswordRules password={next} figures={figures} owner={owner} />
      <PasswordInput
        large={large}
        label={t('password.again')}
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        error={(tried || again.length >= next.length) && again !== '' && differs ? t('password.again.differs') : null}
      />
      {failure !== null && <Alert type="error" showIcon title={explain(failure)} />}
      <div className="entry-acts">
        <Button type="primary" htmlType="submit" size={large ? 'large' : 'middle'} block={large} loading={busy}>
          {action}
        </Button>
        {cancel}
      </div>
    </form>
  );
}
