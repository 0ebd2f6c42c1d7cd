import { FormOutlined } from '@ant-design/icons';
import { reportingNavigation as names } from '#contract/reporting/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entries in the navigation, which are read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/reports', label: label('shell.nav.reports'), icon: <FormOutlined />, needs: 'listPeriods', place: 30 },
];
