import dayjs from 'dayjs';
import { lastFactorDay, refuseFactorDay } from '#core/session/factor-day.ts';
import type { SecurityPreset } from '#core/session/security-settings.ts';
import { t } from '#web/session/words.ts';
import { DatePicker } from '#web/ui/date-picker.ts';

interface Props {
  readonly preset: SecurityPreset;
  /** ISO day; null: never. */
  readonly day: string | null;
  readonly today: string;
  readonly readOnly: boolean;
  readonly onDay: (day: string | null) => void;
}

/** From which day everybody proves a second factor. */
export function FactorDay({ preset, day, today, readOnly, onDay }: Props) {
  const last = lastFactorDay(preset, today);
  const refused = refuseFactorDay(preset, day, today) !== null;
  return (
    <>
      <p className="muted security-when">{t('security.factor.text')}</p>
      <div className="security-figures">
        <div className="security-day">
          <label htmlFor="factor-from">{t('security.factor.from')}</label>
          <DatePicker
            id="factor-from"
            size="small"
            value={day === null ? null : dayjs(day)}
            disabled={readOnly}
            status={refused ? 'error' : ''}
            placeholder={t('security.factor.never')}
            allowClear={last === null}
            aria-describedby="factor-from-range"
            disabledDate={(date) => last !== null && date.format('YYYY-MM-DD') > last}
            onChange={(date) => onDay(date === null ? null : date.format('YYYY-MM-DD'))}
          />
          <small id="factor-from-range" className={refused ? 'unsafe' : 'quiet'}>
            {last === null ? t('security.factor.free') : t('security.factor.last', { last })}
          </small>
        </div>
      </div>
    </>
  );
}
