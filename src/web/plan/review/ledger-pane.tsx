/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role -- the list is one stop of the Tab key, arrows go from card to card; a virtual list cannot be a list element */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { askedTasks } from '#web/plan/review/asked-tasks.ts';
import { BulkBar } from '#web/plan/review/bulk-bar.tsx';
import { ChapterRow } from '#web/plan/review/chapter-row.tsx';
import { leaderlessOf } from '#web/plan/review/continued-leads.ts';
import { headingsByPath } from '#web/plan/review/chapter-name.ts';
import { rowsOf } from '#web/plan/review/ledger-rows.ts';
import { focusLedger } from '#web/plan/review/focus-ledger.ts';
import { LeadProposal } from '#web/plan/review/lead-proposal.tsx';
import { ledgerTitle } from '#web/plan/review/ledger-title.ts';
import { LedgerFilter } from '#web/plan/review/ledger-filter.tsx';
import { DoubtCard } from '#web/plan/review/doubt-card.tsx';
import { selectTask, toggleChosen } from '#web/plan/review/review-state.ts';
import { taskBeside, taskSpan } from '#web/plan/review/tasks-meant.ts';
import { TaskCard } from '#web/plan/review/task-card.tsx';
import { TaskDialogContext, type TaskDialog, type TaskMode } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { useSoughtCard } from '#web/plan/review/use-sought-card.ts';
import { useTaskKeys } from '#web/plan/review/use-task-keys.ts';
import { useHoldsText } from '#web/ui/holds-text.ts';
import { t } from '#web/plan/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const UnitDialog = lazyPart(async () => (await import('#web/plan/review/unit-dialog.tsx')).UnitDialog, { takesKeys: true });
const NameLeads = lazyPart(async () => (await import('#web/plan/review/name-leads.tsx')).NameLeads, { takesKeys: true });
const DeadlineDialog = lazyPart(async () => (await import('#web/plan/review/deadline-dialog.tsx')).DeadlineDialog, { takesKeys: true });
const MoveDialog = lazyPart(async () => (await import('#web/plan/review/move-dialog.tsx')).MoveDialog, { takesKeys: true });

interface LedgerPaneProps {
  readonly withDoubt: boolean;
  /** A dialog or a form was opened. */
  readonly onWork: () => void;
}

/** The draft ledger beside the document: what is asked, then the tasks by chapter. */
export function LedgerPane({ withDoubt, onWork }: LedgerPaneProps) {
  const { state, change, editable } = useReview();
  const { draft, filter, continuedLeads, selected, chosen, openDoubts, asked } = state;
  const list = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<TaskDialog | null>(null);
  const [mode, setMode] = useState<{ task: string; mode: TaskMode } | null>(null);
  useEffect(() => {
    if (dialog !== null || mode !== null) onWork();
  }, [dialog, mode, onWork]);
  const holdsText = useHoldsText(filter.text !== '');
  const rows = useMemo(() => rowsOf(draft, filter, holdsText, continuedLeads), [draft, filter, holdsText, continuedLeads]);
  const headings = useMemo(() => headingsByPath(draft.headings), [draft.headings]);
  const unled = useMemo(() => leaderlessOf(draft, continuedLeads), [draft, continuedLeads]);
  const leaderless = useMemo(() => new Set(unled.map(({ key }) => key)), [unled]);
  const led = useMemo(
    () => new Set(draft.tasks.filter(({ key }) => !leaderless.has(key)).map(({ path }) => path)),
    [draft.tasks, leaderless],
  );
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used; this component is drawn anew on every scroll
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => (rows[index]?.type === 'chapter' ? 40 : rows[index]?.key === selected ? 300 : 66),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    paddingEnd: 40,
  });

  useEffect(() => {
    const index = rows.findIndex(({ key }) => key === selected);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [selected]);
  const leaveSought = useSoughtCard(virtual, rows);
  const about = useMemo(() => {
    const doubt = openDoubts.find(({ key }) => key === asked);
    return new Set(doubt === undefined ? [] : askedTasks(draft, doubt));
  }, [draft, openDoubts, asked]);

  const title = ledgerTitle(state.version);
  const step = (by: 1 | -1) => {
    const next = taskBeside(rows, selected, by);
    if (next !== null) change((now) => selectTask(now, next, 'ledger'));
  };
  const enterMode = (task: string | null, next: TaskMode | null) => setMode(task === null || next === null ? null : { task, mode: next });
  const closeDialog = () => {
    setDialog(null);
    focusLedger();
  };
  const backToList = () => {
    setMode(null);
    list.current?.focus();
  };
  useTaskKeys({ step, setDialog, enterMode });

  const onKeyDown = (event: KeyboardEvent) => {
    leaveSought();
    if (event.target !== list.current || selected === null) return;
    if (event.key === ' ') {
      event.preventDefault();
      change((now) => toggleChosen(now, [selected], !now.chosen.has(selected)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      list.current?.querySelector<HTMLElement>('.rv-card.sel .rv-ops button')?.focus();
    }
  };

  /** Shift takes all tasks between the selected one and this one. */
  const choose = (key: string, range: boolean, on: boolean) => {
    const keys = taskSpan(rows, range ? selected : null, key);
    change((now) => toggleChosen(now, keys, on));
  };

  return (
    <TaskDialogContext
      value={{
        open: setDialog,
        mode: mode?.task === selected ? (mode?.mode ?? null) : null,
        setMode: (next) => enterMode(selected, next),
        backToList,
      }}
    >
      <section className="rv-ledger" aria-label={title}>
        {withDoubt && <DoubtCard leaderless={unled.length} />}
        <LeadProposal leaderless={unled} />
        <LedgerFilter shown={rows.reduce((count, row) => count + (row.type === 'task' ? 1 : 0), 0)} leaderless={unled} />
        <div
          ref={list}
          id="review-ledger"
          className="rv-list"
          tabIndex={0}
          role="group"
          aria-label={title}
          aria-activedescendant={selected === null ? undefined : `task-${selected}`}
          onKeyDown={onKeyDown}
          onWheel={leaveSought}
          onPointerDown={leaveSought}
        >
          {rows.length === 0 && (
            <p className="muted rv-none" role="status">
              {t(draft.tasks.length === 0 ? 'review.ledger.empty' : 'review.ledger.no-match')}
            </p>
          )}
          <div className="rv-list-inner" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className="rv-list-item"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {row.type === 'chapter' ? (
                    <ChapterRow row={row} headings={headings} leaderless={leaderless} />
                  ) : (
                    <TaskCard
                      number={row.number}
                      task={row.task}
                      selected={row.key === selected}
                      chosen={chosen.has(row.key)}
                      asked={about.has(row.key)}
                      tellLeaderless={editable && led.has(row.task.path)}
                      onChoose={choose}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
        <BulkBar />
        {dialog?.purpose === 'lead' && <NameLeads tasks={dialog.tasks} byRule={dialog.byRule ?? false} onClose={closeDialog} />}
        {(dialog?.purpose === 'add' || dialog?.purpose === 'drop') && (
          <UnitDialog tasks={dialog.tasks} purpose={dialog.purpose} onClose={closeDialog} />
        )}
        {dialog?.purpose === 'deadline' && <DeadlineDialog tasks={dialog.tasks} onClose={closeDialog} />}
        {dialog?.purpose === 'move' && <MoveDialog task={dialog.tasks[0]} onClose={closeDialog} />}
      </section>
    </TaskDialogContext>
  );
}
