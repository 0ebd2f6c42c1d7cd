import { weekdayOf } from '#core/settings/calendar.ts';
import { daysInMonth, isoDay } from '#core/platform/iso-day.ts';
import { kindOfDay, type Marks } from '#web/settings/day-marks.ts';
import { t } from '#web/settings/words.ts';

interface Props {
  readonly year: number;
  readonly marks: Marks;
  readonly changed: readonly string[];
  /** null: days are only shown. */
  readonly onDay: ((day: string) => void) | null;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Twelve months; what is off says 休, what is worked on a weekend 班, so that colour does not stand alone. */
export function YearGrid({ year, marks, changed, onDay }: Props) {
  return (
    <div className="year-grid">
      {Array.from({ length: 12 }, (_, at) => at + 1).map((month) => (
        <section key={month} aria-label={t('calendar.month', { month })}>
          <h3>{t('calendar.month', { month })}</h3>
          <div className="month-grid">
            {weekdays.map((weekday) => (
              <span key={weekday} className="quiet" aria-hidden="true">
                {t(`calendar.weekday.${weekday}`)}
              </span>
            ))}
            {daysOf(year, month).map((day, at) => (
              <Day key={day} day={day} first={at === 0} marks={marks} changed={changed.includes(day)} onDay={onDay} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

interface DayProps extends Pick<Props, 'marks' | 'onDay'> {
  readonly day: string;
  readonly first: boolean;
  readonly changed: boolean;
}

function Day({ day, first, marks, changed, onDay }: DayProps) {
  const mark = marks.get(day) ?? null;
  const kind = kindOfDay(day, mark);
  // Weeks begin on Monday.
  const column = { gridColumnStart: ((weekdayOf(day) + 6) % 7) + 1 };
  const text = (
    <>
      {Number(day.slice(8))}
      {mark !== null && <small>{t(`calendar.${mark}`)}</small>}
    </>
  );
  const className = `day ${kind}${changed ? ' changed' : ''}`;
  const label = t(`calendar.day.${kind}`, { day });
  if (onDay === null) {
    return (
      <span className={className} style={first ? column : {}} aria-label={label} role="img">
        {text}
      </span>
    );
  }
  return (
    <button type="button" className={className} style={first ? column : {}} aria-label={label} onClick={() => onDay(day)}>
      {text}
    </button>
  );
}

function daysOf(year: number, month: number): readonly string[] {
  return Array.from({ length: daysInMonth(year, month) }, (_, at) => isoDay(year, month, at + 1) ?? '');
}
