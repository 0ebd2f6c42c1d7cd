import { AppstoreOutlined, QuestionCircleOutlined, TableOutlined, TagsOutlined } from '@ant-design/icons';
import { ledgerNavigation as names } from '#contract/ledger/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entries in the navigation, which are read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/ledger', label: label('shell.nav.ledger'), icon: <TableOutlined />, needs: 'listTasks', place: 20 },
  { to: '/objects', label: label('shell.nav.objects'), icon: <AppstoreOutlined />, needs: 'listObjects', place: 30 },
  { to: '/themes', label: label('shell.nav.themes'), icon: <TagsOutlined />, needs: 'listThemes', place: 40 },
  { to: '/open-lists', label: label('shell.nav.open-lists'), icon: <QuestionCircleOutlined />, needs: 'listOpenLists', place: 80 },
];
