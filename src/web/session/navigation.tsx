import { SafetyOutlined } from '@ant-design/icons';
import { sessionNavigation as names } from '#contract/session/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entries in the navigation, which are read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/security', label: label('shell.nav.security'), icon: <SafetyOutlined />, needs: 'getSecuritySettings', place: 90, inMenu: true },
];
