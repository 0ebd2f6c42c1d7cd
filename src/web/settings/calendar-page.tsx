import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { changeCalendarYear, getCalendarYear, type CalendarYear } from '#contract/settings/endpoints.ts';
import { calendarYears, inYear } from '#core/settings/change-calendar.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { changedDays, marksOf, markDay, toggled, type Marks } from '#web/settings/day-marks.ts';
import { RuleHistory } from '#web/settings/rule-history.tsx';
import { SettingsHead } from '#web/settings/settings-head.tsx';
import { t } from '#web/settings/words.ts';
import { useUnsavedGuard } from '#web/settings/unsaved-guard.ts';
import { YearGrid } from '#web/settings/year-grid.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';

const NoticeDialog = lazyPart(async () => (await import('#web/settings/notice-dialog.tsx')).NoticeDialog, { takesKeys: true });

/** 日历: the year's days off and days worked instead; a notice can be pasted, single days clicked, and what is entered is a new version. */
export function CalendarPage() {
  useTitle(t('calendar.title'));
  const { today } = useMe();
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get('year') ?? '');
  const year = Number.isInteger(asked) && asked >= calendarYears.first && asked <= calendarYears.last ? asked : Number(today.slice(0, 4));
  const days = useQuery(endpointQuery(getCalendarYear, { params: { year } }));
  // What was clicked stays when others save meanwhile, until the person asks for theirs.
  const [begun, setBegun] = useState<CalendarYear | null>(null);
  if (days.data !== undefined && begun?.year !== year) setBegun(days.data);
  // A notice that was pasted: it may be of another year than the one in sight.
  const [pasted, setPasted] = useState<PastedNotice | null>(null);
  const [held, setHeld] = useState(false);
  const go = (to: number) => {
    setPasted(null);
    setParams({ year: String(to) });
  };
  return (
    <div className="page settings-page">
      <SettingsHead note={t('calendar.note')} />
      <div className="calendar-year">
        <Button
          size="small"
          icon={<LeftOutlined />}
          aria-label={t('calendar.year.before')}
          disabled={held || year === calendarYears.first}
          onClick={() => go(year - 1)}
        />
        <h2>{t('calendar.year', { year: String(year) })}</h2>
        <Button
          size="small"
          icon={<RightOutlined />}
          aria-label={t('calendar.year.after')}
          disabled={held || year === calendarYears.last}
          onClick={() => go(year + 1)}
        />
        {held && <span className="quiet">{t('calendar.year.held')}</span>}
      </div>
      {days.isError && <LoadFailure error={days.error} onRetry={() => void days.refetch()} />}
      {begun?.year !== year ? (
        days.isPending && <PageSkeleton />
      ) : (
        <Year
          key={`${year} ${begun.version} ${pasted?.at ?? ''}`}
          stored={begun}
          pasted={pasted?.year === year ? pasted : null}
          onTouched={setHeld}
          onPasted={(notice) => {
            setPasted(notice);
            if (notice.year !== year) setParams({ year: String(notice.year) });
          }}
          onNewest={() => {
            setPasted(null);
            setBegun(null);
          }}
        />
      )}
      <RuleHistory />
    </div>
  );
}

interface PastedNotice extends Pick<CalendarYear, 'year' | 'holidays' | 'workdays'> {
  /** Tells one pasting from the next. */
  readonly at: number;
}

interface YearProps {
  readonly stored: CalendarYear;
  readonly pasted: PastedNotice | null;
  /** Whether something is changed and not entered yet. */
  readonly onTouched: (touched: boolean) => void;
  readonly onPasted: (notice: PastedNotice) => void;
  readonly onNewest: () => void;
}

