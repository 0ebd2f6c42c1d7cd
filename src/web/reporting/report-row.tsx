import { Button } from 'antd';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { recallReport, type Report } from '#contract/reporting/endpoints.ts';
import { contentFields, selfLights, type ContentField, type ReportContent } from '#core/reporting/report-content.ts';
import { useMay } from '#web/access/me.ts';
import { CorrectButton } from '#web/reporting/correct-button.tsx';
import { HandedMarks } from '#web/reporting/handed-marks.tsx';
import { isOpen } from '#web/reporting/open-report.ts';
import { periodWords } from '#web/reporting/period-words.ts';
import { ReportEditor } from '#web/reporting/report-editor.tsx';
import { isBack, isComplete, isUntouched, missingOf, missingWords, wrongIn, wrongWords } from '#web/reporting/report-facts.ts';
import { ReportSummary } from '#web/reporting/report-summary.tsx';
import { SubmitAgain } from '#web/reporting/submit-button.tsx';
import { fieldName, saidBy, Unstored } from '#web/reporting/unstored.tsx';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { instant } from '#web/ui/instant.ts';
import { useLanguage } from '#web/ui/language.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly report: Report;
  readonly typing: Typing;
  /** The head of the column does not say of which period it was. */
  readonly namesLast: boolean;
  readonly open: boolean;
  /** Null closes it. */
  readonly onOpen: (id: string | null) => void;
  /** To the next item or the one before, opened. */
  readonly onStep: (by: 1 | -1) => void;
}

