import { t, type MessageKey } from '#web/plan/words.ts';

const marks: readonly { className: string; label: MessageKey }[] = [
  { className: 'k-task', label: 'review.legend.task' },
  { className: 'k-assignment', label: 'review.legend.assignment' },
  { className: 'k-goal', label: 'review.legend.goal' },
  { className: 'obj', label: 'review.legend.object' },
  { className: 'due', label: 'review.legend.deadline' },
  { className: 'k-set-aside', label: 'review.legend.aside' },
  { className: 'doubt', label: 'review.legend.doubt' },
  { className: 'gap', label: 'review.legend.gap' },
];

/** What the colours of the document mean. */
export function DocumentLegend() {
  return (
    <div className="rv-legend" aria-hidden="true">
      {marks.map(({ className, label }) => (
        <span key={label} className={`rv-s ${className}`}>
          {t(label)}
        </span>
      ))}
    </div>
  );
}
