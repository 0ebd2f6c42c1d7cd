import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { acceptReports, listPeriods, listReports, reviewReports, type Report } from '#contract/reporting/endpoints.ts';
import { ApprovedReports } from '#web/reporting/approved-reports.tsx';
import { JudgeRow, type Common } from '#web/reporting/judge-row.tsx';
import { groupOf, isShown, judgedWorks, views, type Group, type Judged, type View, type Work } from '#web/reporting/judged.ts';
import { periodWords } from '#web/reporting/period-words.ts';
import { useMarks } from '#web/reporting/use-marks.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { usePrinting } from '#web/ui/printing.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/report-grid.css';
import '#web/reporting/reports.css';
import '#web/reporting/judge.css';

/** 审核: the leader in charge of a unit. */
export const ReviewPage = () => <JudgePage waiting="review" endpoint={reviewReports} />;

/** 核收: the office. */
export const AcceptPage = () => <JudgePage waiting="acceptance" endpoint={acceptReports} />;

interface Props {
  readonly waiting: 'review' | 'acceptance';
  readonly endpoint: typeof reviewReports | typeof acceptReports;
}

/** So few are all told at length. */
const fewWorks = 5;

/** What waits, by what deserves a look; consent is the rule, and only what goes back or is left for later is touched. What is handled is what is listed. */
function JudgePage({ waiting, endpoint }: Props) {
  useTitle(t(`report.${waiting}`));
  const [unit, setUnit] = useState('');
  const [view, setView] = useState<View>('all');
  const head = useRef<HTMLHeadingElement>(null);
  const read = useQuery(endpointQuery(listReports, { query: { waiting } }));
  const marks = useMarks(waiting);
  const single = useSingle();
  const all = read.data?.reports ?? [];
  const units = new Map(all.map((one) => [one.unit.id, one.unit.name]));
  // The unit whose last report was handled is no choice any more.
  const ofUnit = units.has(unit) ? unit : '';
  const works = judgedWorks(all.filter((one) => ofUnit === '' || one.unit.id === ofUnit));
  const listed = works.filter((work) => isShown(view, work));
  const reports = listed.flatMap((work) => work.map(({ report }) => report));
  const back = reports.flatMap((report) => {
    const mark = marks.of(report);
    return mark === undefined || mark === 'later' ? [] : [{ report, reason: mark.back.trim() }];
  });
  const later = reports.filter((report) => marks.of(report) === 'later');
  const consent = reports.filter((report) => marks.of(report) === undefined);
  const judge = useAct(
    () =>
      call(endpoint, {
        body: {
          consent: consent.map(({ id, versions }) => ({ id, version: versions })),
          back: back.map(({ report: { id, versions }, reason }) => ({ id, version: versions, reason })),
        },
      }),
    {
      onDone: ({ consented, sentBack }) => {
        message.success(t(`report.${waiting}.done`, { consented, sentBack }));
        marks.settle([...consent, ...back.map(({ report }) => report)], all);
        setView('all');
        // What was pressed is gone; whoever goes on by keys starts at the head.
        head.current?.focus();
      },
      onError: (error) => message.error(explain(error), 8),
    },
  );
  if (read.isPending) return <PageSkeleton />;
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  const silent = back.some(({ reason }) => reason === '');
  const nothing = consent.length + back.length === 0;
  return (
    <div className="page judge-page">
      <div className="page-head">
        <h1 ref={head} tabIndex={-1}>
          {t(`report.${waiting}`)}
        </h1>
        {all.length > 0 && <About reports={all} due={waiting === 'review'} />}
        <span className="grow" />
        {units.size > 1 && (
          <Select
            className="no-print judge-unit"
            aria-label={t('report.judge.unit')}
            value={ofUnit}
            showSearch={{ filterOption: optionHolds }}
            options={[{ value: '', label: t('report.judge.unit.all') }, ...[...units].map(([id, name]) => ({ value: id, label: name }))]}
            onChange={setUnit}
          />
        )}
        {all.length > 0 && (
          <Button className="no-print judge-print" onClick={() => globalThis.print()}>
            {t('report.judge.print')}
          </Button>
        )}
      </div>
      {all.length === 0 && <p className="quiet">{t(`report.${waiting}.none`)}</p>}
      {all.length > 0 && <Views works={works} view={view} onView={setView} />}
      {all.length > 0 && listed.length === 0 && <p className="quiet">{t('report.judge.view.none')}</p>}
      <Groups works={listed} all={all} office={waiting === 'acceptance'} marks={marks} />
      {read.data.more && <p className="quiet">{t('report.more')}</p>}
      {reports.length > 0 && (
        <div className="judge-foot no-print">
          <Button
            type="primary"
            size="large"
            disabled={silent || nothing}
            loading={judge.isPending}
            onClick={() => single(() => judge.mutateAsync())}
          >
            {t(`report.${waiting}.give`, { back: back.length, later: later.length, rest: consent.length })}
          </Button>
          <span className="muted">{silent ? t('report.judge.reason.missing') : t(`report.${waiting}.note`)}</span>
        </div>
      )}
      {waiting === 'review' && <ApprovedReports />}
    </div>
  );
}

