import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { changeSecuritySettings, getSecuritySettings, type StoredSettings } from '#contract/session/security-settings-endpoints.ts';
import { firstFactorDay, refuseFactorDay } from '#core/session/factor-day.ts';
import { settingEffects } from '#core/session/settings-effects.ts';
import { securityPresets, settingsInForce, settingsOf, type SecurityPreset, type SettingChanges } from '#core/session/security-settings.ts';
import { changesOf, isTouched, type Figures } from '#web/session/security/figure-changes.ts';
import { FeedbackCard } from '#web/session/security/feedback-card.tsx';
import { dayTyped } from '#web/ui/day-typed.ts';
import { FactorDay } from '#web/session/security/factor-day.tsx';
import { SettingFigures } from '#web/session/security/setting-figures.tsx';
import { useMay, useMe } from '#web/access/me.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/session/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';
import { message } from '#web/ui/notices.ts';
import '#web/ui/choice.css';
import '#web/ui/drawer.css';
import '#web/ui/figure-rows.css';
import '#web/session/security/security.css';

/** The security settings: the preset, its figures within their bounds, a reason, and the effects of the change. */
export function SecurityPage() {
  useTitle(t('security.title'));
  const mayFeedback = useMay()('changeFeedback');
  const settings = useQuery(endpointQuery(getSecuritySettings, {}));
  // What the form began with: when others save meanwhile, what was typed stays until the person asks for theirs.
  const [begun, setBegun] = useState<StoredSettings | null>(null);
  if (begun === null && settings.data !== undefined) setBegun(settings.data);
  if (settings.isPending) return <PageSkeleton />;
  return (
    <div className="page security-page">
      <div className="page-head">
        <h1>{t('security.title')}</h1>
        <span className="muted grow">{t('security.note')}</span>
      </div>
      {settings.isError && <LoadFailure error={settings.error} onRetry={() => void settings.refetch()} />}
      {begun !== null && <Editor key={begun.revision} stored={begun} onNewest={() => setBegun(null)} />}
      {mayFeedback && <FeedbackCard />}
    </div>
  );
}

function Editor({ stored, onNewest }: { stored: StoredSettings; onNewest: () => void }) {
  const may = useMay()('changeSecuritySettings');
  const single = useSingle();
  const { today } = useMe();
  const before = settingsInForce(stored.preset, known(stored.changes), stored.factorFrom);
  const [preset, setPreset] = useState<SecurityPreset>(stored.preset);
  const [figures, setFigures] = useState<Figures>(before);
  const [typedDay, setTypedDay] = useState(stored.factorFrom ?? '');
  const readDay = dayTyped(typedDay);
  const factorFrom = readDay ?? null;
  const [reason, setReason] = useState('');
  const changes = changesOf(preset, figures);
  const wanted = changes === null ? null : settingsOf(preset, changes, factorFrom);
  const effects = wanted?.ok ? settingEffects(before, wanted.value, stored.inUse) : [];
  const badDay = readDay === undefined || refuseFactorDay(preset, factorFrom, today) !== null;
  const touched = readDay !== stored.factorFrom || isTouched({ preset, figures }, { preset: stored.preset, figures: before });
  const save = useAct(
    () =>
      call(changeSecuritySettings, {
        body: { preset, changes: { ...changes }, factorFrom, reason: reason.trim(), revision: stored.revision },
      }),
    {
      onFresh: () => {
        message.success(t('security.saved'));
        onNewest();
      },
    },
  );
  const reset = () => {
    setPreset(stored.preset);
    setFigures(before);
    setTypedDay(stored.factorFrom ?? '');
    setReason('');
    save.reset();
  };
  return (
    <>
      <section className="page-card">
        <h2>{t('security.preset')}</h2>
        <p className="quiet security-when">
          {stored.updatedAt === null || stored.updatedBy === null
            ? t('security.never-changed')
            : t('security.changed', { at: instant(stored.updatedAt), by: stored.updatedBy })}
          {!may && ` · ${t('security.read-only')}`}
        </p>
        <Radio.Group
          className="choice"
          disabled={!may}
          value={preset}
          onChange={(event) => {
            const next = securityPresets.find((one) => one === event.target.value) ?? preset;
            setPreset(next);
            setTypedDay(stored.factorFrom ?? firstFactorDay(next, today) ?? '');
            setFigures(next === stored.preset ? before : settingsInForce(next, {}));
          }}
        >
          {securityPresets.map((one) => (
            <Radio key={one} value={one}>
              {t(`security-preset.${one}`)}
              <small className="quiet">{t(`security.preset.${one}.note`)}</small>
            </Radio>
          ))}
        </Radio.Group>
      </section>
      <section className="page-card">
        <h2>{t('security.figures')}</h2>
        <SettingFigures preset={preset} figures={figures} readOnly={!may} onFigures={setFigures} />
      </section>
      <section className="page-card">
        <h2>{t('security.factor')}</h2>
        <FactorDay preset={preset} typed={typedDay} today={today} readOnly={!may} onTyped={setTypedDay} />
      </section>
      {may && (
        <section className="page-card">
          <h2>{t('security.effects')}</h2>
          {effects.length === 0 && <p className="quiet">{t('security.effects.none')}</p>}
          <ul className="security-effects" aria-live="polite">
            {effects.map(({ code, count }) => (
              <li key={code}>{t(code, { count })}</li>
            ))}
          </ul>
          <Form layout="vertical" component="div">
            <Form.Item label={t('shell.reason')} htmlFor="security-reason" required>
              <Input.TextArea
                id="security-reason"
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={maxLengthOf(changeSecuritySettings.body, 'reason')}
                value={reason}
                placeholder={t('shell.reason.hint')}
                onChange={(event) => setReason(event.target.value)}
              />
            </Form.Item>
          </Form>
          {save.isError && (
            <Alert
              className="dialog-gap"
              type="error"
              title={explain(save.error)}
              action={
                hasCode(save.error, 'settings-changed') && (
                  <Button size="small" onClick={onNewest}>
                    {t('security.reload')}
                  </Button>
                )
              }
            />
          )}
          <div className="drawer-acts">
            <Button
              type="primary"
              loading={save.isPending}
              disabled={!touched || wanted?.ok !== true || badDay || reason.trim() === ''}
              onClick={() => single(() => save.mutateAsync())}
            >
              {t('security.save')}
            </Button>
            <Button disabled={!touched && reason === ''} onClick={reset}>
              {t('security.reset')}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}

function known(changes: StoredSettings['changes']): SettingChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
