/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- the document is read and selected in by keyboard and mouse as one stop; its stretches are text, not controls */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { DocumentLegend } from '#web/plan/review/document-legend.tsx';
import { DocumentOutline } from '#web/plan/review/document-outline.tsx';
import { DocumentParagraph, type ParagraphView } from '#web/plan/review/document-paragraph.tsx';
import { extended, stepAt, stepEnd, stepStart } from '#web/plan/review/document-caret.ts';
import { marksOf, segmentsOf } from '#web/plan/review/document-marks.ts';
import { paragraphAt, paragraphsOf } from '#web/plan/review/document-paragraphs.ts';
import { elementAt, isInView, selectedStretch } from '#web/plan/review/document-selection.ts';
import { selectTask, selectedTask } from '#web/plan/review/review-state.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const StretchToolbar = lazyPart(async () => (await import('#web/plan/review/stretch-toolbar.tsx')).StretchToolbar);
const DocumentNotes = lazyPart(async () => (await import('#web/plan/review/document-notes.tsx')).DocumentNotes);

/** The plan as a document. Only the paragraphs in view are laid out, so that a text of megabytes scrolls like a page. */
export function DocumentPane() {
  const { state, change, editable } = useReview();
  const { draft, parsed, stretch, toDocument } = state;
  const pane = useRef<HTMLDivElement>(null);
  const paragraphs = useMemo(() => paragraphsOf(draft.text), [draft.text]);
  const marks = useMemo(() => marksOf(draft, parsed), [draft, parsed]);
  const [flash, setFlash] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: paragraphs.length,
    getScrollElement: () => pane.current,
    estimateSize: (index) => 20 + 32 * Math.ceil(((paragraphs[index]?.end ?? 0) - (paragraphs[index]?.start ?? 0) + 2) / 38),
    overscan: 4,
    paddingStart: 18,
    paddingEnd: 80,
  });

  const asked = state.openDoubts.find(({ key }) => key === state.asked) ?? null;
  const view: ParagraphView = useMemo(
    () => ({ text: draft.text, marks, selected: state.selected, asked, stretch, flash }),
    [draft.text, marks, state.selected, asked, stretch, flash],
  );

  const show = useCallback(
    (offset: number) => {
      setFlash(offset);
      const there = pane.current === null ? undefined : elementAt(pane.current, offset);
      if (pane.current !== null && there !== undefined && isInView(pane.current, there)) return;
      virtual.scrollToIndex(paragraphAt(paragraphs, offset), { align: 'start' });
      centre(pane.current, offset, 12);
    },
    [paragraphs, virtual],
  );
  useEffect(() => {
    if (toDocument !== null) show(toDocument.offset);
    // The request is new with each turn; `show` alone is no request.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [toDocument]);

  const onMouseUp = (event: MouseEvent) => {
    const found = pane.current === null ? null : selectedStretch(pane.current, draft.text);
    if (found !== null) {
      if (editable) {
        window.getSelection()?.removeAllRanges();
        change((now) => ({ ...now, stretch: found }));
      }
      return;
    }
    const clicked = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-start]') : null;
    if (clicked === null) return;
    const start = Number(clicked.dataset['start']);
    const segment = segmentsOf(marks, { start, end: start + 1 })[0];
    change((now) => {
      const doubt = now.openDoubts.find((one) => one.start <= start && start < one.end);
      const next = {
        ...(segment?.task === null || segment === undefined ? now : selectTask(now, segment.task, 'document')),
        stretch: null,
      };
      return doubt === undefined ? next : { ...next, asked: doubt.key };
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.key.startsWith('Arrow')) return;
    const forward = event.key === 'ArrowDown' || event.key === 'ArrowRight';
    const step = event.key === 'ArrowDown' || event.key === 'ArrowUp' ? 'sentence' : 'clause';
    const text = draft.text;
    const from = stretch ??
      asked ??
      selectedTask(state)?.ranges[0] ?? { start: paragraphs[virtual.getVirtualItems()[4]?.index ?? 0]?.start ?? 0, end: 0 };
    event.preventDefault();
    const next = event.shiftKey
      ? stretch === null
        ? stepAt(text, from.start, step)
        : extended(text, stretch, step, forward)
      : stretch === null
        ? stepAt(text, from.start, step)
        : forward
          ? stepAt(text, Math.min(text.length - 1, stepStart(text, stepEnd(text, stretch.end, step), step)), step)
          : stepAt(text, stepStart(text, stretch.start, step), step);
    if (next.end <= next.start) return;
    change((now) => ({ ...now, stretch: next }));
    show(event.shiftKey ? Math.max(next.start, next.end - 1) : next.start);
  };

  const items = virtual.getVirtualItems();
  const top = virtual.scrollOffset ?? 0;
  const reading = paragraphs[(items.find(({ end }) => end > top + 30) ?? items[0])?.index ?? 0]?.start ?? 0;

  return (
    <section className="rv-doc" aria-label={t('review.document')}>
      <DocumentOutline offset={reading} />
      <div
        ref={pane}
        className="rv-doc-scroll"
        id="review-document"
        tabIndex={0}
        role="document"
        aria-label={t('review.document')}
        onMouseUp={onMouseUp}
        onKeyDown={onKeyDown}
        onCopy={(event) => {
          if (stretch === null) return;
          event.clipboardData.setData('text/plain', draft.text.slice(stretch.start, stretch.end));
          event.preventDefault();
        }}
      >
        <div className="rv-doc-text" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const paragraph = paragraphs[item.index];
            return (
              paragraph !== undefined && (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className="rv-doc-item"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <DocumentParagraph paragraph={paragraph} view={view} />
                </div>
              )
            );
          })}
          {editable && stretch !== null && <StretchToolbar pane={pane} stretch={stretch} />}
        </div>
      </div>
      <DocumentNotes />
      <DocumentLegend />
    </section>
  );
}

/** The paragraph may be longer than the pane and is laid out a moment later: look for the place for some frames. */
function centre(pane: HTMLElement | null, offset: number, frames: number): void {
  if (pane === null || frames === 0) return;
  requestAnimationFrame(() => {
    const element = elementAt(pane, offset);
    if (element !== undefined && !isInView(pane, element)) element.scrollIntoView({ block: 'center' });
    centre(pane, offset, frames - 1);
  });
}
