import { createBrowserRouter, type RouteObject } from 'react-router';
import { Allowed } from '#web/access/allowed.tsx';
import { AppFrame } from '#web/app-frame.tsx';
import { Home } from '#web/home.tsx';
import type { PowerId } from '#web/access/me.ts';
import { ErrorPage } from '#web/ui/error-page.tsx';
import { NotFoundPage } from '#web/ui/not-found-page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';

/** A page of those who may use `needs`. Each is a chunk of its own, read when somebody goes there. */
function page(path: string, needs: PowerId, load: () => Promise<() => React.ReactNode>): RouteObject {
  return {
    path,
    element: <Allowed needs={needs} />,
    children: [{ index: true, lazy: async () => ({ Component: await load() }) }],
  };
}

const pages: readonly RouteObject[] = [
  page('plans', 'listPlans', async () => (await import('#web/plan/plans-page.tsx')).PlansPage),
  page('plans/:planId/versions/:versionId/review', 'getDraft', async () => (await import('#web/plan/review/review-page.tsx')).ReviewPage),
  page(
    'plans/:planId/versions/:versionId/diff',
    'diffVersion',
    async () => (await import('#web/ledger/publish/version-diff-page.tsx')).VersionDiffPage,
  ),
  page('ledger', 'listTasks', async () => (await import('#web/ledger/ledger-page.tsx')).LedgerPage),
  page('objects', 'listObjects', async () => (await import('#web/ledger/object/objects-page.tsx')).ObjectsPage),
  page('themes', 'listThemes', async () => (await import('#web/ledger/theme/themes-page.tsx')).ThemesPage),
  page('units', 'listUnits', async () => (await import('#web/unit/units-page.tsx')).UnitsPage),
  page('open-lists', 'listOpenLists', async () => (await import('#web/ledger/open-list/open-lists-page.tsx')).OpenListsPage),
  page('people', 'listAccounts', async () => (await import('#web/account/people-page.tsx')).PeoplePage),
  page('security', 'getSecuritySettings', async () => (await import('#web/session/security/security-page.tsx')).SecurityPage),
  page('audit', 'searchAudit', async () => (await import('#web/audit/audit-page.tsx')).AuditPage),
  { path: 'me', lazy: async () => ({ Component: (await import('#web/session/me/me-page.tsx')).MePage }) },
];

const signIn = async () => ({ Component: (await import('#web/session/sign-in/sign-in-page.tsx')).SignInPage });

/** Where every address leads. What comes before a login stands outside of the frame. */
export const router = createBrowserRouter([
  {
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <PageSkeleton />,
    children: [
      { path: '/login', lazy: signIn },
      { path: '/login/password', lazy: signIn },
      { path: '/login/factor', lazy: signIn },
      { path: '/login/enroll', lazy: signIn },
      { path: '/login/oidc', lazy: async () => ({ Component: (await import('#web/session/sign-in/oidc-page.tsx')).OidcPage }) },
      { path: '/link', lazy: async () => ({ Component: (await import('#web/session/link/link-page.tsx')).LinkPage }) },
      {
        path: '/',
        element: <AppFrame />,
        children: [
          {
            errorElement: <ErrorPage />,
            children: [{ index: true, element: <Home /> }, ...pages, { path: '*', element: <NotFoundPage home="/" /> }],
          },
        ],
      },
    ],
  },
]);
