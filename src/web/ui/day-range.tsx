import { useState } from 'react';
import { DayInput } from '#web/ui/day-input.tsx';
import { dayTyped, dayUnread } from '#web/ui/day-typed.ts';
import { t } from '#web/ui/words.ts';
import '#web/ui/field.css';

interface Props {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly labels: readonly [from: string, to: string];
  readonly size?: 'small';
  readonly className?: string;
  readonly onRange: (from: string | undefined, to: string | undefined) => void;
}

/** From a day to a day, each of which may be left open. Takes effect with Enter, when a field is left, when a day is picked or cleared. */
export function DayRange({ from, to, labels, size, className = '', onRange }: Props) {
  const [typed, setTyped] = useState<readonly [string, string]>([from ?? '', to ?? '']);
  const [known, setKnown] = useState([from, to] as const);
  // They changed by other means than typing.
  if (from !== known[0] || to !== known[1]) {
    setKnown([from, to]);
    setTyped([from ?? '', to ?? '']);
  }
  const days = [dayTyped(typed[0]), dayTyped(typed[1])] as const;
  const take = (texts: readonly [string, string]) => {
    const [begin, end] = [dayTyped(texts[0]), dayTyped(texts[1])];
    if (begin === undefined || end === undefined || isTurned(begin, end)) return;
    if (begin !== (from ?? null) || end !== (to ?? null)) onRange(begin ?? undefined, end ?? undefined);
  };
  const [asked, setAsked] = useState(false);
  const wrong = days.includes(undefined) ? dayUnread() : isTurned(days[0] ?? null, days[1] ?? null) ? t('day.turned') : null;
  return (
    <span className={`day-range ${className}`}>
      {([0, 1] as const).map((at) => (
        <DayInput
          key={labels[at]}
          {...(size === undefined ? {} : { size })}
          allowClear
          value={typed[at]}
          placeholder={labels[at]}
          aria-label={labels[at]}
          status={asked && wrong !== null && (days[at] === undefined || !days.includes(undefined)) ? 'error' : ''}
          onChange={(text) => {
            const next = at === 0 ? ([text, typed[1]] as const) : ([typed[0], text] as const);
            setAsked(false);
            setTyped(next);
            if (text === '') take(next);
          }}
          onPick={(day) => take(at === 0 ? [day, typed[1]] : [typed[0], day])}
          onPressEnter={() => {
            setAsked(true);
            take(typed);
          }}
          onBlur={() => {
            setAsked(true);
            take(typed);
          }}
        />
      ))}
      {asked && wrong !== null && (
        <span className="field-words wrong" role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}

const isTurned = (from: string | null, to: string | null): boolean => from !== null && to !== null && from > to;