/** One piece of work: what it is, what was said last time, and what is said now. Opened by Enter, or by a click into it. */
export function ReportRow({ report, typing, namesLast, open, onOpen, onStep }: Props) {
  const may = useMay();
  const row = useRef<HTMLLIElement>(null);
  const [same, setSame] = useState(false);
  const language = useLanguage();
  const { id, item, lead, unit, state, before, edited, back, liftedOn } = report;
  const content = typing.contentOf(report);
  const writable = isOpen(report) && may('saveReport');
  const editing = open && writable;
  const typed = typing.typedIn(report);
  const refused = writable ? typing.refused.get(id) : undefined;
  const missing = writable && (edited !== null || open) ? missingOf(report, typing) : [];
  const type = <Field extends ContentField>(field: Field, to: ReportContent[Field]) => typing.type(report, field, to);
  const wrong = writable ? wrongIn(report, typing) : [];
  const untouched = writable && isUntouched(report, typing);
  const focusOn = (field: string) => (row.current?.querySelector<HTMLElement>(`[data-field=${field}]`) ?? row.current)?.focus();
  // Where it opens, one types at once, behind what stands there.
  useLayoutEffect(() => {
    if (!open || row.current === null) return;
    const text = row.current.querySelector<HTMLTextAreaElement>('textarea');
    if (text === null) row.current.focus({ preventScroll: true });
    else {
      text.focus({ preventScroll: true });
      text.setSelectionRange(text.value.length, text.value.length);
    }
    bringIntoView(row.current);
  }, [open]);
  // What was typed into, or pressed, may go with what becomes of the report: one goes on in the same row.
  useLayoutEffect(() => {
    if (!open || document.activeElement !== document.body) return;
    const field = editing ? row.current?.querySelector<HTMLElement>('textarea') : null;
    (field ?? row.current)?.focus({ preventScroll: true });
  }, [open, editing]);
  useLayoutEffect(() => {
    if (same) row.current?.querySelector<HTMLElement>('[data-field=unchanged]')?.focus();
  }, [same]);
  const takeOver = () => {
    if (before === null) message.info(t('report.before.none'));
    else if (before.content.text === '') message.info(t('report.before.no-text'));
    else if (content.text === '') type('text', before.content.text);
    else message.info(t('report.before.has'));
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const act = editing ? editingKey(event) : closedKey(event);
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const editingKey = (event: KeyboardEvent): (() => void) | null => {
    const ctrl = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (ctrl && event.key.toLowerCase() === 'd') return takeOver;
    if (event.key === 'Escape') return close;
    if (!event.altKey || event.ctrlKey || event.metaKey) return null;
    if (event.code === 'Digit0') return () => (content.unchanged === '' ? setSame(true) : focusOn('unchanged'));
    const light = selfLights[Number(event.code.replace('Digit', '')) - 1];
    if (!lead || light === undefined) return null;
    return () => {
      type('self', light);
      if (light !== 'green' && content.problem === '') focusOn('problem');
    };
  };
  const closedKey = (event: KeyboardEvent): (() => void) | null => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return null;
    if (event.key === 'Enter') return () => onOpen(id);
    if (event.key === 'Escape' && open) return close;
    const other = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (other === null) return null;
    const rows = [...document.querySelectorAll<HTMLElement>('.report-row')];
    return () => rows[rows.findIndex((one) => one === row.current) + other]?.focus();
  };
  const close = () => {
    onOpen(null);
    row.current?.focus();
  };
  const click = (event: MouseEvent) => {
    if (!open && event.target instanceof Element && event.target.closest('a, button, input, label, textarea') === null) onOpen(id);
  };
  const lacks = (missing.length > 0 || wrong.length > 0 || untouched) && (
    <p className="report-lacks">
      {wrong.length > 0 && <span className="report-late">{wrongWords(wrong)} </span>}
      {untouched && <span className="report-late">{t('report.row.untouched')} </span>}
      {missing.length > 0 && <span className="quiet">{missingWords(missing)}</span>}
    </p>
  );
  return (
    // The keys and buttons in it do the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={row}
      data-report={id}
      className={['report-row', open ? 'open' : '', isBack(report) ? 'returned' : ''].join(' ')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- rows are walked by the arrow keys and opened by Enter.
      tabIndex={editing ? -1 : 0}
      aria-label={t('report.row', { code: item.code, title: item.title })}
      onKeyDown={keys}
      onClick={click}
    >
      <div className="report-item">
        <span className="list-code">{item.code}</span> <Link to={`/lists/${item.listId}?item=${item.id}`}>{item.text ?? item.title}</Link>
        {open && item.goal !== null && <p className="quiet">{t('report.goal', { goal: item.goal })}</p>}
        {(open || !lead) && (
          <p className="quiet">
            {unit.name} · {t(lead ? 'report.lead' : 'report.part')}
          </p>
        )}
        {item.sameWork.length > 0 && (
          <p className="quiet">{t('report.same-work', { codes: item.sameWork.map(({ code, list }) => `${list} ${code}`).join('、') })}</p>
        )}
        {liftedOn !== null && <p className="report-late">{t('report.lifted', { day: dayWords(liftedOn, language) })}</p>}
        {back !== null && state !== 'accepted' && (
          <p className="report-late">{t(`report.back.${back.from}`, { by: back.by, reason: back.reason })}</p>
        )}
        {state !== 'draft' && <span className={state === 'returned' ? 'tag w' : 'tag l'}>{t(`report.state.${state}`)}</span>}
        {state === 'submitted' && !report.led && <p className="quiet">{t('report.unled')}</p>}
        <OtherHand report={report} />
        <HandedMarks report={report}>
          <CorrectButton report={report} />
        </HandedMarks>
      </div>
      <div className="report-before">
        {before === null ? (
          <span className="quiet">{t('report.before.none')}</span>
        ) : (
          <>
            <p className={open ? '' : 'report-short'}>
              <span className={namesLast ? 'quiet' : 'report-narrow quiet'}>
                {t('report.before.said', { period: periodWords(before.period) })}{' '}
              </span>
              {before.content.text === '' ? t('report.same', { reason: before.content.unchanged }) : before.content.text}
            </p>
            {editing && content.text === '' && before.content.text !== '' && (
              <Button size="small" tabIndex={-1} onClick={takeOver}>
                {t('report.before.use')}
              </Button>
            )}
          </>
        )}
      </div>
      {editing ? (
        <ReportEditor
          report={report}
          content={content}
          typing={typing}
          lacks={lacks}
          type={type}
          same={same}
          onSame={() => setSame(true)}
        />
      ) : (
        <ReportSummary report={report} content={content} lacks={lacks} />
      )}
      {writable && <Clashes report={report} typing={typing} onDecided={focusOn} />}
      {refused !== undefined && (
        <p className="report-wide report-late" role="alert">
          {refused}
        </p>
      )}
      {!isOpen(report) && (
        <Unstored
          typed={typed}
          why={
            state === 'submitted' || state === 'approved' || state === 'accepted'
              ? t(`report.unstored.${state}`)
              : t('report.unstored.gone', { title: item.title })
          }
          onDiscard={() => typing.discard(id)}
        />
      )}
      {open && (
        <div className="report-wide report-foot-line">
          {state === 'submitted' && may('recallReport') && <Recall report={report} />}
          {untouched && may('submitReports') && isComplete(report, typing) && <SubmitAgain report={report} />}
          <span className="grow" />
          <span className="report-narrow">
            <Button onClick={() => onStep(-1)}>{t('report.row.previous')}</Button>{' '}
            <Button onClick={() => onStep(1)}>{t('report.row.next')}</Button> <Button onClick={close}>{t('report.row.close')}</Button>
          </span>
        </div>
      )}
    </li>
  );
}

/** Between the heads of the columns and the foot; where it is higher than that, from its top on. Scrolls the page alone, not the frame around it. */
function bringIntoView(row: HTMLElement): void {
  const page = row.closest('main');
  if (page === null) return;
  const { top, bottom } = row.getBoundingClientRect();
  const room = page.getBoundingClientRect();
  const above = top - (room.top + headPx);
  const below = bottom - (room.bottom - footPx);
  if (above < 0) page.scrollTop += above;
  else if (below > 0) page.scrollTop += Math.min(above, below);
}
const headPx = 40;
const footPx = 40;

/** Somebody else is typing here, or did so last. */
function OtherHand({ report }: { readonly report: Report }) {
  const { edited } = report;
  if (edited === null || edited.mine || !isOpen(report)) return null;
  if (!edited.lately) return <p className="quiet">{t('report.typed.other', { by: edited.by, at: instant(edited.at) })}</p>;
  return (
    <p className="report-hand" role="status">
      {t('report.typing.other', { by: edited.by })}
    </p>
  );
}

/** What somebody else wrote otherwise, field by field. `onDecided`: the field is one's own again. */
function Clashes({ report, typing, onDecided }: Pick<Props, 'report' | 'typing'> & { readonly onDecided: (field: ContentField) => void }) {
  const typed = typing.typedIn(report);
  return contentFields.map((field) => {
    const theirs = typed[field]?.theirs;
    if (theirs === undefined) return null;
    const decide = (choice: 'mine' | 'theirs') => {
      typing.decide(report, field, choice);
      onDecided(field);
    };
    return <Clash key={field} field={field} theirs={theirs} onDecide={decide} />;
  });
}

/** Somebody else wrote something else in the same place: both are shown, and nothing is lost before it is decided. */
function Clash({
  field,
  theirs,
  onDecide,
}: {
  readonly field: ContentField;
  readonly theirs: { readonly value: unknown; readonly by?: string | null };
  readonly onDecide: (choice: 'mine' | 'theirs') => void;
}): ReactNode {
  const said = saidBy(theirs.value);
  return (
    <div className="report-clash" role="alert">
      <span>
        {t('report.clash', {
          by: theirs.by ?? t('report.clash.somebody'),
          field: fieldName(field),
          theirs: said === '' ? t('report.clash.nothing') : said,
        })}
      </span>
      <Button size="small" onClick={() => onDecide('theirs')}>
        {t('report.clash.theirs')}
      </Button>
      <Button size="small" onClick={() => onDecide('mine')}>
        {t('report.clash.mine')}
      </Button>
    </div>
  );
}

function Recall({ report }: { readonly report: Report }) {
  const single = useSingle();
  const recall = useAct(() => call(recallReport, { params: { reportId: report.id } }), {
    onDone: () => message.success(t('report.recalled')),
    onError: (error) => message.error(explain(error), 6),
  });
  return (
    <Button size="small" loading={recall.isPending} onClick={() => single(() => recall.mutateAsync())}>
      {t('report.recall')}
    </Button>
  );
}
