import { Segmented } from 'antd';
import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { lengthOfPeriod } from '#core/settings/period.ts';
import { GridFoot, KeysHelp } from '#web/reporting/grid-foot.tsx';
import { periodWords } from '#web/reporting/period-words.ts';
import { isBack, isFilled, isHanded, isIn, views, type View } from '#web/reporting/report-facts.ts';
import { ReportRow } from '#web/reporting/report-row.tsx';
import { Unstored } from '#web/reporting/unstored.tsx';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import '#web/reporting/report-grid.css';
import '#web/reporting/report-print.css';

interface Props {
  readonly reports: readonly Report[];
  readonly typing: Typing;
}

interface Group {
  readonly key: string;
  readonly name: string;
  readonly reports: readonly Report[];
}

/** Month before quarter, the first tier first. */
function groupsOf(reports: readonly Report[]): readonly Group[] {
  const keyOf = ({ period, item }: Report) => `${lengthOfPeriod(period) ?? 'month'} ${item.tier}`;
  return [...Map.groupBy(reports, keyOf)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, own]) => {
      const [length] = key.split(' ');
      const tier = t('report.tier', { tier: own[0]?.item.tier ?? 4 });
      return {
        key,
        name: t('report.group', { length: t(length === 'quarter' ? 'report.length.quarter' : 'report.length.month'), tier }),
        reports: own,
      };
    });
}

/** All that is asked, one row under the other; one of them is open. */
export function ReportGrid({ reports, typing }: Props) {
  const [view, setView] = useState<View>('all');
  // What is typed into must not leave the view under its typist's hands: it shows what was in it when it was chosen.
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const groups = groupsOf(reports.filter(({ id }) => view === 'all' || held.has(id)));
  const rows = groups.flatMap((group) => group.reports);
  // Where all were said for the same period, the head names it; else each row does.
  const periodsBefore = new Set(reports.flatMap(({ before }) => before?.period ?? []));
  const [last = null] = periodsBefore.size === 1 ? periodsBefore : [];
  const filled = reports.filter((report) => isFilled(report, typing)).length;
  const back = reports.filter((report) => isBack(report) && !isFilled(report, typing)).length;
  const step = (by: 1 | -1) => {
    const at = rows.findIndex(({ id }) => id === open);
    const next = at === -1 ? rows[by === 1 ? 0 : rows.length - 1] : rows[at + by];
    if (next !== undefined) setOpen(next.id);
  };
  useKeys({
    'mod+ArrowDown': () => step(1),
    'mod+ArrowUp': () => step(-1),
    '?': () => setHelp(true),
  });
  const choose = (next: View) => {
    setView(next);
    setHeld(new Set(reports.filter((report) => isIn(next, report, typing)).map(({ id }) => id)));
  };
  return (
    <>
      <div className="report-bar">
        <Segmented<View>
          aria-label={t('report.view')}
          value={view}
          options={views.map((one) => ({
            value: one,
            label: t(`report.view.${one}`, { count: reports.filter((report) => isIn(one, report, typing)).length }),
          }))}
          onChange={choose}
        />
        <div className="report-share" aria-hidden="true">
          <i style={{ width: `${(100 * filled) / reports.length}%` }} />
          <i className="back" style={{ width: `${(100 * back) / reports.length}%` }} />
        </div>
        <span className="muted">{t('report.counts', { filled, back, empty: reports.length - filled - back })}</span>
      </div>
      {typing.beyond.map(({ id, title, typed }) => (
        <Unstored key={id} typed={typed} why={t('report.unstored.gone', { title })} onDiscard={() => typing.discard(id)} />
      ))}
      <div className="report-grid">
        <div className="report-columns" aria-hidden="true">
          {(['item', 'before', 'said', 'done', 'milestones', 'self', 'problem'] as const).map((column) => (
            <span key={column}>
              {column === 'before' && last !== null ? t('report.before.said', { period: periodWords(last) }) : t(`report.column.${column}`)}
            </span>
          ))}
        </div>
        {groups.map(({ key, name, reports: own }) => (
          <section key={key} aria-label={name}>
            <h2>
              {name}{' '}
              <small className="quiet">
                {t('report.group.counts', {
                  count: own.length,
                  filled: own.filter((report) => isFilled(report, typing)).length,
                  handed: own.filter(isHanded).length,
                })}
              </small>
            </h2>
            <ul className="plain">
              {own.map((report) => (
                <ReportRow
                  key={report.id}
                  report={report}
                  typing={typing}
                  namesLast={last === null}
                  open={open === report.id}
                  onOpen={setOpen}
                  onStep={step}
                />
              ))}
            </ul>
          </section>
        ))}
        {rows.length === 0 && <p className="quiet report-none">{t('report.view.nothing')}</p>}
      </div>
      <GridFoot typing={typing} onHelp={() => setHelp(true)} />
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </>
  );
}
