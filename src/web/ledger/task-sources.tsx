import { Link } from 'react-router';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/ledger/words.ts';
import { reviewAddress } from '#web/plan/plan-address.ts';

/** The printed words that the task came from, in their sentence, newest version first. */
export function TaskSources({ task }: { task: TaskDetail }) {
  const canOpen = useMay()('getDraft');
  if (task.sources.length === 0) return <p className="quiet">{t('ledger.source.none')}</p>;
  return (
    <>
      {task.sources.map((source) => (
        <figure key={`${source.versionId}-${source.start}`} className="source">
          <blockquote>
            {sentenceBefore(source.before)}
            <mark>{source.text}</mark>
            {sentenceAfter(source.after)}
          </blockquote>
          <figcaption>
            {task.plan.title} · {t('plan.version', { number: source.versionNumber })}
            {source.place !== null && <> · {source.place}</>}
            {canOpen && (
              <>
                {' · '}
                <Link to={reviewAddress({ planId: task.planId, versionId: source.versionId }, source.start)}>
                  {t('ledger.source.open')}
                </Link>
              </>
            )}
          </figcaption>
        </figure>
      ))}
    </>
  );
}

// Enough to understand the sentence, and short enough that the marked words are in sight.
const contextLength = 70;

/** The words before within the same paragraph; … where they were cut. */
function sentenceBefore(before: string): string {
  const paragraph = before.slice(before.lastIndexOf('\n') + 1).trimStart();
  return paragraph.length > contextLength || (paragraph !== '' && paragraph === before) ? `…${paragraph.slice(-contextLength)}` : paragraph;
}

/** The words after within the same paragraph. */
function sentenceAfter(after: string): string {
  const [paragraph = ''] = after.split('\n');
  return paragraph.length > contextLength || (paragraph !== '' && paragraph === after)
    ? `${paragraph.slice(0, contextLength)}…`
    : paragraph;
}
