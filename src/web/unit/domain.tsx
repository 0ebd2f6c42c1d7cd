import { words } from '#web/unit/words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

import { unitsPageSlot } from '#web/unit/slots.ts';

export const domain: WebDomain = {
  words,
  pages: [
    {
      path: 'units',
      needs: 'listUnits',
      load: async () => (await import('#web/unit/units-page.tsx')).UnitsPage,
      slots: [unitsPageSlot],
    },
  ],
};