/** Of what they are, where that is the same for all of them, and until when. */
function About({ reports, due }: { readonly reports: readonly Report[]; readonly due: boolean }) {
  const language = useLanguage();
  const periods = useQuery(endpointQuery(listPeriods, {})).data?.periods ?? [];
  const { period, unit } = commonOf(reports);
  const [first] = reports;
  if (first === undefined) return null;
  const clock = periods.find((one) => one.period === first.period)?.due;
  const said = [
    ...(period ? [periodWords(first.period)] : []),
    ...(unit ? [first.unit.name] : []),
    ...(period && due && clock !== undefined
      ? [t(clock.provisional ? 'report.due.provisional' : 'report.due', { day: dayWords(clock.day, language) })]
      : []),
  ];
  return <span className="muted">{said.length === 0 ? t('report.judge.order') : said.join(' · ')}</span>;
}

const commonOf = (reports: readonly Report[]): Common => ({
  period: new Set(reports.map(({ period }) => period)).size === 1,
  unit: new Set(reports.map(({ unit }) => unit.id)).size === 1,
});

interface ViewsProps {
  readonly works: readonly Work[];
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** How many there are of each kind; a click lists them alone. */
function Views({ works, view, onView }: ViewsProps) {
  return (
    <div className="judge-views no-print" role="group" aria-label={t('report.judge.view')}>
      {views.map((one) => (
        <button key={one} type="button" className="bare" aria-pressed={one === view} onClick={() => onView(one)}>
          <b>{works.filter((work) => isShown(one, work)).reduce((sum, work) => sum + work.length, 0)}</b> {t(`report.judge.view.${one}`)}
        </button>
      ))}
    </div>
  );
}

interface GroupsProps {
  readonly works: readonly Work[];
  /** All that wait, of which the head of the page tells what they have in common. */
  readonly all: readonly Report[];
  readonly office: boolean;
  readonly marks: ReturnType<typeof useMarks>;
}

/** What deserves a look at length; what has simply moved, and what stands still, in a line each. */
function Groups({ works, all, office, marks }: GroupsProps) {
  const printing = usePrinting();
  const common = commonOf(all);
  const brief = !printing && works.length > fewWorks;
  const row = (judged: Judged, group: Group) => (
    <JudgeRow
      key={judged.report.id}
      {...judged}
      office={office}
      common={common}
      brief={brief && group !== 'look'}
      mark={marks.of(judged.report)}
      onMark={(mark) => marks.put(judged.report, mark)}
    />
  );
  return (['look', 'moved', 'same'] as const).map((group) => {
    const own = works.filter((work) => groupOf(work) === group);
    if (own.length === 0) return null;
    return (
      <section key={group} className="judge-group" aria-label={t(`report.judge.view.${group === 'moved' ? 'all' : group}`)}>
        <GroupHead group={group} works={own} alone={own.length === works.length} />
        <ul className="plain judge-rows">
          {own.map(([first, ...parts]) => (
            <li key={first.report.id}>
              {row(first, group)}
              {parts.length > 0 && (
                <div className="judge-parts" role="group" aria-label={t('report.parts')}>
                  {parts.map((part) => row(part, group))}
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function GroupHead({ group, works, alone }: { readonly group: Group; readonly works: readonly Work[]; readonly alone: boolean }) {
  const reports = works.flat().map(({ report }) => report);
  const before = new Set(reports.flatMap((report) => (report.before === null ? [] : [report.before.period])));
  const [since] = before;
  if (group === 'look')
    return (
      <h2>
        {t('report.judge.view.look')}{' '}
        <span className="quiet">
          {before.size === 1 && since !== undefined
            ? t('report.judge.order.since', { period: periodWords(since) })
            : t('report.judge.order')}
        </span>
      </h2>
    );
  if (group === 'moved') return alone ? null : <h2>{t('report.judge.group.moved', { count: reports.length })}</h2>;
  const again = reports.filter(({ unchangedBefore }) => unchangedBefore === 1).length;
  return <h2>{t('report.judge.group.same', { count: reports.length, again })}</h2>;
}
