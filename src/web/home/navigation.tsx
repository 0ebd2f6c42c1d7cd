import { HomeOutlined } from '@ant-design/icons';
import { homeNavigation as names } from '#contract/home/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entry in the navigation, which is read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/', label: label('shell.nav.home'), icon: <HomeOutlined />, needs: 'getHome', place: 0 },
];
