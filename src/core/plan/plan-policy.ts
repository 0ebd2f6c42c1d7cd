/** Who may do what with plans (规划文件). A published plan was issued to every unit; a draft is the office's own work. */
import { officeOnly, type Policy } from '#core/access/policy.ts';

const readers = {
  office: 'jurisdiction',
  contact: 'published',
  'unit-leader': 'published',
  supervisor: 'published',
  reader: 'published',
} as const;

const work = { who: officeOnly, scope: 'plan.write' } as const;

export const planPolicy = {
  listPlans: { who: readers, scope: 'plan.read' },
  getPlan: { who: readers, scope: 'plan.read' },
  downloadOriginal: { who: readers, scope: 'plan.read' },
  getPlanHistory: { who: officeOnly, scope: 'plan.read' },
  getDraft: { who: officeOnly, scope: 'plan.read' },
  exportDraft: { who: officeOnly, scope: 'plan.read' },
  listPlanUnits: { who: officeOnly, scope: 'plan.read' },
  listPlansWithOpenUnits: { who: officeOnly, scope: 'plan.read' },
  uploadPlan: work,
  discardVersion: work,
  restoreVersion: work,
  labelVersion: work,
  parseAgain: work,
  changeDraft: work,
  decidePlanUnit: work,
  decidePlanUnits: work,
} as const satisfies Policy;
