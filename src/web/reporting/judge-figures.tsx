import type { Report } from '#contract/reporting/endpoints.ts';
import { gapOf, percentOf } from '#core/reporting/how-far.ts';
import type { ReportContent, SelfLight } from '#core/reporting/report-content.ts';
import type { Risk } from '#core/reporting/report-risk.ts';
import { lastDayOfPeriod } from '#core/settings/period.ts';
import { howFarWords } from '#web/reporting/how-far-bar.tsx';
import { LightShape } from '#web/reporting/self-light.tsx';
import { t } from '#web/reporting/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';

/** Milestones that were due in the period or before it and that nobody has said to be reached. */
export function passedMilestones({ lead, item, content, reachedBefore, period }: Report): Report['item']['milestones'] {
  const lastDay = lastDayOfPeriod(period) ?? '';
  return lead
    ? item.milestones.filter(({ id, due }) => due <= lastDay && !content.reached.includes(id) && !reachedBefore.includes(id))
    : [];
}

/** What moved, in one line: risks, how far it is against last time and against the plan, its own light, milestones. */
export function JudgeFigures({ report, risks }: { readonly report: Report; readonly risks: readonly Risk[] }) {
  const language = useLanguage();
  const { item, content, before, lead, reachedBefore } = report;
  const then = before?.content ?? null;
  const gap = lead ? gapOf(item.planned, percentOf(content, item.target?.of ?? null)) : null;
  // Told by the light, or by the milestone itself.
  const told = risks.filter((risk) => risk !== 'red' && risk !== 'yellow' && risk !== 'passed');
  const passed = passedMilestones(report);
  const reached = item.milestones.filter(({ id }) => content.reached.includes(id) && !reachedBefore.includes(id));
  return (
    <div className="judge-marks">
      <Moved now={howFarWords(item, content)} then={then === null ? null : howFarWords(item, then)} />
      {lead && item.planned !== null && (
        <span className="quiet">
          {t('report.percent.planned', { planned: item.planned })}
          {gap !== null && gap > 0 && (
            <span className={gap >= 10 ? 'report-late' : ''}> {t('report.percent.behind', { points: gap })}</span>
          )}
        </span>
      )}
      {content.self !== null && (
        <span className={`report-judged ${content.self}`}>
          {turned(then, content.self) && (
            <>
              <LightShape light={turned(then, content.self) ?? content.self} /> →
            </>
          )}
          <LightShape light={content.self} />
          {t('report.self.said', { light: content.self })}
        </span>
      )}
      {told.map((risk) => (
        <span key={risk} className="tag w">
          {t(`report.risk.${risk}`)}
        </span>
      ))}
      {reached.map(({ id, text }) => (
        <span key={id} className="tag l">
          ✓ {text}
        </span>
      ))}
      {passed.map(({ id, text, due }) => (
        <span key={id} className={risks.includes('passed') ? 'tag r' : 'tag w'}>
          {t('report.judge.passed', { milestone: text, day: dayWords(due, language) })}
          {risks.includes('passed') && ` · ${t('report.risk.passed')}`}
        </span>
      ))}
      {content.forecast !== null && (
        <span>
          {then?.forecast !== null && then?.forecast !== undefined && then.forecast !== content.forecast && (
            <s className="muted">{dayWords(then.forecast, language)}</s>
          )}{' '}
          {t('report.said.forecast', { day: dayWords(content.forecast, language) })}
        </span>
      )}
    </div>
  );
}

/** What it judged itself last time, where it judges otherwise now. */
const turned = (then: ReportContent | null, now: SelfLight): SelfLight | null => (then === null || then.self === now ? null : then.self);

function Moved({ now, then }: { readonly now: string | null; readonly then: string | null }) {
  if (now === null) return then === null ? null : <span className="quiet">{t('report.percent.before', { before: then })}</span>;
  if (then === null || then === now) return <b className="judge-far">{now}</b>;
  return (
    <span className="judge-far">
      <span className="quiet">{then}</span> → <b>{now}</b>
    </span>
  );
}
