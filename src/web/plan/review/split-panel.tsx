/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- one stop of the Tab key for all cut points; the arrows go between them */
import { Button } from 'antd';
import { Fragment, useMemo, useState, type KeyboardEvent } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import type { OpenComma } from '#core/plan/parsed-plan.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { cutPoints } from '#web/plan/review/document-caret.ts';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** Where to split a task: every ； ， 、 of its text can be switched on. ←→ go from one to the next, Space switches, Enter splits. */
export function SplitPanel({ task }: { task: DraftTask }) {
  const { state, operate } = useReview();
  const { backToList } = useTaskDialogs();
  const { draft } = state;
  const points = useMemo(() => cutPoints(draft.text, task.ranges), [draft.text, task.ranges]);
  const [cuts, setCuts] = useState<ReadonlySet<number>>(() => proposedCuts(task, points, state.parsed.openCommas));
  const [at, setAt] = useState(0);
  const operation: Operation = { type: 'split-task', task: { ranges: task.ranges }, at: [...cuts].sort((a, b) => a - b) };
  const possible = cuts.size > 0 && checkOperation(draft, operation) === null;
  const toggle = (index: number) => {
    const point = points[index];
    if (point === undefined) return;
    const next = new Set(cuts);
    if (!next.delete(point.at)) next.add(point.at);
    setCuts(next);
    setAt(index);
  };
  const split = () => {
    if (!possible) return;
    operate(operation);
    backToList();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      ArrowRight: () => setAt(Math.min(points.length - 1, at + 1)),
      ArrowLeft: () => setAt(Math.max(0, at - 1)),
      ' ': () => toggle(at),
      Enter: split,
      Escape: backToList,
    }[event.key];
    if (act === undefined || (event.target !== event.currentTarget && (event.key === ' ' || event.key === 'Enter'))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const pieces = piecesOf(draft.text, task, points);
  return (
    <div className="rv-split" role="group" tabIndex={0} ref={focusOnce} onKeyDown={onKeyDown} aria-label={t('review.split.title')}>
      <p className="quiet rv-small">{points.length === 0 ? t('review.split.none') : t('review.split.note')}</p>
      <p className="serif">
        {pieces.map(({ text, point }, index) => (
          <Fragment key={index}>
            <span>{text}</span>
            {point !== null && (
              <button
                type="button"
                tabIndex={-1}
                className={`rv-cut${cuts.has(points[point]?.at ?? -1) ? ' on' : ''}${point === at ? ' at' : ''}`}
                aria-pressed={cuts.has(points[point]?.at ?? -1)}
                aria-label={t('review.split.here')}
                onClick={() => toggle(point)}
              />
            )}
          </Fragment>
        ))}
      </p>
      <div className="rv-ops">
        <Button size="small" type="primary" disabled={!possible} onClick={split}>
          {t('review.split.give', { count: cuts.size + 1 })} <kbd>Enter</kbd>
        </Button>
        <Button size="small" onClick={backToList}>
          {t('shell.cancel')} <kbd>Esc</kbd>
        </Button>
      </div>
    </div>
  );
}

/** After each ；, where there is none after each comma that could go either way, or before each named object but the first. */
function proposedCuts(task: DraftTask, points: ReturnType<typeof cutPoints>, commas: readonly OpenComma[]): ReadonlySet<number> {
  const proposed = points.filter((point) => point.proposed).map(({ at }) => at);
  if (proposed.length > 0) return new Set(proposed);
  const behind = new Set(commas.map(({ at }) => at + 1));
  const open = points.map(({ at }) => at).filter((at) => behind.has(at));
  if (open.length > 0) return new Set(open);
  const starts = new Set(
    task.objects
      .flatMap(({ range }) => (range === null ? [] : [range.start]))
      .sort((a, b) => a - b)
      .slice(1),
  );
  return new Set(points.map(({ at }) => at).filter((at) => starts.has(at)));
}

/** The text up to each cut point; `point` is the index of the point that follows. */
function piecesOf(text: string, task: DraftTask, points: readonly { at: number }[]): { text: string; point: number | null }[] {
  const pieces: { text: string; point: number | null }[] = [];
  for (const [index, range] of task.ranges.entries()) {
    let from = range.start;
    for (const [point, { at }] of points.entries()) {
      if (at <= from || at >= range.end) continue;
      pieces.push({ text: text.slice(from, at), point });
      from = at;
    }
    pieces.push({ text: text.slice(from, range.end) + (index < task.ranges.length - 1 ? ' … ' : ''), point: null });
  }
  return pieces;
}
