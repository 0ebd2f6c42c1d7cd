/* oxlint-disable jsx-a11y/interactive-supports-focus, react/set-state-in-effect, react/exhaustive-effect-dependencies -- its buttons take the focus; where it stands is measured once the stretch is laid out */
import { useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { commaMarks } from '#core/plan/draft/comma-marks.ts';
import type { Range } from '#core/plan/parsed-plan.ts';
import { bareUnits, stretchKinds, stretchOperations, type StretchKind } from '#web/plan/review/stretch-operations.ts';
import { answerDoubt, turnComma } from '#web/plan/review/review-state.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/plan/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { message } from '#web/ui/notices.ts';

const AssignmentDialog = lazyPart(async () => (await import('#web/plan/review/assignment-dialog.tsx')).AssignmentDialog, {
  takesKeys: true,
});

const keyOf: Readonly<Record<StretchKind, string>> = { task: 'T', goal: 'G', principle: 'P', heading: 'H', none: 'N' };

interface Place {
  readonly left: number;
  readonly top: number;
}

/** Below the stretch, or above it where there is no room; null while it is not laid out. */
function placeBeside(scroller: HTMLElement | null): Place | null {
  const marked = scroller?.querySelectorAll<HTMLElement>('.stretch');
  const last = marked?.[marked.length - 1];
  const first = marked?.[0];
  if (scroller === null || last === undefined || first === undefined) return null;
  const outer = scroller.getBoundingClientRect();
  const rects = last.getClientRects();
  const end = rects[rects.length - 1] ?? last.getBoundingClientRect();
  const below = end.bottom + 46 < outer.bottom;
  const top = below ? end.bottom + 6 : first.getBoundingClientRect().top - 44;
  return { left: Math.max(8, Math.min(end.right - outer.left - 200, outer.width - 520)), top: top - outer.top + scroller.scrollTop };
}

/** What to make of the selected stretch of text. */
export function StretchToolbar({ pane, stretch }: { pane: RefObject<HTMLDivElement | null>; stretch: Range }) {
  const { state, change } = useReview();
  const [place, setPlace] = useState<Place | null>(null);
  const [assigning, setAssigning] = useState(false);
  useLayoutEffect(() => {
    // What a note leads to is scrolled to, and laid out, some frames later.
    let frame = 0;
    const look = (left: number): void => {
      const next = placeBeside(pane.current);
      setPlace((now) => (now?.left === next?.left && now?.top === next?.top ? now : next));
      if (left > 0) frame = requestAnimationFrame(() => look(left - 1));
    };
    look(20);
    return () => cancelAnimationFrame(frame);
  }, [pane, stretch]);

  const make = (kind: StretchKind) => {
    const operations = stretchOperations(state.draft, stretch, kind);
    if (operations === null) message.info(t(kind === 'task' ? 'review.stretch.is-task' : 'review.stretch.crosses'));
    else change((now) => answerDoubt(now, operations));
  };
  const commas = useMemo(() => commaMarks(state.parsed.openCommas, state.draft.tasks), [state.parsed.openCommas, state.draft.tasks]);
  // The one in the stretch, or in front of it.
  const comma = commas.find(({ at }) => stretch.start - 1 <= at && at < stretch.end);
  // The stretch stays: the same key leads back.
  const turn = () => comma !== undefined && change((now) => ({ ...turnComma(now, comma), stretch }));
  useKeys({
    ...(comma === undefined ? {} : { c: turn, C: turn }),
    ...Object.fromEntries(stretchKinds.flatMap((kind) => [keyOf[kind], keyOf[kind].toLowerCase()].map((key) => [key, () => make(kind)]))),
    r: () => setAssigning(true),
    R: () => setAssigning(true),
  });
  return (
    <>
      <div
        className="rv-toolbar"
        role="toolbar"
        aria-label={t('review.stretch')}
        style={place ?? { visibility: 'hidden' }}
        onMouseUp={(event) => event.stopPropagation()}
      >
        {comma !== undefined && (
          <button type="button" onClick={turn}>
            {t(comma.operation.type === 'split-task' ? 'review.stretch.split' : 'review.stretch.merge')} <kbd>C</kbd>
          </button>
        )}
        {stretchKinds.map((kind) => (
          <button key={kind} type="button" onClick={() => make(kind)}>
            {t(`review.stretch.${kind}`)} <kbd>{keyOf[kind]}</kbd>
          </button>
        ))}
        <button type="button" onClick={() => setAssigning(true)}>
          {t('review.stretch.assignment')} <kbd>R</kbd>
        </button>
      </div>
      {assigning && (
        <AssignmentDialog
          stretch={stretch}
          names={bareUnits(state.draft.text.slice(stretch.start, stretch.end))}
          onClose={() => setAssigning(false)}
        />
      )}
    </>
  );
}
