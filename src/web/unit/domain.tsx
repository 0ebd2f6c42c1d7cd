import { words } from '#web/unit/words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [{ path: 'units', needs: 'listUnits', load: async () => (await import('#web/unit/units-page.tsx')).UnitsPage }],
};
