import { Button } from 'antd';
import { Link } from 'react-router';
import type { PlanSummary, VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { useRestore } from '#web/plan/use-restore.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/plan/words.ts';
import { reviewAddress } from '#web/plan/plan-address.ts';

/** Plans of which every version was discarded: collapsed below the list, each with a button to restore it. */
export function DiscardedPlans({ plans }: { plans: readonly PlanSummary[] }) {
  if (plans.length === 0) return null;
  return (
    <details className="plans-discarded">
      <summary>{t('plan.discarded-plans', { count: plans.length })}</summary>
      <ul className="plain">
        {plans.flatMap((plan) => plan.versions.slice(0, 1).map((version) => <DiscardedPlan key={plan.id} plan={plan} version={version} />))}
      </ul>
    </details>
  );
}

function DiscardedPlan({ plan, version }: { plan: PlanSummary; version: VersionSummary }) {
  const restore = useRestore({ planId: plan.id, versionId: version.id });
  return (
    <li>
      <span className="plan-number">{plan.number}</span>
      <Link className="one grow" to={reviewAddress({ planId: plan.id, versionId: version.id })} title={plan.title}>
        {plan.title}
      </Link>
      <span className="quiet one">
        {version.fileName} · {t('plan.taken-in', { time: instant(version.createdAt), actor: version.createdBy })}
      </span>
      <Button size="small" loading={restore.isPending} onClick={restore.start}>
        {t('plan.restore')}
      </Button>
    </li>
  );
}
