import { Alert, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { setUp } from '#contract/session/first-start-endpoints.ts';
import { defaultPreset, securityPresets, type SecurityPreset } from '#core/session/security-settings.ts';
import { Field } from '#web/ui/field.tsx';
import { emptySetUp, firstPeople, setUpErrors, type SetUpFields } from '#web/session/link/set-up-fields.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { t } from '#web/session/link/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/session/link/set-up.css';
import '#web/session/credentials.css';

interface SetUpFormProps {
  readonly secret: string;
  readonly onMade: (links: Answer<typeof setUp>['links']) => void;
}

interface SetUpDraft {
  readonly fields: SetUpFields;
  readonly preset: SecurityPreset;
}

/** Changing the language remounts the page, so what was typed is kept outside of it. */
let savedDraft: SetUpDraft | null = null;

/** The form of the first setup: the jurisdiction's name, the security preset, and the first four people. */
export function SetUpForm({ secret, onMade }: SetUpFormProps) {
  const [begun] = useState(savedDraft);
  const [fields, setFields] = useState<SetUpFields>(begun?.fields ?? emptySetUp);
  const [preset, setPreset] = useState<SecurityPreset>(begun?.preset ?? defaultPreset);
  useEffect(() => {
    savedDraft = { fields, preset };
  }, [fields, preset]);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const single = useSingle();
  const errors = setUpErrors(fields);
  const count = Object.keys(errors).length;
  const errorOf = (field: keyof SetUpFields) => {
    const key = tried ? errors[field] : undefined;
    return key === undefined ? null : t(key);
  };
  const set = (field: keyof SetUpFields) => (event: { target: { value: string } }) =>
    setFields((before) => ({ ...before, [field]: event.target.value }));
  const person = (name: (typeof firstPeople)[number]) => ({
    displayName: fields[`${name}.displayName`].trim(),
    loginName: fields[`${name}.loginName`].trim().toLowerCase(),
  });
  const save = async () => {
    setTried(true);
    if (count > 0) {
      setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const { links } = await call(setUp, {
        body: {
          secret,
          jurisdictionName: fields.jurisdictionName.trim(),
          preset,
          systemAdmin: person('systemAdmin'),
          securityAdmin: person('securityAdmin'),
          auditAdmin: person('auditAdmin'),
          office: { ...person('office'), unitName: fields.unitName.trim() },
        },
      });
      savedDraft = null;
      onMade(links);
    } catch (error) {
      setFailure(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="set-up"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        single(save);
      }}
    >
      <h1>{t('setup.title')}</h1>
      <p className="muted">{t('setup.text')}</p>
      <section>
        <h2>{t('setup.place')}</h2>
        <Field label={t('setup.jurisdiction')} hint={t('setup.jurisdiction.hint')} error={errorOf('jurisdictionName')}>
          {(ids) => (
            <Input
              {...ids}
              value={fields.jurisdictionName}
              maxLength={maxLengthOf(setUp.body, 'jurisdictionName')}
              ref={focusOnce}
              onChange={set('jurisdictionName')}
            />
          )}
        </Field>
      </section>
      <section>
        <h2 id="setup-preset">{t('setup.preset')}</h2>
        <div className="ways two" role="radiogroup" aria-labelledby="setup-preset">
          {securityPresets.map((one) => (
            <label key={one} className={preset === one ? 'way on' : 'way'}>
              <input type="radio" name="preset" checked={preset === one} onChange={() => setPreset(one)} />
              <b>{t(`security-preset.${one}`)}</b>
              <span className="muted">{t(`setup.preset.${one}`)}</span>
            </label>
          ))}
        </div>
      </section>
      <section>
        <h2>{t('setup.people')}</h2>
        <p className="muted">{t('setup.people.text')}</p>
        {firstPeople.map((name) => (
          <fieldset key={name} className="first-person">
            <legend>
              <b>{t(`setup.person.${name}`)}</b>
              <span className="muted">{t(`setup.person.${name}.note`)}</span>
            </legend>
            <Field label={t('setup.display-name')} error={errorOf(`${name}.displayName`)}>
              {(ids) => (
                <Input
                  {...ids}
                  value={fields[`${name}.displayName`]}
                  maxLength={maxLengthOf(setUp.body.shape[name], 'displayName')}
                  autoComplete="off"
                  onChange={set(`${name}.displayName`)}
                />
              )}
            </Field>
            <Field
              label={t('setup.login-name')}
              error={errorOf(`${name}.loginName`)}
              hint={name === 'systemAdmin' ? t('setup.login-name.hint') : null}
            >
              {(ids) => (
                <Input
                  {...ids}
                  value={fields[`${name}.loginName`]}
                  maxLength={maxLengthOf(setUp.body.shape[name], 'loginName')}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                  onChange={set(`${name}.loginName`)}
                />
              )}
            </Field>
            {name === 'office' && (
              <Field label={t('setup.unit')} hint={t('setup.unit.hint')} error={errorOf('unitName')}>
                {(ids) => (
                  <Input
                    {...ids}
                    value={fields.unitName}
                    maxLength={maxLengthOf(setUp.body.shape.office, 'unitName')}
                    autoComplete="off"
                    onChange={set('unitName')}
                  />
                )}
              </Field>
            )}
          </fieldset>
        ))}
      </section>
      {tried && count > 0 && <Alert type="error" showIcon title={t('setup.errors', { count })} />}
      {failure !== null && <Alert type="error" showIcon title={failure} />}
      <div className="entry-acts">
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {t('setup.go')}
        </Button>
        <span className="quiet">{t('setup.go.note')}</span>
      </div>
    </form>
  );
}
