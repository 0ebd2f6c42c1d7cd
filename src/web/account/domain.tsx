import { words } from '#web/account/words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'people', needs: 'listAccounts', load: async () => (await import('#web/account/people-page.tsx')).PeoplePage },
    { path: 'deputies', needs: 'listDeputies', load: async () => (await import('#web/account/deputies-page.tsx')).DeputiesPage },
  ],
};
