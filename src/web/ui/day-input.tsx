import { CalendarOutlined } from '@ant-design/icons';
import { Input, type InputProps, type InputRef } from 'antd';
import { useRef, type Ref } from 'react';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/ui/words.ts';
import '#web/ui/day-input.css';

interface Props extends Omit<InputProps, 'value' | 'onChange' | 'suffix' | 'type'> {
  /** As it is typed. A form gives value and onChange. */
  readonly value?: string | null;
  readonly onChange?: (typed: string) => void;
  /** A day was picked from the calendar: nothing more will be typed. */
  readonly onPick?: (day: string) => void;
  /** The year at which the calendar opens where no day is typed; that of today. */
  readonly year?: number | null;
  readonly ref?: Ref<InputRef>;
}

/** A day as people type it (2020-9-30, 2020年9月30日, 20200930, 2020/9/30), with the calendar of the browser or the phone beside it. */
export function DayInput({ value, onChange, onPick, year, ref, disabled, ...input }: Props) {
  const calendar = useRef<HTMLInputElement>(null);
  const typed = value ?? '';
  const open = () => {
    const box = calendar.current;
    if (box === null) return;
    const opensAt = year === undefined || year === null || String(year) === today().slice(0, 4) ? today() : `${year}-01-01`;
    box.value = readTypedDay(typed) ?? opensAt;
    box.showPicker();
  };
  return (
    <Input
      {...input}
      {...(ref === undefined ? {} : { ref })}
      {...(disabled === undefined ? {} : { disabled })}
      autoComplete="off"
      value={typed}
      onChange={(event) => onChange?.(event.target.value)}
      suffix={
        disabled === true ? null : (
          <span className="day-pick">
            {/* By the keyboard a day is typed. */}
            <button type="button" className="bare" tabIndex={-1} aria-label={t('day.pick')} title={t('day.pick')} onClick={open}>
              <CalendarOutlined />
            </button>
            <input
              ref={calendar}
              type="date"
              tabIndex={-1}
              aria-hidden="true"
              onChange={({ target }) => {
                if (target.value === '') return;
                onChange?.(target.value);
                onPick?.(target.value);
              }}
            />
          </span>
        )
      }
    />
  );
}
