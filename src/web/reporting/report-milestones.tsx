import { Checkbox } from 'antd';
import type { Report } from '#contract/reporting/endpoints.ts';
import type { ReportContent } from '#core/reporting/report-content.ts';
import { useCellText } from '#web/reporting/use-cell-text.ts';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';
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
export function Forecast({ report, content, typing }: Pick<Props, 'report' | 'content'> & { readonly typing: Typing }) {
  const day = useCellText(report, 'forecast', typing, content.forecast ?? '');
  const next = nextMilestone(report, content);
  if (next === undefined) return null;
  const name = t('report.forecast', { milestone: next.text });
  return (
    <label className="report-field">
      <span className="quiet">{name}</span>
      <DayInput
        size="small"
        data-field="forecast"
        aria-label={name}
        value={day.value}
        status={day.wrong === null ? '' : 'error'}
        placeholder={t('report.forecast.hint')}
        onChange={day.onChange}
        onPick={day.settle}
        onBlur={day.settle}
      />
      {day.wrong !== null && <small className="report-late">{day.wrong}</small>}
    </label>
  );
}
