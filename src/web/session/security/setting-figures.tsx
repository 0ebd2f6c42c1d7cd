import { Button, InputNumber } from 'antd';
import { settingFields, settingNames, settingsInForce, type SecurityPreset } from '#core/session/security-settings.ts';
import { isOutside, type Figures } from '#web/session/security/figure-changes.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/session/words.ts';

interface Props {
  readonly preset: SecurityPreset;
  readonly figures: Figures;
  readonly readOnly: boolean;
  readonly onFigures: (figures: Figures) => void;
}

/** Every figure with its range and where it comes from; what the standard does not use says so. */
export function SettingFigures({ preset, figures, readOnly, onFigures }: Props) {
  const open = settingFields(preset);
  const usual = settingsInForce(preset, {});
  // The default standard uses all of them, so it has a label for each.
  const labels = new Map(settingFields('djbh3').map(({ name, label }) => [name, label]));
  return (
    <div className="figure-rows">
      {settingNames.map((name) => {
        const field = open.find((one) => one.name === name);
        const label = textOfCode(labels.get(name) ?? name, {}, name);
        const value = figures[name];
        const outside = isOutside(preset, name, value);
        return (
          <div key={name} className={value === usual[name] ? '' : 'changed'}>
            <label htmlFor={`setting-${name}`}>{label}</label>
            {field === undefined ? (
              <span className="quiet">{t('security.figure.fixed')}</span>
            ) : (
              <InputNumber<number>
                id={`setting-${name}`}
                size="small"
                precision={0}
                value={value}
                readOnly={readOnly}
                status={outside ? 'error' : ''}
                aria-describedby={`setting-${name}-range`}
                onChange={(next) => onFigures({ ...figures, [name]: next })}
              />
            )}
            <small id={`setting-${name}-range`} className={outside ? 'unsafe' : 'quiet'}>
              {field !== undefined &&
                t(`security.figure.${outside ? 'outside' : 'range'}${field.off === true ? '.off' : ''}`, {
                  min: field.min,
                  max: field.max,
                })}
              {field !== undefined && value !== usual[name] && !readOnly && (
                <Button type="link" size="small" className="figure-usual" onClick={() => onFigures({ ...figures, [name]: usual[name] })}>
                  {t('security.figure.usual', { value: usual[name] })}
                </Button>
              )}
            </small>
            <small className="quiet">{t(`security.source.${preset}.${name}`)}</small>
          </div>
        );
      })}
    </div>
  );
}
