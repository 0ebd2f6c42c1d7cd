import { TableOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { ledgerNavigation as names } from '#contract/ledger/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entries in the navigation, which are read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/ledger', label: label('shell.nav.ledger'), icon: <TableOutlined />, needs: 'listTasks', place: 20 },
  { to: '/lists', label: label('shell.nav.lists'), icon: <UnorderedListOutlined />, needs: 'listLists', place: 25 },
];
