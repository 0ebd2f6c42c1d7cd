import { Button, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import { DiscardedPlans } from '#web/plan/discarded-plans.tsx';
import { PlanCard } from '#web/plan/plan-card.tsx';
import { PlansEmpty } from '#web/plan/plans-empty.tsx';
import { DropTarget } from '#web/plan/drop-target.tsx';
import { UploadList } from '#web/plan/upload-list.tsx';
import { fitsSearch, isDiscarded } from '#web/plan/version-acts.ts';
import { useFilePicker } from '#web/plan/use-file-picker.ts';
import { useUploads } from '#web/plan/use-uploads.ts';
import { useMay } from '#web/access/me.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/plan/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/plan/plans-page.css';

const searchFrom = 6;

/** All plans with their versions. The whole page takes files. */
export function PlansPage() {
  useTitle(t('plan.title'));
  const plans = useQuery(endpointQuery(listPlans, {}));
  const uploads = useUploads();
  const choose = useFilePicker((files) => uploads.add(files, null));
  const canUpload = useMay()('uploadPlan');
  const [find, setFind] = useState('');
  if (plans.isPending) return <PageSkeleton />;
  const everything = plans.data?.plans ?? [];
  const all = everything.filter((plan) => !isDiscarded(plan));
  const discarded = everything.filter(isDiscarded);
  const shown = all.filter((plan) => fitsSearch(plan, find));
  return (
    <DropTarget enabled={canUpload} onFiles={(files) => uploads.add(files, null)}>
      <div className="page plans">
        {(all.length > 0 || plans.isError) && (
          <div className="page-head">
            <h1>{t('plan.title')}</h1>
            <span className="muted">{t('plan.count', { count: all.length })}</span>
            <span className="grow" />
            {all.length >= searchFrom && (
              <Input.Search
                allowClear
                className="plans-find"
                placeholder={t('plan.find')}
                value={find}
                onChange={(event) => setFind(event.target.value)}
              />
            )}
            {canUpload && (
              <Button type="primary" onClick={choose}>
                {t('plan.upload')}
              </Button>
            )}
          </div>
        )}
        <UploadList uploads={uploads} />
        {plans.isError && <LoadFailure error={plans.error} onRetry={() => void plans.refetch()} />}
        {plans.isSuccess && all.length === 0 && <PlansEmpty onChoose={canUpload ? choose : null} />}
        {all.length > 0 && shown.length === 0 && <p className="quiet plans-none">{t('plan.none', { text: find })}</p>}
        {shown.map((plan) => (
          <PlanCard key={plan.id} plan={plan} onVersion={(files) => uploads.add(files.slice(0, 1), plan)} />
        ))}
        <DiscardedPlans plans={discarded} />
        {canUpload && all.length > 0 && <p className="plans-drop quiet">{t('plan.drop')}</p>}
      </div>
    </DropTarget>
  );
}
