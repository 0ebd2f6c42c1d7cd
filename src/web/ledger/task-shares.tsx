import { Button } from 'antd';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { setTaskShares } from '#contract/ledger/share-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

type Share = TaskDetail['shares'][number];

/** Whom the task is shared with: since when, which state of it, and whether it changed since, with a way to what changed. */
export function TaskShares({ task, onHistory }: { task: TaskDetail; onHistory: () => void }) {
  const language = useLanguage();
  const single = useSingle();
  const may = useMay();
  const renew = useAct(({ id, parts }: Share) => call(setTaskShares, { body: { taskIds: [task.id], add: [id], remove: [], parts } }), {
    onDone: (_, { name }) => message.success(t('share.renewed', { name })),
    onError: (error) => message.error(explain(error), 8),
  });
  return (
    <ul className="plain task-shares">
      {task.shares.map((share) => {
        const day = dayWords(share.at, language);
        return (
          <li key={share.id}>
            <span className="tag">{share.name}</span>
            <span className="quiet" title={t('share.by', { by: share.by })}>
              {share.revision === null ? t('share.since.unknown', { day }) : t('share.since', { day, revision: share.revision })}
            </span>
            {!share.parts.includes('source') && <span className="tag">{t('share.no-source')}</span>}
            {share.revision !== task.revision && (
              <>
                <span className="tag w">
                  <button type="button" className="bare" title={t('share.changed.note')} onClick={onHistory}>
                    {t('share.changed', { revision: task.revision })}
                  </button>
                </span>
                {may('setTaskShares') && task.state === 'open' && (
                  <Button
                    type="link"
                    size="small"
                    loading={renew.isPending && renew.variables.id === share.id}
                    onClick={() => single(() => renew.mutateAsync(share), share.id)}
                  >
                    {t('share.renew')}
                  </Button>
                )}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