function Year({ stored, pasted, onTouched, onPasted, onNewest }: YearProps) {
  const { year, offered } = stored;
  const may = useMay()('changeCalendarYear');
  const single = useSingle();
  const before = marksOf(stored);
  const [marks, setMarks] = useState<Marks>(pasted === null ? before : marksOf(pasted));
  const [announced, setAnnounced] = useState(stored.announced || pasted !== null);
  const [reason, setReason] = useState('');
  const [pasting, setPasting] = useState(false);
  const changed = changedDays(before, marks);
  const touched = changed.length > 0 || announced !== stored.announced;
  useUnsavedGuard(touched && may);
  useEffect(() => {
    onTouched(touched);
    return () => onTouched(false);
  }, [touched, onTouched]);
  const fill = (days: Pick<CalendarYear, 'holidays' | 'workdays'>) => {
    setMarks(marksOf(days));
    setAnnounced(true);
  };
  const save = useAct(
    () =>
      call(changeCalendarYear, {
        params: { year },
        body: {
          announced,
          holidays: daysMarked(marks, 'holiday'),
          workdays: daysMarked(marks, 'workday'),
          reason: reason.trim(),
          version: stored.version,
        },
      }),
    {
      onFresh: () => {
        message.success(t('calendar.saved', { year: String(year) }));
        onNewest();
      },
    },
  );
  const elsewhere = [...marks.keys()].filter((day) => !inYear(day, year));
  return (
    <>
      <div className="calendar-state">
        {announced ? (
          <p>
            {t(touched ? 'calendar.pending' : 'calendar.announced', {
              holidays: daysMarked(marks, 'holiday').length,
              workdays: daysMarked(marks, 'workday').length,
            })}
          </p>
        ) : (
          <Alert type="warning" showIcon title={t('calendar.unannounced', { year: String(year) })} />
        )}
        {may && (
          <span className="calendar-acts">
            <Button onClick={() => setPasting(true)}>{t('calendar.paste')}</Button>
            {offered !== null && <Button onClick={() => fill(offered)}>{t('calendar.offered.use')}</Button>}
            <span className="quiet">{offered === null ? t('calendar.click-note') : t('calendar.offered', { year: String(year) })}</span>
          </span>
        )}
      </div>
      <YearGrid
        year={year}
        marks={marks}
        changed={changed}
        onDay={
          may
            ? (day) => {
                setMarks(markDay(marks, day, toggled(marks.get(day) ?? null)));
                setAnnounced(true);
              }
            : null
        }
      />
      {touched && may && (
        <section className="settings-save" aria-label={t('calendar.changes', { count: changed.length })}>
          <p aria-live="polite">
            {t('calendar.changes', { count: changed.length })}
            {elsewhere.length > 0 && ` · ${t('calendar.elsewhere', { days: elsewhere.join('、') })}`}
          </p>
          <Checkbox checked={announced} onChange={(event) => setAnnounced(event.target.checked)}>
            {t('calendar.is-announced')}
          </Checkbox>
          <Input.TextArea
            aria-label={t('shell.reason')}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={maxLengthOf(changeCalendarYear.body, 'reason')}
            value={reason}
            placeholder={t('calendar.reason.hint')}
            onChange={(event) => setReason(event.target.value)}
          />
          {save.isError && (
            <Alert
              type="error"
              title={explain(save.error)}
              action={
                hasCode(save.error, 'rule-set-changed') && (
                  <Button size="small" onClick={onNewest}>
                    {t('rules.reload')}
                  </Button>
                )
              }
            />
          )}
          <div className="settings-acts">
            <Button
              type="primary"
              loading={save.isPending}
              disabled={reason.trim() === ''}
              onClick={() => single(() => save.mutateAsync())}
            >
              {t('calendar.save')}
            </Button>
            <Button
              onClick={() => {
                setMarks(before);
                setAnnounced(stored.announced);
                setReason('');
                save.reset();
              }}
            >
              {t('rules.discard')}
            </Button>
          </div>
        </section>
      )}
      {pasting && (
        <NoticeDialog
          year={year}
          held={touched}
          onClose={() => setPasting(false)}
          onUse={(notice) => {
            setPasting(false);
            onPasted({ ...notice, at: (pasted?.at ?? 0) + 1 });
          }}
        />
      )}
    </>
  );
}

const daysMarked = (marks: Marks, mark: 'holiday' | 'workday'): string[] =>
  [...marks]
    .filter(([, one]) => one === mark)
    .map(([day]) => day)
    .toSorted();
