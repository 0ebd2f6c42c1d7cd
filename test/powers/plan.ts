/** Plans, their drafts and the units that they print. */
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as unitTexts from '#contract/plan/unit-text-endpoints.ts';
import { upload } from '#test/plan-steps.ts';
import { offersOn } from '#test/powers/walk/offers.ts';
import { stale, type DomainPowers } from '#test/powers/walk/domain.ts';
import { fill, sentence } from '#test/powers/walk/seed.ts';
import { nothing, type Making, type Target, type Targets } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

declare module '#test/powers/walk/target.ts' {
  interface Target {
    readonly planId: string;
    readonly versionId: string;
  }
  interface World {
    /** A published plan, a draft, and the draft of a new version of the published plan. */
    readonly plans: readonly Target[];
  }
}

/** One task for each unit, each with an open list beside it, and one principle for each. */
export function planText(title: string, units: readonly string[]): string {
  const principles = units.map((_, index) => `（${'一二三四'[index] ?? ''}）坚持机密原则${index + 1}。统筹推进。`);
  const tasks = units.map((unit, index) => `${index + 1}.${sentence(unit)}。（责任单位：${unit}，有关县市区）`);
  return [title, '', '一、基本原则', ...principles, '二、主要任务', '（一）公路', ...tasks, ''].join('\n');
}

/** One plan at home for all units, one abroad. The ledger publishes them, and adds those that it does not publish. */
async function seed({ server, elsewhere, atHome, abroad }: Making): Promise<void> {
  const units = atHome.map(({ unit }) => unit);
  const params = await upload(server, planText('泰和市机密通道分工方案', units));
  for (const target of atHome) fill(target, params);
  fill(abroad, await upload(elsewhere, planText('泰和市机密通道分工方案（外）', [abroad.unit])));
}

/** Issued and not. */
export const plans: Targets = {
  all: ({ plans: all, abroad }) => [...all, abroad],
  // Of a draft everything can be asked.
  reached: ({ plans: all }) => all[1],
};
const ofPlan = ({ planId }: Target) => ({ planId });
/** The params of a version. */
export const ofVersion = ({ planId, versionId }: Target) => ({ planId, versionId });
const showsVersion = (text: string, { versionId }: Target): boolean => text.includes(versionId);

export const powers: DomainPowers = {
  seed,
  businessWords: ['机密', '有关县市区', '方案.txt'],
  trials: [
    trial(plan.listPlans)(plans, () => ({}), { shows: showsVersion }),
    trial(plan.getPlan)(plans, (target) => ({ params: ofPlan(target) }), { shows: showsVersion }),
    trial(plan.downloadOriginal)(plans, (target) => ({ params: ofVersion(target) })),
    // Each of the plans at home has a draft, so nothing is stored.
    trial(plan.uploadPlan)(plans, ({ planId }) => ({
      body: { planId },
      file: { name: '方案.txt', bytes: '机密方案\n\n一、任务\n1.建设甲路。\n' },
    })),
    trial(plan.discardVersion)(plans, (target) => ({ params: ofVersion(target), body: { reason: '测试' } })),
    trial(plan.restoreVersion)(plans, (target) => ({ params: ofVersion(target) })),
    trial(plan.labelVersion)(plans, (target) => ({
      params: ofVersion(target),
      // Nobody has labelled it public: whoever gets as far as the row is told so.
      body: { label: 'sensitive', was: 'public', reason: '测试' },
    })),
    trial(drafts.parseAgain)(plans, (target) => ({ params: ofVersion(target), body: { revision: stale } })),
    trial(drafts.getDraft)(plans, (target) => ({ params: ofVersion(target) })),
    trial(drafts.changeDraft)(plans, (target) => ({
      params: ofVersion(target),
      body: { revision: stale, operations: [{ type: 'undo', seq: 1 }] },
    })),
    trial(drafts.exportDraft)(plans, (target) => ({ params: ofVersion(target) })),
    trial(plan.getPlanHistory)(plans, (target) => ({ params: ofPlan(target) })),
    trial(unitTexts.listPlanUnits)(plans, (target) => ({ params: ofPlan(target) })),
    trial(unitTexts.listPlansWithOpenUnits)(nothing, () => ({})),
    trial(unitTexts.decidePlanUnits)(
      plans,
      (target) => ({
        params: ofPlan(target),
        body: { decisions: [{ text: target.unit, state: 'open', unitIds: [], revision: stale }] },
      }),
      {
        fuller: ({ planId, unit, unitId }) => [
          { params: { planId }, body: { decisions: [{ text: unit, state: 'matched', unitIds: [unitId], revision: 1 }] } },
        ],
      },
    ),
    trial(unitTexts.decidePlanUnit)(
      plans,
      (target) => ({
        params: ofPlan(target),
        body: { text: target.unit, state: 'open', unitIds: [], revision: stale },
      }),
      {
        fuller: ({ planId, unit, unitId }) => [
          { params: { planId }, body: { text: unit, state: 'matched', unitIds: [unitId], revision: 1 } },
        ],
      },
    ),
  ],
  offers: offersOn('/plans', {
    'plan.upload': 'uploadPlan',
    'plan.original': 'downloadOriginal',
    'plan.discard': 'discardVersion',
    'plan.label': 'labelVersion',
    'plan.review': 'getDraft',
    'plan.read': 'getDraft',
    'plan.ledger': 'listTasks',
    'plan.diff': 'diffVersion',
    'history.tab': 'getPlanHistory',
  }),
};
