import { Input } from 'antd';
import type { Report } from '#contract/reporting/endpoints.ts';
import type { ReportContent } from '#core/reporting/report-content.ts';
import { HowFarBar, howFarWords } from '#web/reporting/how-far-bar.tsx';
import { useCellText } from '#web/reporting/use-cell-text.ts';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';

interface Props {
  readonly report: Report;
  readonly content: ReportContent;
  readonly typing: Typing;
  /** It is asked how much is done. */
  readonly quantity: boolean;
}

/** How far it is: how much is done of a quantity, else a percent; beside what was said last time and what is planned. */
export function HowFarFields({ report, content, typing, quantity }: Props) {
  const { item, before } = report;
  const done = useCellText(report, 'done', typing, content.done ?? '');
  const percent = useCellText(report, 'percent', typing, content.percent === null ? '' : String(content.percent));
  const last = before === null ? null : howFarWords(item, before.content);
  return (
    <>
      {quantity && (
        <>
          <Input
            data-field="done"
            aria-label={t('report.done.of', { title: item.title, measure: item.target?.measure ?? '' })}
            inputMode="decimal"
            autoComplete="off"
            value={done.value}
            status={done.wrong === null ? '' : 'error'}
            onChange={(event) => done.onChange(event.target.value)}
            onBlur={done.settle}
          />
          {item.target !== null && (
            <span className="quiet">{t('report.done.target', { target: item.target.of, measure: item.target.measure })}</span>
          )}
          {done.wrong !== null && <small className="report-late">{done.wrong}</small>}
        </>
      )}
      {(!quantity || item.target === null) && (
        <>
          <span className="report-percent">
            <Input
              data-field="percent"
              aria-label={t('report.field.percent.of', { title: item.title })}
              inputMode="decimal"
              autoComplete="off"
              value={percent.value}
              status={percent.wrong === null ? '' : 'error'}
              onChange={(event) => percent.onChange(event.target.value)}
              onBlur={percent.settle}
            />
            %
          </span>
          {percent.wrong !== null && <small className="report-late">{percent.wrong}</small>}
        </>
      )}
      {last !== null && <small className="quiet">{t('report.percent.before', { before: last })}</small>}
      <HowFarBar item={item} content={content} />
    </>
  );
}
