import { FileTextOutlined } from '@ant-design/icons';
import { planNavigation as names } from '#contract/plan/navigation.ts';
import { publishSlot } from '#web/plan/slots.ts';
import { words } from '#web/plan/words.ts';
import { labelsOf, type WebDomain } from '#web/ui/domain.ts';

const label = labelsOf(names);

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'plans', needs: 'listPlans', load: async () => (await import('#web/plan/plans-page.tsx')).PlansPage },
    {
      path: 'plans/:planId/versions/:versionId/review',
      needs: 'getDraft',
      load: async () => (await import('#web/plan/review/review-page.tsx')).ReviewPage,
      slots: [publishSlot],
    },
  ],
  navigation: [{ to: '/plans', label: label('shell.nav.plans'), icon: <FileTextOutlined />, needs: 'listPlans', place: 10 }],
};
