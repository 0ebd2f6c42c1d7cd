import { Tooltip } from 'antd';
import { Link } from 'react-router';
import type { PlanSummary, VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { LabelTag } from '#web/plan/label-tag.tsx';
import { coveragePercent } from '#web/plan/version-acts.ts';
import { VersionActions } from '#web/plan/version-actions.tsx';
import { useMay } from '#web/access/me.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/plan/words.ts';
import { ledgerOfPlan, reviewAddress } from '#web/plan/plan-address.ts';

interface Props {
  readonly plan: PlanSummary;
  readonly version: VersionSummary;
  readonly newest: boolean;
  readonly onVersion: (files: File[]) => void;
}

const tones: Readonly<Record<VersionSummary['state'], string>> = { draft: 'w', published: 'l', superseded: '', discarded: '' };

/** One version: its state, its label, how much of the text is accounted for, what is in doubt, and what can be done with it. */
export function PlanVersion(props: Props) {
  const { plan, version } = props;
  const canReview = useMay()('getDraft');
  const review = reviewAddress({ planId: plan.id, versionId: version.id });
  return (
    <div className={`plan-version ${version.state}`}>
      <div className="version-state">
        <b>{t('plan.version', { number: version.number })}</b>
        <span className={`tag ${tones[version.state]}`}>{t(`version-state.${version.state}`)}</span>
        <LabelTag label={version.label} />
        {version.parserOutdated && (
          <Tooltip title={t('plan.outdated.note')}>
            <span className="tag o">{t('plan.outdated')}</span>
          </Tooltip>
        )}
      </div>
      <Coverage version={version} />
      <div className="version-counts">
        <Link to={version.state === 'published' ? ledgerOfPlan(plan.id) : review}>{t('plan.tasks', { count: version.taskCount })}</Link>
        {canReview && version.openDoubts > 0 ? (
          <Link className="doubts" to={review}>
            {t('plan.doubts', { count: version.openDoubts })}
          </Link>
        ) : (
          canReview && <span className="quiet">{t('plan.doubts.none')}</span>
        )}
      </div>
      <div className="version-when quiet">
        <span className="one" title={version.fileName}>
          {version.fileName}
        </span>
        <span>
          {version.publishedAt === null
            ? t('plan.taken-in', { time: instant(version.createdAt), actor: version.createdBy })
            : t('plan.published', { time: instant(version.publishedAt), actor: version.publishedBy ?? '' })}
        </span>
      </div>
      <VersionActions {...props} review={review} />
    </div>
  );
}

function Coverage({ version }: { version: VersionSummary }) {
  const percent = coveragePercent(version.coverageBp);
  return (
    <div className="coverage">
      <span className="muted">{version.coverageBp >= 10_000 ? t('plan.coverage.full') : t('plan.coverage', { percent })}</span>
      <div className="coverage-bar" title={`${t('plan.coverage.label')} ${percent}%`}>
        <i style={{ width: `${version.coverageBp / 100}%` }} />
      </div>
    </div>
  );
}
