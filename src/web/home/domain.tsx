import { words } from '#web/home/words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [{ path: '/', needs: 'getHome', firstScreenKb: 230, load: async () => (await import('#web/home/home-page.tsx')).HomePage }],
};
