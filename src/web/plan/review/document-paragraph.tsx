import { Fragment, memo } from 'react';
import type { Range } from '#core/plan/parsed-plan.ts';
import { segmentsOf, type DraftMarks, type Segment } from '#web/plan/review/document-marks.ts';
import { CommaButton } from '#web/plan/review/comma-button.tsx';
import type { Paragraph } from '#web/plan/review/document-paragraphs.ts';

export interface ParagraphView {
  readonly text: string;
  readonly marks: DraftMarks;
  readonly selected: string | null;
  readonly asked: Range | null;
  readonly stretch: Range | null;
  readonly flash: number | null;
}

/** One paragraph of the plan, every stretch in the colour of what it became. */
export const DocumentParagraph = memo(function DocumentParagraph({ paragraph, view }: { paragraph: Paragraph; view: ParagraphView }) {
  const segments = segmentsOf(view.marks, paragraph, [view.asked, view.stretch]);
  const only = segments[0];
  const whole = only !== undefined && segments.every(({ kind }) => kind === only.kind) ? only.kind : null;
  const style = whole === 'title' || whole === 'heading' || whole === 'signature' ? whole : paragraph.continued ? 'continued' : 'body';
  return (
    <p className={`rv-p rv-p-${style}`}>
      {segments.map((segment) => (
        <Fragment key={segment.start}>
          <span data-start={segment.start} className={classOf(segment, view)}>
            {view.text.slice(segment.start, segment.end)}
          </span>
          {segment.comma !== null && <CommaButton mark={segment.comma} />}
        </Fragment>
      ))}
    </p>
  );
});

/** The colours of a stretch as class names. */
function classOf(segment: Segment, { selected, asked, stretch, flash }: ParagraphView): string {
  const names = ['rv-s', `k-${segment.task === null ? segment.kind : 'task'}`];
  if (segment.task !== null && segment.task === selected) names.push('sel');
  if (segment.first) names.push('first');
  if (segment.object) names.push('obj');
  if (segment.deadline) names.push('due');
  if (segment.doubt !== null) names.push('doubt');
  if (segment.gap) names.push('gap');
  if (covers(asked, segment)) names.push('asked');
  if (covers(stretch, segment)) names.push('stretch');
  if (flash !== null && segment.start <= flash && flash < segment.end) names.push('flash');
  return names.join(' ');
}

function covers(range: Range | null, segment: Segment): boolean {
  return range !== null && range.start <= segment.start && segment.end <= range.end;
}
