import { FileTextOutlined } from '@ant-design/icons';
import { planNavigation as names } from '#contract/plan/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entries in the navigation, which are read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/plans', label: label('shell.nav.plans'), icon: <FileTextOutlined />, needs: 'listPlans', place: 10 },
];
