import { words } from '#web/session/frame-words.ts';
import { words as ownWords } from '#web/session/words.ts';
import type { Page, WebDomain } from '#web/ui/domain.ts';

const loadSignIn = async () => (await import('#web/session/sign-in/sign-in-page.tsx')).SignInPage;

/** Pages about one's own account and the rules of logins have words that no other needs. */
function withOwnWords(load: Page['load']): Page['load'] {
  return async () => {
    const [page] = await Promise.all([load(), ownWords.load()]);
    return page;
  };
}

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'me', needs: 'person', load: withOwnWords(async () => (await import('#web/session/me/me-page.tsx')).MePage) },
    {
      path: 'security',
      needs: 'getSecuritySettings',
      load: withOwnWords(async () => (await import('#web/session/security/security-page.tsx')).SecurityPage),
    },
  ],
  entryPages: [
    { path: '/login', firstScreenKb: 140, load: loadSignIn },
    ...['/login/password', '/login/factor', '/login/enroll'].map((path) => ({ path, load: loadSignIn })),
    { path: '/login/oidc', load: async () => (await import('#web/session/sign-in/oidc-page.tsx')).OidcPage },
    ...['/link', '/join'].map((path) => ({ path, load: async () => (await import('#web/session/link/link-page.tsx')).LinkPage })),
  ],
};
