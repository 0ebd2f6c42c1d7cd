import { Link } from 'react-router';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { sentenceAfter, sentenceBefore } from '#web/ledger/source-excerpt.ts';
import { byHandWords } from '#web/ledger/task-fate-words.ts';
import { t } from '#web/ledger/words.ts';
import { reviewAddress } from '#web/plan/plan-address.ts';
import { useLanguage } from '#web/ui/language.ts';

/** The printed words that the task came from, in their sentence, newest version first. */
export function TaskSources({ task }: { task: TaskDetail }) {
  const canOpen = useMay()('getDraft');
  const isCounterpart = useMe().post?.role === 'counterpart';
  const byHand = byHandWords(task, useLanguage());
  if (byHand !== null) return <p>{byHand}</p>;
  if (task.sources.length === 0) return <p className="quiet">{t(isCounterpart ? 'ledger.source.unshared' : 'ledger.source.none')}</p>;
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
