import { AppstoreOutlined, FileTextOutlined, TableOutlined, TagsOutlined } from '@ant-design/icons';
import { createBrowserRouter, Navigate } from 'react-router';
import { ErrorPage } from '#web/ui/error-page.tsx';
import { Layout, type NavItem } from '#web/ui/layout.tsx';
import { NotFoundPage } from '#web/ui/not-found-page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';

const home = '/plans';

const nav: readonly NavItem[] = [
  { to: '/plans', label: 'shell.nav.plans', icon: <FileTextOutlined /> },
  { to: '/ledger', label: 'shell.nav.ledger', icon: <TableOutlined /> },
  { to: '/objects', label: 'shell.nav.objects', icon: <AppstoreOutlined /> },
  { to: '/themes', label: 'shell.nav.themes', icon: <TagsOutlined /> },
];

/** Each page is a chunk of its own, read when somebody goes there. */
const pages = [
  { path: 'plans', lazy: async () => ({ Component: (await import('#web/plan/plans-page.tsx')).PlansPage }) },
  {
    path: 'plans/:planId/versions/:versionId/review',
    lazy: async () => ({ Component: (await import('#web/plan/review/review-page.tsx')).ReviewPage }),
  },
  {
    path: 'plans/:planId/versions/:versionId/diff',
    lazy: async () => ({ Component: (await import('#web/plan/version-diff-page.tsx')).VersionDiffPage }),
  },
  { path: 'ledger', lazy: async () => ({ Component: (await import('#web/ledger/ledger-page.tsx')).LedgerPage }) },
  { path: 'objects', lazy: async () => ({ Component: (await import('#web/register/objects-page.tsx')).ObjectsPage }) },
  { path: 'themes', lazy: async () => ({ Component: (await import('#web/register/themes-page.tsx')).ThemesPage }) },
];

/** Where every address leads. */
export const router = createBrowserRouter([
  {
    path: '/',
    element: <Layout nav={nav} home={home} onSearch={(text) => (text === '' ? '/ledger' : `/ledger?text=${encodeURIComponent(text)}`)} />,
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <PageSkeleton />,
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          { index: true, element: <Navigate to={home} replace /> },
          ...pages,
          { path: '*', element: <NotFoundPage home={home} /> },
        ],
      },
    ],
  },
]);
