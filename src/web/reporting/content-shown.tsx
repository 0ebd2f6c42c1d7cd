import type { ReportContent } from '#core/reporting/report-content.ts';
import { NewWords } from '#web/reporting/new-words.tsx';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';
import '#web/reporting/reports.css';

interface Props {
  readonly content: ReportContent;
  /** What is new is marked against this; null: nothing is marked. */
  readonly before: ReportContent | null;
  /** `before` is of an earlier period: milestones that it reached are not said again, and nobody took them back. */
  readonly earlier?: boolean;
  readonly milestones: readonly { readonly id: string; readonly text: string }[];
}

/** What a report says, to be read: the text, the figures with what they were, milestones that are new, problem and next step. */
export function ContentShown({ content, before, earlier = false, milestones }: Props) {
  const language = useLanguage();
  const { text, unchanged, percent, done, self, forecast, reached, problem, next } = content;
  const marked = (now: string, then: string | undefined) => (before === null ? now : <NewWords before={then ?? ''} text={now} />);
  const stepOf = (id: string) => milestones.find((one) => one.id === id)?.text ?? t('report.milestone.gone');
  const figure = (now: string | null, then: string | null) =>
    now === null && (then === null || before === null) ? null : (
      <span>
        {before !== null && then !== null && then !== now && <s className="muted">{then}</s>}{' '}
        {now !== null && (before !== null && then !== now ? <ins>{now}</ins> : now)}
      </span>
    );
  const figures = [
    ['percent', figure(percentWords(percent), percentWords(before?.percent ?? null))],
    ['done', figure(doneWords(done), doneWords(before?.done ?? null))],
    ['self', figure(selfWords(self), selfWords(before?.self ?? null))],
    ['forecast', figure(forecastWords(forecast, language), forecastWords(before?.forecast ?? null, language))],
  ] as const;
  return (
    <div className="content-shown">
      <p>{text === '' ? unchanged !== '' && t('report.same', { reason: unchanged }) : marked(text, before?.text)}</p>
      <div className="judge-marks">
        {figures.map(([name, shown]) => shown !== null && <span key={name}>{shown}</span>)}
        {reached.map((id) =>
          before !== null && !before.reached.includes(id) ? <ins key={id}>✓ {stepOf(id)}</ins> : <span key={id}>✓ {stepOf(id)}</span>,
        )}
        {(earlier ? [] : (before?.reached ?? []))
          .filter((id) => !reached.includes(id))
          .map((id) => (
            <s key={id} className="muted">
              {stepOf(id)}
            </s>
          ))}
      </div>
      {problem !== '' && (
        <p>
          {before === null ? (
            t('report.problem.said', { text: problem })
          ) : (
            <>
              {t('report.problem.said', { text: '' })}
              {marked(problem, before.problem)}
            </>
          )}
        </p>
      )}
      {next !== '' && (
        <p>
          {before === null ? (
            t('report.next.said', { text: next })
          ) : (
            <>
              {t('report.next.said', { text: '' })}
              {marked(next, before.next)}
            </>
          )}
        </p>
      )}
    </div>
  );
}

const percentWords = (percent: number | null) => (percent === null ? null : t('report.said.percent', { percent }));
const doneWords = (done: string | null) => (done === null ? null : t('report.said.done', { done }));
const selfWords = (light: string | null) => (light === null ? null : t('report.said.self', { light }));
const forecastWords = (day: string | null, language: 'zh' | 'en') =>
  day === null ? null : t('report.said.forecast', { day: dayWords(day, language) });
