import { KeyOutlined } from '@ant-design/icons';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { addPasskey } from '#contract/session/own-account-endpoints.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import type { Me } from '#contract/access/me.ts';
import { Field } from '#web/ui/field.tsx';
import { deviceOf } from '#web/session/device.ts';
import { explainPasskey, makePasskey } from '#web/session/passkey.ts';
import { t } from '#web/session/frame-words.ts';
import { useSingle } from '#web/ui/single.ts';

/** Makes a passkey on this device. The name tells it from others in the list. */
export function AddPasskeyForm({ onDone, large = false }: { onDone: (me: Me) => void; large?: boolean }) {
  const [label, setLabel] = useState(() => deviceOf(navigator.userAgent));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const single = useSingle();
  const make = async () => {
    setBusy(true);
    setFailure(null);
    try {
      onDone(await makePasskey(label.trim()));
    } catch (error) {
      setFailure(explainPasskey(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== '') single(make);
      }}
    >
      <p className="muted">{t('passkey.make.text')}</p>
      <Field label={t('passkey.label')} hint={t('passkey.label.hint')}>
        {(ids) => (
          <Input
            {...ids}
            size={large ? 'large' : 'middle'}
            value={label}
            maxLength={maxLengthOf(addPasskey.body, 'label')}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
      </Field>
      {failure !== null && <Alert type="error" showIcon title={failure} />}
      <div className="entry-acts">
        <Button
          type="primary"
          htmlType="submit"
          size={large ? 'large' : 'middle'}
          block={large}
          icon={<KeyOutlined />}
          loading={busy}
          disabled={label.trim() === ''}
        >
          {t('passkey.make')}
        </Button>
      </div>
    </form>
  );
}
