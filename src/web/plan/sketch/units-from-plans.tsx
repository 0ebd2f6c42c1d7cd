import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listPlansWithOpenUnits } from '#contract/plan/unit-text-endpoints.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { MadeNotice, SketchDialog } from '#web/plan/sketch/sketch-parts.ts';
import { plansMadeOf, useLastMade } from '#web/plan/sketch/use-sketch.ts';
import '#web/plan/sketch/sketch.css';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';
import { t } from '#web/plan/sketch/words.ts';

/** On the page of units: documents print names that have none, and units can be made from them. */
export function UnitsFromPlans({ empty }: { readonly empty: boolean }) {
  const { data } = useQuery({ ...endpointQuery(listPlansWithOpenUnits, {}), select: ({ plans }) => plans });
  const may = useMay();
  const [planId, setPlanId] = useState<string | null>(null);
  // Notices stand for the plans that the dialog was opened for, also when nothing of them is open any more.
  const account = useMe().account.id;
  const [doneIds, setDoneIds] = useState<readonly string[]>(() => plansMadeOf(account));
  const plans = data ?? [];
  const [first] = plans;
  const open = (id: string) => {
    setPlanId(id);
    setDoneIds([...new Set([...doneIds, id])]);
  };
  const chosen = plans.find((plan) => plan.planId === planId);
  return (
    <>
      {doneIds.map((id) => (
        <LastMade key={`${id} ${planId ?? ''}`} planId={id} />
      ))}
      {first !== undefined && may('addUnits') && (
        <div className="sk-from-plans">
          <span>
            {t('sketch.from-plans', {
              plans: plans.length,
              title: plans.length > 1 ? `《${first.title}》` : first.title,
              names: plans.reduce((sum, { names }) => sum + names, 0),
            })}
          </span>
          {plans.length === 1 ? (
            <Button type="primary" onClick={() => open(first.planId)}>
              {t('sketch.from-plans.go')}
            </Button>
          ) : (
            <ClickMenu
              menu={{
                items: plans.map((plan) => ({
                  key: plan.planId,
                  label: t('sketch.from-plans.of', { title: plan.title, names: plan.names }),
                })),
                onClick: ({ key }) => open(key),
              }}
            >
              <Button type="primary">{t('sketch.from-plans.go')}</Button>
            </ClickMenu>
          )}
        </div>
      )}
      {empty && data !== undefined && first === undefined && may('uploadPlan') && (
        <p className="sk-from-plans">
          {t('sketch.from-plans.none')} <Link to="/plans">{t('sketch.from-plans.upload')}</Link>
        </p>
      )}
      {chosen !== undefined && <Dialog key={chosen.planId} planId={chosen.planId} title={chosen.title} onClose={() => setPlanId(null)} />}
    </>
  );
}

function Dialog({ planId, title, onClose }: { readonly planId: string; readonly title: string; readonly onClose: () => void }) {
  const [, setMade] = useLastMade(planId);
  return <SketchDialog planId={planId} title={title} onClose={onClose} onMade={setMade} />;
}

function LastMade({ planId }: { readonly planId: string }) {
  const [made, setMade] = useLastMade(planId);
  return made === null ? null : <MadeNotice made={made} checkAt={null} onGone={() => setMade(null)} />;
}
