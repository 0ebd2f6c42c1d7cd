import { ApartmentOutlined } from '@ant-design/icons';
import { unitNavigation as names } from '#contract/unit/navigation.ts';
import { words } from '#web/unit/words.ts';
import { labelsOf, type WebDomain } from '#web/ui/domain.ts';

const label = labelsOf(names);

export const domain: WebDomain = {
  words,
  pages: [{ path: 'units', needs: 'listUnits', load: async () => (await import('#web/unit/units-page.tsx')).UnitsPage }],
  navigation: [{ to: '/units', label: label('shell.nav.units'), icon: <ApartmentOutlined />, needs: 'listUnits', place: 90 }],
};
