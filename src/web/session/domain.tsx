import { words } from '#web/session/frame-words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

const loadSignIn = async () => (await import('#web/session/sign-in/sign-in-page.tsx')).SignInPage;

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'me', needs: 'person', load: async () => (await import('#web/session/me/me-page.tsx')).MePage },
    {
      path: 'security',
      needs: 'getSecuritySettings',
      load: async () => (await import('#web/session/security/security-page.tsx')).SecurityPage,
    },
  ],
  entryPages: [
    { path: '/login', firstScreenKb: 147, load: loadSignIn },
    ...['/login/password', '/login/factor', '/login/enroll'].map((path) => ({ path, load: loadSignIn })),
    { path: '/login/oidc', load: async () => (await import('#web/session/sign-in/oidc-page.tsx')).OidcPage },
    ...['/link', '/join'].map((path) => ({ path, load: async () => (await import('#web/session/link/link-page.tsx')).LinkPage })),
  ],
};
