import { Checkbox } from 'antd';
import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import type { ReportContent } from '#core/reporting/report-content.ts';
import { t } from '#web/reporting/words.ts';
import { useUnfinishedDays } from '#web/reporting/unfinished-days.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { today } from '#web/ui/instant.ts';

interface Props {
  readonly report: Report;
  readonly content: ReportContent;
  /** Null: it is only read. */
  readonly onReached: ((reached: readonly string[]) => void) | null;
}

/** 03-31 as people write it. */
const short = (day: string): string => `${Number(day.slice(5, 7))}-${Number(day.slice(8))}`;

/** The milestones of an item: those reported as reached before stay ticked, those past due say so. */
export function Milestones({ report: { item, reachedBefore }, content, onReached }: Props) {
  const now = today();
  if (item.milestones.length === 0) return <span className="quiet">{t('report.milestone.none')}</span>;
  return (
    <ul className="plain report-steps">
      {item.milestones.map(({ id, due, text }) => {
        const earlier = reachedBefore.includes(id);
        const reached = earlier || content.reached.includes(id);
        const late = !reached && due < now;
        const day = late ? t('report.milestone.passed', { day: short(due) }) : short(due);
        const words = (
          <span className={late ? 'report-late' : ''} title={earlier ? t('report.milestone.earlier') : undefined}>
            {text} <small className={late ? '' : 'quiet'}>{day}</small>
          </span>
        );
        return (
          <li key={id}>
            {onReached === null || earlier ? (
              <span className={reached ? 'report-step done' : 'report-step'}>
                <i aria-hidden="true" />
                {words}
                {reached && <span className="sr">✓</span>}
              </span>
            ) : (
              <Checkbox
                checked={reached}
                onChange={({ target }) =>
                  onReached(target.checked ? [...content.reached, id] : content.reached.filter((one) => one !== id))
                }
              >
                {words}
              </Checkbox>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The first milestone that is not reached; undefined: all are. */
export const nextMilestone = ({ item, reachedBefore }: Report, { reached }: ReportContent) =>
  item.milestones.find(({ id }) => !reachedBefore.includes(id) && !reached.includes(id));

/** The day on which the next milestone is expected. What is no day yet stays as it is typed. */
export function Forecast({ report, content, onDay }: Pick<Props, 'report' | 'content'> & { readonly onDay: (day: string | null) => void }) {
  // While the field has the focus a whole day stands there as it is typed; what is no day waits, whether or not its row is open.
  const [typed, setTyped] = useState<string | null>(null);
  const { days, put } = useUnfinishedDays();
  const unfinished = days.get(report.id) ?? null;
  const next = nextMilestone(report, content);
  if (next === undefined) return null;
  const bad = unfinished !== null;
  const name = t('report.forecast', { milestone: next.text });
  return (
    <label className="report-field">
      <span className="quiet">{name}</span>
      <DayInput
        size="small"
        aria-label={name}
        value={unfinished ?? typed ?? content.forecast}
        status={bad ? 'error' : ''}
        placeholder={next.due}
        onChange={(text) => {
          setTyped(text);
          const day = readTypedDay(text);
          put(report.id, typeof day === 'string' || text.trim() === '' ? null : text);
          if (typeof day === 'string') onDay(day);
          else if (text.trim() === '') onDay(null);
        }}
        onPick={() => setTyped(null)}
        onBlur={() => setTyped(null)}
      />
      {bad && <small className="bad">{t('report.forecast.bad')}</small>}
    </label>
  );
}
