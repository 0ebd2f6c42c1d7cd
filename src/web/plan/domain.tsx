import { publishSlot } from '#web/plan/slots.ts';
import { unitsPageSlot } from '#web/unit/slots.ts';
import { fill } from '#web/ui/slot.tsx';
import { words } from '#web/plan/words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'plans', needs: 'listPlans', load: async () => (await import('#web/plan/plans-page.tsx')).PlansPage },
    {
      path: 'plans/:planId/versions/:versionId/review',
      needs: 'getDraft',
      firstScreenKb: 350,
      load: async () => (await import('#web/plan/review/review-page.tsx')).ReviewPage,
      slots: [publishSlot],
    },
  ],
  slots: [
    fill(unitsPageSlot, {
      needs: 'listPlansWithOpenUnits',
      words,
      load: async () => await (await import('#web/plan/sketch/load-units-from-plans.ts')).loadUnitsFromPlans(),
    }),
  ],
};
