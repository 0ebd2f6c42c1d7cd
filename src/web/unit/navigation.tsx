import { ApartmentOutlined } from '@ant-design/icons';
import { unitNavigation as names } from '#contract/unit/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entries in the navigation, which are read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/units', label: label('shell.nav.units'), icon: <ApartmentOutlined />, needs: 'listUnits', place: 70, inMenu: true },
];
