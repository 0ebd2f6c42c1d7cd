import { meSlot } from '#web/session/slots.ts';
import { words } from '#web/session/frame-words.ts';
import { words as linkWords } from '#web/session/link/words.ts';
import { words as stepWords } from '#web/session/step-words.ts';
import { words as ownWords } from '#web/session/words.ts';
import type { Page, WebDomain } from '#web/ui/domain.ts';

const loadSignIn = async () => (await import('#web/session/sign-in/sign-in-page.tsx')).SignInPage;

/** A page that has words which no other needs. */
function withWords({ load: loadWords }: Pick<typeof words, 'load'>, load: Page['load']): Page['load'] {
  return async () => {
    const [page] = await Promise.all([load(), loadWords()]);
    return page;
  };
}

export const domain: WebDomain = {
  words,
  pages: [
    {
      path: 'me',
      needs: 'person',
      load: withWords(ownWords, async () => (await import('#web/session/me/me-page.tsx')).MePage),
      slots: [meSlot],
    },
    {
      path: 'security',
      needs: 'getSecuritySettings',
      load: withWords(ownWords, async () => (await import('#web/session/security/security-page.tsx')).SecurityPage),
    },
  ],
  entryPages: [
    { path: '/login', firstScreenKb: 138, load: loadSignIn },
    { path: '/login/password', load: withWords(stepWords, loadSignIn) },
    ...['/login/factor', '/login/enroll'].map((path) => ({ path, load: loadSignIn })),
    { path: '/login/oidc', load: withWords(stepWords, async () => (await import('#web/session/sign-in/oidc-page.tsx')).OidcPage) },
    ...['/link', '/join'].map((path) => ({
      path,
      load: withWords(linkWords, async () => (await import('#web/session/link/link-page.tsx')).LinkPage),
    })),
  ],
};
