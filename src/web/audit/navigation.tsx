import { AuditOutlined } from '@ant-design/icons';
import { auditNavigation as names } from '#contract/audit/navigation.ts';
import { labelsOf, type NavigationEntry } from '#web/ui/navigation.ts';

const label = labelsOf(names);

/** Its entries in the navigation, which are read with the frame around every page. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/audit', label: label('shell.nav.audit'), icon: <AuditOutlined />, needs: 'searchAudit', place: 80, inMenu: true },
];
