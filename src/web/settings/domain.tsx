import { words } from '#web/settings/words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'settings', needs: 'getRuleSet', load: async () => (await import('#web/settings/rules-page.tsx')).RulesPage },
    {
      path: 'settings/calendar',
      needs: 'getCalendarYear',
      load: async () => (await import('#web/settings/calendar-page.tsx')).CalendarPage,
    },
  ],
};
