/** What 审核 and 核收 say of what waits, English. */
import type { judgeZh } from '#contract/reporting/judge-zh.ts';

export const judgeEn: Record<keyof typeof judgeZh, string> = {
  'report.judge.view': 'Show',
  'report.judge.view.all': 'All',
  'report.judge.view.look': 'Worth a look',
  'report.judge.view.problem': 'With problems',
  'report.judge.view.same': 'No change',
  'report.judge.view.none': 'No such report',
  'report.judge.unit': 'Unit',
  'report.judge.unit.all': 'All units',
  'report.judge.order.since': 'Compared with {period}; what deserves a look stands first',
  'report.judge.group.moved': '{count, plural, one {# other report} other {# other reports}} with changes',
  'report.judge.group.same':
    '{count, plural, one {# report} other {# reports}} without change, each with its reason{again, plural, =0 {} other {; # for the second time}}',
  'report.judge.open': 'Open',
  'report.judge.close': 'Close',
  'report.judge.later': 'Not now',
  'report.judge.later.said': 'Left for later: it goes on waiting for you',
  'report.judge.later.undo': 'Undo',
  'report.judge.passed': '{milestone}: {day} has passed',
  'report.judge.now': 'This period',
  'report.judge.before': '{period}',
  'report.judge.before.none': 'First report: nothing before it',
  'report.judge.hint': 'Usual reasons',
  'report.judge.hint.passed': 'Please say why “{milestone}” was not reached in time, and the new expected day',
  'report.judge.hint.fell': 'The figure is lower than last time: please explain or correct it',
  'report.judge.hint.standing': 'No change for {times, number} periods: please say what is stuck and what comes next',
  'report.judge.hint.evidence': 'Please add evidence',
  'report.judge.print': 'Print',
};
