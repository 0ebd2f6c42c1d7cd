import { SafetyOutlined } from '@ant-design/icons';
import { sessionNavigation as names } from '#contract/session/navigation.ts';
import { words } from '#web/session/words.ts';
import { labelsOf, type WebDomain } from '#web/ui/domain.ts';

const label = labelsOf(names);

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
    ...['/login', '/login/password', '/login/factor', '/login/enroll'].map((path) => ({
      path,
      load: async () => (await import('#web/session/sign-in/sign-in-page.tsx')).SignInPage,
    })),
    { path: '/login/oidc', load: async () => (await import('#web/session/sign-in/oidc-page.tsx')).OidcPage },
    ...['/link', '/join'].map((path) => ({ path, load: async () => (await import('#web/session/link/link-page.tsx')).LinkPage })),
  ],
  navigation: [{ to: '/security', label: label('shell.nav.security'), icon: <SafetyOutlined />, needs: 'getSecuritySettings', place: 70 }],
};
