import { Input } from 'antd';
import { Link } from 'react-router';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { ledgerOfPlan } from '#web/plan/plan-address.ts';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** Which tasks the list shows. Of a published version only by words: who leads its tasks is the ledger's matter, and the way there. */
export function LedgerFilter({ shown, leaderless }: { shown: number; leaderless: readonly DraftTask[] }) {
  const { state, change, editable } = useReview();
  const { open } = useTaskDialogs();
  const { filter, draft, version } = state;
  const set = (next: Partial<typeof filter>) => change((now) => ({ ...now, filter: { ...now.filter, ...next } }));
  return (
    <div className="rv-filter">
      {editable ? (
        <fieldset aria-label={t('review.filter')} className="rv-chips">
          <button type="button" aria-pressed={!filter.withoutLead} onClick={() => set({ withoutLead: false })}>
            {t('review.filter.all')} <b>{draft.tasks.length}</b>
          </button>
          <button type="button" aria-pressed={filter.withoutLead} onClick={() => set({ withoutLead: true })}>
            {t('review.filter.leaderless')} <b>{leaderless.length}</b>
          </button>
        </fieldset>
      ) : (
        <span className="rv-printed">
          {t('review.filter.all')} <b>{draft.tasks.length}</b>
          {version.publishedAt !== null && <Link to={ledgerOfPlan(version.planId)}>{t('review.filter.in-ledger')}</Link>}
        </span>
      )}
      {editable && leaderless.length > 0 && (
        <button type="button" className="rv-quiet-button rv-unled" onClick={() => open({ purpose: 'lead', tasks: leaderless })}>
          {t('review.filter.lead')}
        </button>
      )}
      <Input
        size="small"
        allowClear
        value={filter.text}
        placeholder={t('review.filter.text')}
        aria-label={t('review.filter.text')}
        onChange={(event) => set({ text: event.target.value.trim() })}
        suffix={filter.text !== '' && <span className="quiet">{t('review.chapter.tasks', { count: shown })}</span>}
      />
    </div>
  );
}
