import type { Report } from '#contract/reporting/endpoints.ts';
import { gapOf, percentOf } from '#core/reporting/how-far.ts';
import type { ReportContent } from '#core/reporting/report-content.ts';
import { t } from '#web/reporting/words.ts';

interface Props {
  readonly item: Report['item'];
  readonly content: ReportContent;
}

/** How far it is as a bar, with a mark where the plan has it on the period's last day, and the difference in words. */
export function HowFarBar({ item: { planned, target }, content }: Props) {
  const actual = percentOf(content, target?.of ?? null);
  const gap = gapOf(planned, actual);
  return (
    <>
      {/* Its figures stand beside it in words. */}
      <div className="report-bar-line" aria-hidden="true">
        <i style={{ width: `${actual ?? 0}%` }} />
        {planned !== null && <u style={{ left: `${planned}%` }} />}
      </div>
      {planned !== null && <small className="quiet">{t('report.percent.planned', { planned })}</small>}
      {gap !== null && (
        <small className={gap >= 10 ? 'report-late' : 'quiet'}>
          {gap > 0
            ? t('report.percent.behind', { points: gap })
            : gap < 0
              ? t('report.percent.ahead', { points: -gap })
              : t('report.percent.even')}
        </small>
      )}
    </>
  );
}

/** How far it is, as closed rows say it: done of a quantity, or a percent. */
export function howFarWords({ target }: Report['item'], content: ReportContent): string | null {
  const { percent, done } = content;
  if (done !== null && target !== null) return t('report.done.percent', { done, target: target.of, measure: target.measure });
  return percent === null ? done : `${percent}%`;
}
