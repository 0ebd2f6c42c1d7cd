import { lastFactorDay, refuseFactorDay } from '#core/session/factor-day.ts';
import type { SecurityPreset } from '#core/session/security-settings.ts';
import { t } from '#web/session/words.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { dayTyped, dayUnread } from '#web/ui/day-typed.ts';

interface Props {
  readonly preset: SecurityPreset;
  /** A day; nothing: never. */
  readonly typed: string;
  readonly today: string;
  readonly readOnly: boolean;
  readonly onTyped: (typed: string) => void;
}

/** From which day everybody proves a second factor. */
export function FactorDay({ preset, typed, today, readOnly, onTyped }: Props) {
  const last = lastFactorDay(preset, today);
  const day = dayTyped(typed);
  const refused = day === undefined || refuseFactorDay(preset, day, today) !== null;
  return (
    <>
      <p className="muted security-when">{t('security.factor.text')}</p>
      <div className="figure-rows">
        <div className="security-day">
          <label htmlFor="factor-from">{t('security.factor.from')}</label>
          <DayInput
            id="factor-from"
            size="small"
            value={typed}
            disabled={readOnly}
            status={refused ? 'error' : ''}
            placeholder={t('security.factor.never')}
            allowClear={last === null}
            aria-describedby="factor-from-range"
            onChange={onTyped}
          />
          <small id="factor-from-range" className={refused ? 'unsafe' : 'quiet'}>
            {day === undefined ? dayUnread() : last === null ? t('security.factor.free') : t('security.factor.last', { last })}
          </small>
        </div>
      </div>
    </>
  );
}
