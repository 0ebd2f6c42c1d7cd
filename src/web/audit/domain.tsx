import { AuditOutlined } from '@ant-design/icons';
import { auditNavigation as names } from '#contract/audit/navigation.ts';
import { words } from '#web/audit/words.ts';
import { labelsOf, type WebDomain } from '#web/ui/domain.ts';

const label = labelsOf(names);

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'audit', needs: 'searchAudit', load: async () => (await import('#web/audit/audit-page.tsx')).AuditPage, everyWord: true },
  ],
  navigation: [{ to: '/audit', label: label('shell.nav.audit'), icon: <AuditOutlined />, needs: 'searchAudit', place: 50 }],
};
