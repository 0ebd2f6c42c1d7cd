import {
  AppstoreOutlined,
  AuditOutlined,
  ApartmentOutlined,
  FileTextOutlined,
  QuestionCircleOutlined,
  SafetyOutlined,
  TableOutlined,
  TagsOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Outlet, useLocation } from 'react-router';
import { AccountMenu } from '#web/session/account-menu.tsx';
import { DemoBanner } from '#web/session/demo-banner.tsx';
import { useMay, useMe, type PowerId } from '#web/access/me.ts';
import { NoPostPage } from '#web/session/no-post-page.tsx';
import { PasswordSoon } from '#web/session/password-soon.tsx';
import { useRecordPrint } from '#web/audit/record-print.ts';
import { SessionGate } from '#web/session/session-gate.tsx';
import { Layout, type NavItem } from '#web/ui/layout.tsx';
import '#web/session/session.css';

const nav: readonly (NavItem & { readonly needs: PowerId })[] = [
  { to: '/plans', label: 'shell.nav.plans', icon: <FileTextOutlined />, needs: 'listPlans' },
  { to: '/ledger', label: 'shell.nav.ledger', icon: <TableOutlined />, needs: 'listTasks' },
  { to: '/objects', label: 'shell.nav.objects', icon: <AppstoreOutlined />, needs: 'listObjects' },
  { to: '/themes', label: 'shell.nav.themes', icon: <TagsOutlined />, needs: 'listThemes' },
  { to: '/audit', label: 'shell.nav.audit', icon: <AuditOutlined />, needs: 'searchAudit' },
  { to: '/people', label: 'shell.nav.people', icon: <TeamOutlined />, needs: 'listAccounts' },
  { to: '/security', label: 'shell.nav.security', icon: <SafetyOutlined />, needs: 'getSecuritySettings' },
  { to: '/open-lists', label: 'shell.nav.open-lists', icon: <QuestionCircleOutlined />, needs: 'listOpenLists' },
  { to: '/units', label: 'shell.nav.units', icon: <ApartmentOutlined />, needs: 'listUnits' },
];

/** The frame around every page of somebody who is logged in: what the post may use, who it is, and what they must know. */
export function AppFrame() {
  return (
    <SessionGate>
      <Frame />
    </SessionGate>
  );
}

function Frame() {
  const me = useMe();
  const may = useMay();
  const { pathname } = useLocation();
  useRecordPrint();
  return (
    <Layout
      nav={nav.filter(({ needs }) => may(needs))}
      home="/"
      {...(may('listTasks') ? { onSearch: searchAddress } : {})}
      account={<AccountMenu />}
      notices={
        <>
          {me.jurisdiction.demo && <DemoBanner />}
          <PasswordSoon />
        </>
      }
    >
      {me.post === null && pathname !== '/me' ? <NoPostPage /> : <Outlet />}
    </Layout>
  );
}

function searchAddress(text: string): string {
  return text === '' ? '/ledger' : `/ledger?text=${encodeURIComponent(text)}`;
}
