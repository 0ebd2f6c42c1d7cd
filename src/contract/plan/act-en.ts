/** Messages of plans (规划文件), English: acts and kinds of objects, as the trail names them. */
import type { actZh } from '#contract/plan/act-zh.ts';

export const actEn: Readonly<Record<keyof typeof actZh, string>> = {
  'act.listPlans': 'List plans',
  'act.getPlan': 'See a plan',
  'act.downloadOriginal': 'Download original',
  'act.getPlanHistory': 'See a plan’s history',
  'act.getDraft': 'See a draft',
  'act.exportDraft': 'Export draft',
  'act.listPlanUnits': 'List printed units',
  'act.uploadPlan': 'Upload plan',
  'act.discardVersion': 'Discard version',
  'act.restoreVersion': 'Restore version',
  'act.labelVersion': 'Change label of file',
  'act.parseAgain': 'Parse again',
  'act.changeDraft': 'Change draft',
  'act.decidePlanUnit': 'Decide a printed unit',
  'act.decidePlanUnits': 'Decide responsible units together',
  'act.listPlansWithOpenUnits': 'List plans with open unit names',
  'audit.type.plan': 'Plan',
  'audit.type.plan_version': 'Plan',
  'audit.type.unit_text': 'Printed unit',
};
