import { settingsNavigation as names } from '#contract/settings/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entries in the navigation, which are read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/settings', label: label('shell.nav.settings'), icon: null, needs: 'getRuleSet', place: 95, inMenu: true },
];
