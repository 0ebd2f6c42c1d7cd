import { words } from '#web/audit/words.ts';
import { deskSlot } from '#web/ui/desk-slot.ts';
import { fill } from '#web/ui/slot.tsx';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'audit', needs: 'searchAudit', load: async () => (await import('#web/audit/audit-page.tsx')).AuditPage, everyWord: true },
  ],
  slots: ['trail-check', 'trail-first-check'].map((kind) =>
    fill(deskSlot(kind), { needs: 'verifyAudit', words, load: async () => (await import('#web/audit/check-in-row.tsx')).CheckInRow }),
  ),
};
