import { Alert, Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { addToken } from '#contract/session/own-account-endpoints.ts';
import type { TokenScope } from '#core/access/policy.ts';
import { Field } from '#web/ui/field.tsx';
import { mayUse, useMe } from '#web/access/me.ts';
import { scopesOffered } from '#web/session/me/own-choices.ts';
import { postName } from '#web/access/post-words.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { t } from '#web/session/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ui/field.css';

const spans = [7, 30, 90, 180, 365] as const;

/** A new token: what for, what it may do, how long. It can do no more than the post that makes it. */
export function AddTokenForm({ onMade, onCancel }: { onMade: (secret: string) => void; onCancel: () => void }) {
  const me = useMe();
  const [label, setLabel] = useState('');
  const [scopes, setScopes] = useState<readonly TokenScope[]>([]);
  const [days, setDays] = useState<number>(90);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const single = useSingle();
  const offered = scopesOffered((id) => mayUse(me, id));
  const save = async () => {
    setTried(true);
    if (label.trim() === '' || scopes.length === 0) return;
    setBusy(true);
    setFailure(null);
    try {
      const { secret } = await call(addToken, { body: { label: label.trim(), scopes: [...scopes], days } });
      onMade(secret);
    } catch (error) {
      setFailure(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="entry-form token-form"
      onSubmit={(event) => {
        event.preventDefault();
        single(save);
      }}
    >
      <p className="muted">{t('me.tokens.acts', { post: postName(me.post) })}</p>
      <Field
        label={t('me.tokens.label')}
        hint={t('me.tokens.label.hint')}
        error={tried && label.trim() === '' ? t('me.tokens.label.missing') : null}
      >
        {(inputIds) => (
          <Input
            {...inputIds}
            value={label}
            maxLength={maxLengthOf(addToken.body, 'label')}
            ref={focusOnce}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="token-scopes">
        <legend>{t('me.tokens.scopes')}</legend>
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            checked={scopes.includes(scope)}
            onChange={(event) => setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))}
          >
            {t(`token-scope.${scope}`)}
          </Checkbox>
        ))}
        {tried && scopes.length === 0 && <div className="field-words wrong">{t('me.tokens.scopes.missing')}</div>}
      </fieldset>
      <Field label={t('me.tokens.days')}>
        {({ id }) => (
          <Select
            id={id}
            value={days}
            onChange={setDays}
            options={spans.map((value) => ({ value, label: t('me.tokens.days.of', { days: value }) }))}
          />
        )}
      </Field>
      {failure !== null && <Alert type="error" showIcon title={failure} />}
      <div className="entry-acts">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('me.tokens.make')}
        </Button>
        <Button onClick={onCancel}>{t('shell.cancel')}</Button>
      </div>
    </form>
  );
}
