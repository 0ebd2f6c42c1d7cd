import { publishSlot } from '#web/plan/slots.ts';
import { words } from '#web/plan/words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'plans', needs: 'listPlans', load: async () => (await import('#web/plan/plans-page.tsx')).PlansPage },
    {
      path: 'plans/:planId/versions/:versionId/review',
      needs: 'getDraft',
      firstScreenKb: 360,
      load: async () => (await import('#web/plan/review/review-page.tsx')).ReviewPage,
      slots: [publishSlot],
    },
  ],
};
