import { useState } from 'react';
import type { PlanSummary } from '#contract/plan/plan-endpoints.ts';
import { PlanHistory } from '#web/plan/plan-history.tsx';
import { PlanVersion } from '#web/plan/plan-version.tsx';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/plan/words.ts';

const shownAtFirst = 2;

/** One plan with its versions, newest first. */
export function PlanCard({ plan, onVersion }: { plan: PlanSummary; onVersion: (files: File[]) => void }) {
  const mayHistory = useMay()('getPlanHistory');
  const [all, setAll] = useState(false);
  const [history, setHistory] = useState(false);
  const versions = all ? plan.versions : plan.versions.slice(0, shownAtFirst);
  // A draft's are not settled before it is published.
  const issued = plan.versions.find(({ state }) => state === 'published') ?? plan.versions[0];
  const facts = [
    issued?.docNumber ?? null,
    issued?.issuedOn === null || issued === undefined ? null : t('plan.issued', { day: issued.issuedOn }),
  ];
  return (
    <article className="plan-card" aria-labelledby={`plan-${plan.id}`}>
      <header>
        <span className="plan-number">{plan.number}</span>
        <h2 id={`plan-${plan.id}`}>{plan.title}</h2>
        <span className="muted">{facts.filter((fact) => fact !== null).join(' · ')}</span>
        {mayHistory && (
          <button type="button" className="bare link plan-history" onClick={() => setHistory(true)}>
            {t('history.tab')}
          </button>
        )}
      </header>
      {versions.map((version, at) => (
        <PlanVersion key={version.id} plan={plan} version={version} newest={at === 0} onVersion={onVersion} />
      ))}
      {plan.versions.length > shownAtFirst && !all && (
        <button type="button" className="bare link plan-more" onClick={() => setAll(true)}>
          {t('plan.versions', { count: plan.versions.length })}
        </button>
      )}
      {history && <PlanHistory plan={plan} onClose={() => setHistory(false)} />}
    </article>
  );
}
