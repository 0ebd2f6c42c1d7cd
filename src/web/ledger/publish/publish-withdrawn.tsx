import type { Answer } from '#web/ui/call.ts';
import type { diffVersion } from '#contract/ledger/publish-endpoints.ts';
import { t } from '#web/ledger/publish/page-words.ts';

/** The tasks of the ledger that the new version has no more: those of which something was corrected first, since that goes with them. */
export function PublishWithdrawn({ tasks }: { tasks: Answer<typeof diffVersion>['withdrawn'] }) {
  const corrected = tasks.filter((task) => task.corrected);
  const rows = [...corrected, ...tasks.filter((task) => !task.corrected)];
  return (
    <section>
      <h3>
        {corrected.length === 0
          ? t('review.publish.withdrawn', { count: tasks.length })
          : t('review.publish.withdrawn.corrected', { count: tasks.length, corrected: corrected.length })}
      </h3>
      <p className="quiet">{t('review.publish.withdrawn.note')}</p>
      <ul className="plain rv-publish-list">
        {rows.map((task) => (
          <li key={task.taskId}>
            {task.code} {task.title} {task.corrected && <span className="tag w">{t('review.publish.withdrawn.tag')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
