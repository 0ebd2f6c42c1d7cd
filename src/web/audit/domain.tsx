import { words } from '#web/audit/words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'audit', needs: 'searchAudit', load: async () => (await import('#web/audit/audit-page.tsx')).AuditPage, everyWord: true },
  ],
};
