import { SwapOutlined, TeamOutlined } from '@ant-design/icons';
import { accountNavigation as names } from '#contract/account/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entries in the navigation, which are read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/people', label: label('shell.nav.people'), icon: <TeamOutlined />, needs: 'listAccounts', place: 60, inMenu: true },
  { to: '/deputies', label: label('shell.nav.deputies'), icon: <SwapOutlined />, needs: 'listDeputies', place: 110, inMenu: true },
];
